/**
 * How a dump is written: plain text that PostgreSQL's own `psql` reads as well, so that in ten years nobody needs this program to get
 * at the rows. A line about the dump, then for each table the rows of a COPY, the places of the sequences, and a last line with the
 * number of rows and the checksum of all before it.
 */
import { createHash } from 'node:crypto'
import { type BackupFacts, type BackupHead, Failure } from '../../app/ports.ts'

const HEAD = '-- incidencias backup '
const END = '-- end '
const FORMAT = 1
const END_OF_ROWS = Buffer.from('\n\\.\n')
const LONGEST_LINE = 1024 * 1024
/** Names of tables and columns and nothing else: the line is a statement, and a file from elsewhere must not choose what is executed. */
const TABLE_LINE = /^copy "([a-z_0-9]+)" \("[a-z_0-9]+"(?:, "[a-z_0-9]+")*\) from stdin;$/

export type DumpPart =
  | { readonly kind: 'head'; readonly head: BackupHead }
  /** `rows` must be read to its end before the next part is asked for. */
  | { readonly kind: 'table'; readonly table: string; readonly copy: string; readonly rows: AsyncIterable<Buffer> }
  | { readonly kind: 'sequence'; readonly statement: string }
  | { readonly kind: 'end'; readonly facts: BackupFacts }

export type DumpWriter = {
  head(head: BackupHead): Buffer
  table(table: string, columns: readonly string[]): Buffer
  /** Passes rows on and counts them. */
  rows(chunk: Buffer): Buffer
  endOfTable(): Buffer
  sequence(name: string, last: string, called: boolean): Buffer
  end(): Buffer
}

/** Makes the lines around the rows, in their order. Every byte it hands out is part of the checksum. */
export function createDumpWriter(): DumpWriter {
  const hash = createHash('sha256')
  const rows: Record<string, number> = {}
  let table = ''
  const part = (bytes: Buffer) => {
    hash.update(bytes)
    return bytes
  }
  const line = (text: string) => part(Buffer.from(`${text}\n`))
  return {
    head: (head) =>
      line(
        `${HEAD}${JSON.stringify({ format: FORMAT, ...head })}\n-- Rows only; the tables are made by: incidencias restore FILE`,
      ),
    table(name, columns) {
      table = name
      rows[name] = 0
      return line(`copy ${quoted(name)} (${columns.map(quoted).join(', ')}) from stdin;`)
    },
    rows(chunk) {
      rows[table] = (rows[table] ?? 0) + linesIn(chunk)
      return part(chunk)
    },
    endOfTable: () => line('\\.'),
    sequence: (name, last, called) => line(`select setval('${quoted(name)}', ${last}, ${called});`),
    end: () => Buffer.from(`${END}${JSON.stringify({ rows, sha256: hash.digest('hex') })}\n`),
  }
}

/** Reads a dump part by part. Throws `Failure` where it is damaged or not whole; the last part says that it is. */
export async function* readDump(source: AsyncIterable<Buffer>): AsyncGenerator<DumpPart> {
  const input = createInput(source)
  const head = parsedHead(await input.line())
  yield { kind: 'head', head }
  const rows: Record<string, number> = {}
  for (;;) {
    const before = input.checksum()
    const line = await input.line()
    const table = TABLE_LINE.exec(line)?.[1]
    if (table !== undefined) {
      let count = 0
      const counted = async function* () {
        for await (const chunk of input.rows()) {
          count += linesIn(chunk)
          yield chunk
        }
      }
      yield { kind: 'table', table, copy: line.slice(0, -1), rows: counted() }
      rows[table] = count
    } else if (/^select setval\('"[a-z_0-9]+"', \d{1,19}, (true|false)\);$/.test(line)) {
      yield { kind: 'sequence', statement: line }
    } else if (line.startsWith(END)) {
      const end = json<{ rows?: unknown; sha256?: unknown }>(line.slice(END.length))
      const same = end?.sha256 === before && JSON.stringify(end.rows) === JSON.stringify(rows)
      if (!same) throw damaged('its checksum is another')
      yield { kind: 'end', facts: { ...head, rows, bytes: input.bytes() } }
      return
    } else if (!line.startsWith('-- ')) throw damaged('it holds a line that no backup has')
  }
}

/** Reads all of a dump and says what is in it. Throws `Failure` when it is not whole. */
export async function checkDump(source: AsyncIterable<Buffer>): Promise<BackupFacts> {
  for await (const part of readDump(source)) {
    if (part.kind === 'table') for await (const _ of part.rows);
    if (part.kind === 'end') return part.facts
  }
  throw damaged('it has no end')
}

export function quoted(name: string): string {
  return `"${name}"`
}

function damaged(how: string): Failure {
  return new Failure('backup', `this is no whole backup: ${how}`, 'permanent')
}

function parsedHead(line: string): BackupHead {
  const head = line.startsWith(HEAD) ? json<BackupHead & { format: number }>(line.slice(HEAD.length)) : undefined
  if (head === undefined) throw damaged('it does not begin like one')
  if (head.format !== FORMAT)
    throw new Failure('backup', `this backup was made by a newer version (format ${head.format})`, 'permanent')
  const { format: _, ...rest } = head
  if (!Number.isSafeInteger(rest.takenAt) || ![[rest.version], rest.migrations, rest.mailboxes].every(isWords))
    throw damaged('its first line says nothing that can be')
  return rest
}

/** Words that can be shown on a terminal. */
function isWords(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === 'string' && !/\p{Cc}/u.test(one))
}

function json<T>(text: string): T | undefined {
  try {
    return JSON.parse(text) as T
  } catch {
    return undefined
  }
}

function linesIn(chunk: Buffer): number {
  let count = 0
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) count++
  return count
}

/** Lines and rows out of chunks that begin and end anywhere. */
function createInput(source: AsyncIterable<Buffer>) {
  const chunks = source[Symbol.asyncIterator]()
  const hash = createHash('sha256')
  let rest: Buffer = Buffer.alloc(0)
  let bytes = 0
  const take = (length: number) => {
    const taken = rest.subarray(0, length)
    rest = rest.subarray(length)
    hash.update(taken)
    bytes += length
    return taken
  }
  const more = async () => {
    const next = await chunks.next()
    if (next.done) throw damaged('it ends in the middle')
    rest = rest.length === 0 ? next.value : Buffer.concat([rest, next.value])
  }
  return {
    bytes: () => bytes,
    checksum: () => hash.copy().digest('hex'),
    async line(): Promise<string> {
      for (;;) {
        const end = rest.indexOf(10)
        if (end >= 0) return take(end + 1).toString('utf8', 0, end)
        if (rest.length > LONGEST_LINE) throw damaged('it has a line without end')
        await more()
      }
    },
    /** Up to the line `\.`, which no row can be: backslashes are doubled in rows. */
    async *rows(): AsyncGenerator<Buffer> {
      while (rest.length < END_OF_ROWS.length - 1) await more()
      // A table without rows.
      let ended = rest.indexOf(END_OF_ROWS.subarray(1)) === 0
      while (!ended) {
        const end = rest.indexOf(END_OF_ROWS)
        ended = end >= 0
        // The end mark may be cut in two: what could be its beginning stays for the next chunk.
        const sure = ended ? end + 1 : rest.length - END_OF_ROWS.length + 1
        if (sure > 0) yield take(sure)
        if (!ended) await more()
      }
      take(END_OF_ROWS.length - 1)
    },
  }
}
