/**
 * Files of our own, stored under the hash of their content and named by the mails that carry them. They are kept for as
 * long as a mail that is to be sent names them, and thirty days after the last one that did was decided.
 */
import { createHash } from 'node:crypto'
import type { FinishedMail, MailboxId, OwnFile, StoredFile } from '../../app/ports.ts'
import type { Database, Runner, Statement } from './database.ts'
import { jsonRows } from './json-rows.ts'

/**
 * A file that was used within a day is left as it is: no lock on the store's logo keeps all who decide waiting for each other.
 * Otherwise its row is locked, so that whoever drops old files either sees that it is used again, or has dropped it before.
 */
const ADD_FILES: Statement = {
  name: 'outbox-file-add',
  text: `
    insert into outbox_file as o (mailbox_id, sha256, bytes, used_at)
    select $1, f.sha256, decode(f.bytes, 'base64'), clock_timestamp()
    from json_to_recordset($2::json) as f (sha256 text, bytes text)
    where not exists (
      select from outbox_file u
      where u.mailbox_id = $1 and u.sha256 = f.sha256 and u.used_at > clock_timestamp() - interval '1 day')
    order by f.sha256
    on conflict (mailbox_id, sha256) do update set used_at = excluded.used_at`,
}

const READ_FILES: Statement = {
  name: 'outbox-file-read',
  text: 'select sha256, bytes from outbox_file where mailbox_id = $1 and sha256 = any ($2::text[])',
}

/** Mails that wait are looked through only when there is a file so old. One that they name is as new as today. */
const DROP_OLD: Statement = {
  name: 'outbox-file-drop',
  text: `
    with old as materialized (
      select sha256 from outbox_file
      where mailbox_id = $1 and used_at < clock_timestamp() - interval '30 days'
      order by used_at limit 100
      for update skip locked
    ), wanted as materialized (
      select f ->> 'sha256' as sha256
      from outbox_mail m cross join lateral jsonb_array_elements(m.parts -> 'files') as f
      where m.mailbox_id = $1 and m.status in ('pending', 'sending') and exists (select from old)
    ), kept as (
      update outbox_file o set used_at = clock_timestamp()
      from old where o.mailbox_id = $1 and o.sha256 = old.sha256 and o.sha256 in (select sha256 from wanted)
    )
    delete from outbox_file o using old
    where o.mailbox_id = $1 and o.sha256 = old.sha256 and o.sha256 not in (select sha256 from wanted)`,
}

/** Stores the files of these mails. To be run in the transaction that adds the mails. */
export async function addFiles(on: Runner, mailbox: MailboxId, mails: readonly FinishedMail[]): Promise<void> {
  const contents = new Map(
    mails.flatMap(({ files = [] }) => files.map(({ content }) => [sha256Of(content), content] as const)),
  )
  if (contents.size === 0) return
  const rows = [...contents].map(([sha256, content]) => ({ sha256, bytes: Buffer.from(content).toString('base64') }))
  await on.run(ADD_FILES, [mailbox, jsonRows(rows)])
}

/** What a mail keeps of its files: everything but their bytes. */
export function namesOf(files: readonly OwnFile[]): readonly StoredFile[] {
  return files.map(({ content, ...rest }) => ({ ...rest, sha256: sha256Of(content) }))
}

/** The bytes of files by their hashes; what is no longer stored is left out. */
export async function readFiles(
  db: Database,
  mailbox: MailboxId,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const { rows } = await db.run<{ sha256: string; bytes: Buffer }>(READ_FILES, [mailbox, hashes])
  return new Map(rows.map((row) => [row.sha256, row.bytes]))
}

/** Returns how many were dropped. */
export async function dropOldFiles(db: Database, mailbox: MailboxId): Promise<number> {
  return (await db.run(DROP_OLD, [mailbox])).count
}

const hashes = new WeakMap<Uint8Array, string>()

/** A logo is the same bytes in every mail of a process. */
function sha256Of(content: Uint8Array): string {
  const known = hashes.get(content)
  if (known !== undefined) return known
  const hash = createHash('sha256').update(content).digest('hex')
  hashes.set(content, hash)
  return hash
}
