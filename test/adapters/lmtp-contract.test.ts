import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe } from 'vitest'
import { createImapSource } from '../../src/adapters/inlet/imap.ts'
import { createLmtpDoor } from '../../src/adapters/lmtp/lmtp-server.ts'
import { receive } from '../../src/app/receive.ts'
import { createTaker } from '../../src/app/take-in.ts'
import { A_MAILBOX, takingInContract } from '../contract/taking-in.contract.ts'
import { hasDovecot, startDovecot } from '../support/dovecot.ts'
import { lmtpClient } from '../support/lmtp-client.ts'
import { memoryBell, memoryLeases, memoryLog } from '../support/memory-ports.ts'
import { until } from '../support/until.ts'

const clock = { now: () => Date.now() }

takingInContract('by LMTP', async (rawMails, { mailbox }) => {
  const folder = mkdtempSync(join(tmpdir(), 'lmtp-'))
  const place = { path: join(folder, 'socket') }
  const log = memoryLog()
  const box = { mailbox: { id: mailbox, address: A_MAILBOX }, rawMails, bell: memoryBell() }
  const stop = new AbortController()
  const taker = createTaker({ mailboxes: [box], clock, log })
  const served = createLmtpDoor({ place, log }).serve(taker, stop.signal)
  await until('an open door', () => log.lines.some(({ event }) => event === 'lmtp-open'))
  let kept: readonly string[] = []
  const bring = async (...mails: readonly string[]) => {
    const client = await lmtpClient(place)
    const all = [...kept, ...mails]
    kept = []
    for (const mail of all) {
      const [reply = ''] = await client.hand(mail, [A_MAILBOX])
      if (!reply.startsWith('250')) kept = [...kept, mail]
    }
    client.end()
    return kept.length === 0
  }
  return {
    bring,
    again: bring,
    async dispose() {
      stop.abort()
      await served
      rmSync(folder, { recursive: true, force: true })
    },
  }
})

describe.runIf(hasDovecot())('with Dovecot', () => {
  takingInContract('by IMAP', async (rawMails, { mailbox }) => {
    const dovecot = await startDovecot()
    if (dovecot === undefined) throw new Error('no Dovecot')
    const { host, port, user, password } = dovecot
    const access = { host, port, user, password, secure: false, tls: 'none', folder: 'INBOX' } as const
    const log = memoryLog()
    const source = createImapSource({ ...access, after: { kind: 'delete' }, clock, logger: log })
    const deps = { rawMails, source, log, clock, bell: memoryBell(), leases: memoryLeases(), holder: 'test' }
    const again = async () => {
      try {
        await receive({ ...deps, meter: { note() {}, turned() {}, trouble() {} } }, mailbox)
        return true
      } catch {
        return false
      }
    }
    return {
      async bring(...mails) {
        for (const mail of mails) dovecot.append(Buffer.from(mail, 'latin1'))
        return await again()
      },
      again,
      dispose: dovecot.dispose,
    }
  })
})
