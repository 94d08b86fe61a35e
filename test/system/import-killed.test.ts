/** `import` of a folder at a mail server, killed twice: nothing twice, nothing lost, nobody written to, and INBOX knows nothing of it. */
import { expect, test, vi } from 'vitest'
import { startHoodiecrow } from '../support/hoodiecrow.ts'
import { complaint, install } from '../support/installation.ts'
import { spawnProgram } from '../support/program.ts'
import { until } from '../support/until.ts'

// Whole processes start and end here; a busy machine may take its time.
vi.setConfig({ testTimeout: 240_000 })

const MAILS = 200

test('an import that is killed twice takes in every mail once', async () => {
  const server = await startHoodiecrow({ storage: { INBOX: {}, '': { folders: { Archive: {} }, separator: '/' } } })
  const mails = (folder?: string) =>
    server.mails(folder).map(({ flags, raw }) => ({ seen: flags.includes('\\Seen'), raw }))
  const shop = await install({}, { mailbox: { ...server, mails } })
  try {
    server.append(complaint(MAILS + 1))
    for (let n = 1; n <= MAILS; n++) server.append(complaint(n), { folder: 'Archive' })

    const filed = async () => {
      const [row] = await shop.sql<{ mails: string }>(
        "select count(*) as mails from raw_mail where inlet = 'import' and status = 'filed'",
      )
      return Number(row?.mails)
    }
    for (const enough of [20, 120]) {
      const run = spawnProgram(['import', 'imap:Archive'], shop.env)
      await until(`${enough} mails; it says ${run.said()}`, async () => (await filed()) >= enough, 60_000)
      await run.end('SIGKILL')
      expect(await filed()).toBeLessThan(MAILS)
      // Its lease would end by itself; this test does not wait for that.
      await shop.sql("delete from lease where name = 'import'")
    }
    const last = await shop.run(['import', 'imap:Archive', '--json'])
    expect(JSON.parse(last.out)).toMatchObject({ mails: MAILS, opened: MAILS, joined: 0, pending: 0, whole: true })

    expect(await shop.sql("select count(*)::int as n from raw_mail where inlet = 'import'")).toEqual([{ n: MAILS }])
    // INBOX is begun after it as if nothing had been, and its one mail is the only one that is answered.
    expect((await shop.once()).counts).toMatchObject({ fetched: 1, opened: 1, sent: 3 })
    expect(shop.different()).toBe(3)
    expect(await shop.sql('select folder, last_uid::int as uid from folder_cursor')).toEqual([
      { folder: 'INBOX', uid: 1 },
    ])
    expect(await shop.sql('select count(*)::int as n from ledger_entry')).toEqual([{ n: 1 }])
    expect(
      await shop.sql('select count(*)::int as n, count(distinct customer_address)::int as people from incident'),
    ).toEqual([{ n: MAILS + 1, people: MAILS + 1 }])
    expect(mails('Archive').some(({ seen }) => seen)).toBe(false)
  } finally {
    await server.close()
  }
})
