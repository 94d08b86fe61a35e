/**
 * Files of mail as `Archive`. First all mails are found and dated, which keeps some forty bytes of each (and the path of each file), then
 * they are read in the order of their dates: a conversation whose halves lie in two files is put together as it was.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open, readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { type Archive, type ArchivedMail, BIG_MAIL, Failure } from '../../app/ports.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { arrivalOf, marksOf, type ReadDate, readFields } from './fields.ts'
import { contentOf, mailsIn, windowOn } from './mbox.ts'
import { filesIn, type MailFile } from './walk.ts'

export type ArchiveOptions = {
  readonly readDate: ReadDate
  readonly now: Instant
  /** Told now and then while mails are looked for. */
  readonly found?: (mails: number) => void
}

/** Where a mail lies and what is known of it, in columns: a million of them fit into some forty megabytes. */
type Found = {
  at: Float64Array
  start: Float64Array
  length: Float64Array
  file: Uint32Array
  history: Uint8Array
}

const HISTORIES = ['import', 'sent', 'answered'] as const
const HEAD = 64 * 1024
const LEFT_OUT: Readonly<Record<string, string>> = {
  drafts: 'mails in folders of drafts',
  spam: 'mails in folders of spam',
  rubbish: 'deleted mails',
  other: 'files that are no mail',
  notes: 'notes of mail programs',
}

/** Throws `Failure` when there is no mail to be found at `path`. */
export async function openArchive(path: string, { readDate, now, found }: ArchiveOptions): Promise<Archive> {
  const files: MailFile[] = []
  const left = new Map<string, number>()
  const digest = createHash('sha256')
  const leaveOut = (what: string, count = 1) => left.set(what, (left.get(what) ?? 0) + count)
  const listed: MailFile[] = []
  for await (const file of filesIn(path)) {
    if (file.use === 'other') leaveOut('other')
    else listed.push(file as MailFile)
  }
  listed.sort((a, b) => (a.path < b.path ? -1 : 1))

  let rows = blank(1_024)
  let count = 0
  const add = (file: number, start: number, length: number, at: number, history: number) => {
    if (count === rows.at.length) rows = grown(rows)
    rows.at[count] = at
    rows.start[count] = start
    rows.length[count] = length
    rows.file[count] = file
    rows.history[count] = history
    count++
    if (count % 1_000 === 0) found?.(count)
  }
  for (const file of listed) {
    digest.update(`${file.path}\0${file.size}\0${file.changedAt}\0`)
    const isLeft = file.use === 'drafts' || file.use === 'spam' || file.use === 'rubbish'
    if (isLeft && file.kind !== 'mbox') {
      leaveOut(file.use)
      continue
    }
    const number = files.push(file) - 1
    const take = (
      start: number,
      length: number,
      fields: ReturnType<typeof readFields>,
      beside: (number | undefined)[],
    ) => {
      const marks = marksOf(fields)
      if (isLeft) return void leaveOut(file.use)
      if (
        file.kind === 'mbox' &&
        (fields.has('x-imap') || fields.has('x-imapbase')) &&
        !fields.has('received') &&
        length < 2_000
      )
        return void leaveOut('notes')
      if (marks.dropped || file.flags.includes('T')) return void leaveOut('rubbish')
      if (file.flags.includes('D')) return void leaveOut('drafts')
      const answered = marks.answered || file.flags.includes('R')
      add(number, start, length, arrivalOf(fields, beside, now, readDate), file.use === 'sent' ? 1 : answered ? 2 : 0)
    }
    await withFile(file.path, async (handle) => {
      const window = await windowOn(handle)
      if (file.kind === 'mbox') {
        for await (const mail of mailsIn(window, readDate))
          take(mail.start, mail.length, mail.fields, [mail.lineDate, file.changedAt])
      } else {
        const named = /^(\d{9,10})\./.exec(basename(file.path))?.[1]
        const besides = [named === undefined ? undefined : Number(named) * 1_000, file.changedAt]
        take(0, window.size, readFields(await window.at(0, HEAD)), besides)
      }
    })
  }
  if (count === 0) throw new Failure('archive', `${path} holds no mail that could be taken in`, 'permanent')
  const order = Uint32Array.from({ length: count }, (_, n) => n).sort(
    (a, b) => (rows.at[a] as number) - (rows.at[b] as number) || a - b,
  )
  return {
    kind: kindOf(files),
    source: resolve(path),
    fingerprint: digest.digest('hex'),
    mails: count,
    leftOut: [...left].map(([what, many]) => ({ what: LEFT_OUT[what] ?? what, count: many })),
    from: (place) => read(files, rows, order, place),
    close: async () => undefined,
  }
}

/** The mbox file in hand stays open: neighbours in time mostly lie in the same. */
async function* read(
  files: readonly MailFile[],
  rows: Found,
  order: Uint32Array,
  place: number,
): AsyncGenerator<ArchivedMail> {
  const open_ = new Map<number, FileHandle>()
  try {
    for (let next = place; next < order.length; next++) {
      const row = order[next] as number
      const number = rows.file[row] as number
      const file = files[number] as MailFile
      const [start, length] = [rows.start[row] as number, rows.length[row] as number]
      const about = { arrivedAt: rows.at[row] as number, history: HISTORIES[rows.history[row] as number] ?? 'import' }
      if (file.kind === 'mbox') {
        const handle = open_.get(number) ?? (await open(file.path))
        open_.delete(number)
        open_.set(number, handle)
        await closeOldest(open_)
        const content = contentOf(handle, start, length)
        yield { ...about, size: length, content: length > BIG_MAIL ? content : await whole(content) }
      } else {
        const content =
          length > BIG_MAIL ? createReadStream(file.path, { highWaterMark: BIG_MAIL }) : await readFile(file.path)
        yield { ...about, size: length, content }
      }
    }
  } finally {
    await Promise.allSettled([...open_.values()].map((handle) => handle.close()))
  }
}

const MOST_OPEN = 30

async function closeOldest(open_: Map<number, FileHandle>): Promise<void> {
  const [oldest] = open_
  if (open_.size <= MOST_OPEN || oldest === undefined) return
  open_.delete(oldest[0])
  await oldest[1].close()
}

async function whole(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = []
  for await (const piece of pieces) all.push(piece)
  return all.length === 1 ? (all[0] as Buffer) : Buffer.concat(all)
}

async function withFile(path: string, work: (handle: FileHandle) => Promise<void>): Promise<void> {
  const handle = await open(path)
  try {
    await work(handle)
  } finally {
    await handle.close()
  }
}

function kindOf(files: readonly MailFile[]): string {
  const kinds = [...new Set(files.map((file) => file.kind))]
  if (files.length === 1 && kinds[0] === 'mbox') return 'mbox file'
  if (kinds.length > 1) return `folder with ${files.length} files of mail`
  return kinds[0] === 'mbox'
    ? `${files.length} mbox files`
    : kinds[0] === 'maildir'
      ? 'Maildir'
      : 'folder of .eml files'
}

function blank(length: number): Found {
  return {
    at: new Float64Array(length),
    start: new Float64Array(length),
    length: new Float64Array(length),
    file: new Uint32Array(length),
    history: new Uint8Array(length),
  }
}

function grown(rows: Found): Found {
  const next = blank(rows.at.length * 2)
  next.at.set(rows.at)
  next.start.set(rows.start)
  next.length.set(rows.length)
  next.file.set(rows.file)
  next.history.set(rows.history)
  return next
}
