/** Runs of `import`: where each stands, what it stored, and what became of that. */
import type { ArchivedMail, ImportCounts, ImportRun, Imports, StoreResult } from '../../app/ports.ts'
import { type Database, type Statement, timestamp } from './database.ts'
import { storeMails } from './store-mails.ts'

/** An archive that was taken in whole is begun anew, which finds its mails known; one that was not goes on. */
const BEGIN: Statement = {
  name: 'import-begin',
  text: `
    insert into import_run as r (mailbox_id, source, fingerprint, mails, started_at) values ($1, $2, $3, $4, $5)
    on conflict (mailbox_id, source, fingerprint) do update set
      position = case when r.ended_at is null then r.position else 0 end,
      duplicates = case when r.ended_at is null then r.duplicates else 0 end,
      started_at = case when r.ended_at is null then r.started_at else excluded.started_at end,
      ended_at = null
    returning id, position, duplicates, started_at`,
}

/** $3 the mails that are new, $4 what the archive knew of them. */
const OF_RUN: Statement = {
  name: 'import-of-run',
  text: `
    update raw_mail set import_id = $2, history = $4, import_waits = status = 'pending'
    where mailbox_id = $1 and id = any($3::bigint[])
    returning import_waits as waits`,
}

/** What a killed run had claimed comes again at once: only one import works at a time. */
const FREE: Statement = {
  name: 'import-free',
  text: `
    update raw_mail set available_at = '-infinity'
    where mailbox_id = $1 and status = 'pending' and import_waits and available_at > '-infinity'`,
}

const STANDS: Statement = {
  name: 'import-stands',
  text: `
    update import_run set position = $3, duplicates = duplicates + $4 where mailbox_id = $1 and id = $2`,
}

const END: Statement = {
  name: 'import-end',
  text: 'update import_run set ended_at = $3 where mailbox_id = $1 and id = $2',
}

const UNENDED: Statement = {
  name: 'import-unended',
  text: `
    select source, started_at from import_run where mailbox_id = $1 and ended_at is null order by id`,
}

const COUNTS: Statement = {
  name: 'import-counts',
  text: `
    select status, coalesce(opened, false) as opened, count(*)::int as mails
    from raw_mail where mailbox_id = $1 and import_id = $2 group by 1, 2`,
}

const IGNORED: Statement = {
  name: 'import-ignored',
  text: `
    select regexp_replace(split_part(coalesce(reason, ''), ':', 1), '[0-9]+', 'many') as why, count(*)::int as count
    from raw_mail where mailbox_id = $1 and import_id = $2 and status = 'ignored' group by 1 order by 2 desc, 1 limit 10`,
}

const QUARANTINED: Statement = {
  name: 'import-quarantined',
  text: `
    select id from raw_mail where mailbox_id = $1 and import_id = $2 and status = 'quarantined' order by id limit 20`,
}

const STILL_OPEN: Statement = {
  name: 'import-still-open',
  text: `
    select count(distinct i.number)::int as incidents
    from raw_mail r join incident i on i.mailbox_id = $1 and i.number = r.incident_number
    where r.mailbox_id = $1 and r.import_id = $2 and r.status = 'filed' and i.status = 'open'
      and i.facts ->> 'silentBecause' = 'history'`,
}

type BegunRow = { id: number; position: number; duplicates: number; started_at: number }
type CountRow = { status: string; opened: boolean; mails: number }

export function createImports(db: Database): Imports {
  return {
    async begin(mailbox, { source, fingerprint, mails }, now): Promise<ImportRun> {
      const { rows } = await db.run<BegunRow>(BEGIN, [mailbox, source, fingerprint, mails, timestamp(now)])
      await db.run(FREE, [mailbox])
      const [row] = rows
      if (row === undefined) throw new Error('an import that could not be begun')
      return { id: row.id, position: row.position, duplicates: row.duplicates, startedAt: row.started_at }
    },

    store(mailbox, run, mails, position, now) {
      const tries = mails.every((mail) => mail.content instanceof Uint8Array) ? 6 : 1
      return db.transaction(
        async (tx): Promise<StoreResult & { readonly waiting: number }> => {
          const results: StoreResult[] = []
          let waiting = 0
          for (const [history, some] of Map.groupBy(mails, (mail: ArchivedMail) => mail.history)) {
            const arrival = { mailbox, inlet: 'import', mails: some, cursor: undefined, now, silent: true }
            const result = await storeMails(tx, arrival)
            const ids = result.fresh.map(({ rawMail }) => rawMail)
            if (ids.length > 0) {
              const { rows } = await tx.run<{ waits: boolean }>(OF_RUN, [mailbox, run, ids, history])
              waiting += rows.filter(({ waits }) => waits).length
            }
            results.push(result)
          }
          const duplicates = results.reduce((sum, result) => sum + result.duplicates, 0)
          await tx.run(STANDS, [mailbox, run, position, duplicates])
          return {
            stored: mails.length - duplicates,
            duplicates,
            fresh: results.flatMap(({ fresh }) => fresh),
            waiting,
          }
        },
        { tries },
      )
    },

    async counts(mailbox, run): Promise<ImportCounts> {
      const { rows } = await db.run<CountRow>(COUNTS, [mailbox, run])
      const of = (wanted: (row: CountRow) => boolean) => rows.filter(wanted).reduce((sum, row) => sum + row.mails, 0)
      const status = (name: string) => of((row) => row.status === name)
      return {
        opened: of((row) => row.status === 'filed' && row.opened),
        joined: of((row) => row.status === 'filed' && !row.opened),
        automatic: status('automatic'),
        ignored: status('ignored'),
        quarantined: status('quarantined'),
        pending: status('pending') + status('held'),
        stillOpen: (await db.run<{ incidents: number }>(STILL_OPEN, [mailbox, run])).rows[0]?.incidents ?? 0,
        quarantinedIds: (await db.run<{ id: number }>(QUARANTINED, [mailbox, run])).rows.map(({ id }) => id),
        ignoredBecause: (await db.run<{ why: string; count: number }>(IGNORED, [mailbox, run])).rows,
      }
    },

    async end(mailbox, run, now) {
      await db.run(END, [mailbox, run, timestamp(now)])
    },

    async unended(mailbox) {
      const { rows } = await db.run<{ source: string; started_at: number }>(UNENDED, [mailbox])
      return rows.map((row) => ({ source: row.source, startedAt: row.started_at }))
    },
  }
}
