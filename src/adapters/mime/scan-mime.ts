/**
 * The structure of a mail found in one pass over its bytes: header fields and the parts that hold something, each with
 * its place. Nothing is decoded here. Everything a stranger could make endless has a limit; what lies beyond it is left
 * out and named in `problem`.
 */
export type Field = { readonly name: string; readonly value: Buffer }

export type Leaf = {
  readonly fields: readonly Field[]
  readonly type: string
  /** Parameters of Content-Type, undecoded. */
  readonly parameters: ReadonlyMap<string, string>
  readonly disposition: string
  readonly encoding: string
  readonly bodyStart: number
  readonly bodyEnd: number
  /** Type of the multipart it stands in, or ''. */
  readonly parent: string
}

export type Structure = {
  readonly fields: readonly Field[]
  readonly type: string
  readonly leaves: readonly Leaf[]
  readonly problem?: string
}

const MOST_FIELDS = 1_000
const LONGEST_HEADERS = 256 * 1024
const MOST_PART_LINES = 500
const MOST_PARTS = 500
const DEEPEST = 20
const LONGEST_BOUNDARY = 200
const LF = 10
const CR = 13
const DASH = 45

type Level = { readonly boundary: string; readonly type: string }
type Entity = {
  readonly fields: readonly Field[]
  readonly bodyStart: number
  readonly type: string
  readonly parameters: ReadonlyMap<string, string>
}

export function scanMime(bytes: Uint8Array): Structure {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const problems: string[] = []
  const note = (problem: string): void => {
    if (!problems.includes(problem)) problems.push(problem)
  }
  const root = readEntity(content, startOf(content), MOST_FIELDS, note)
  const leaves: Leaf[] = []
  const levels: Level[] = []
  const places = new Map<string, number>()
  let parts = 0
  let entity: Entity | undefined = root
  let at = root.bodyStart
  while (entity !== undefined || at < content.length) {
    const boundary = entity?.type.startsWith('multipart/') ? entity.parameters.get('boundary') : undefined
    const splits = boundary !== undefined && boundary !== '' && boundary.length <= LONGEST_BOUNDARY
    if (entity !== undefined && splits && levels.length >= DEEPEST) note(`parts nested deeper than ${DEEPEST}`)
    let open = entity
    if (entity !== undefined && splits && levels.length < DEEPEST) {
      levels.push({ boundary, type: entity.type })
      places.set(boundary, levels.length - 1)
      open = undefined
    }
    const delimiter = nextDelimiter(content, at, places)
    const end = delimiter?.before ?? content.length
    // A multipart without a boundary is what its sender saw: text.
    if (open?.type.startsWith('multipart/') && !splits) open = { ...open, type: 'text/plain' }
    if (open !== undefined) leaves.push(leafOf(open, end, levels.at(-1)?.type ?? ''))
    if (delimiter === undefined) break
    while (levels.length > delimiter.level + 1) forget(levels.pop())
    if (delimiter.closing) forget(levels.pop())
    at = delimiter.after
    entity = undefined
    if (delimiter.closing) {
      if (levels.length === 0) break
      continue
    }
    if (++parts > MOST_PARTS) {
      note(`more than ${MOST_PARTS} parts`)
      break
    }
    entity = readEntity(content, at, MOST_PART_LINES, note)
    at = entity.bodyStart
  }
  // A boundary that never comes must not hide the words.
  if (leaves.length === 0) leaves.push(leafOf({ ...root, type: 'text/plain' }, content.length, ''))
  const structure = { fields: root.fields, type: root.type, leaves }
  return problems.length === 0 ? structure : { ...structure, problem: problems.join('; ') }

  function forget(level: Level | undefined): void {
    if (level !== undefined) places.delete(level.boundary)
  }
}

/** Only the header fields: the cheapest reading there is. */
export function scanHeaders(bytes: Uint8Array): readonly Field[] {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return readEntity(content, startOf(content), MOST_FIELDS, () => {}).fields
}

/** Skips what mailbox files and careless tools put before the first field. */
function startOf(content: Buffer): number {
  let at = 0
  if (content[0] === 0xef && content[1] === 0xbb && content[2] === 0xbf) at = 3
  while (at < content.length && at < 100 && (content[at] === LF || content[at] === CR)) at++
  if (content.subarray(at, at + 5).toString('latin1') === 'From ') at = content.indexOf(LF, at) + 1 || content.length
  return at
}

function readEntity(content: Buffer, start: number, mostFields: number, note: (problem: string) => void): Entity {
  const fields: Field[] = []
  let at = start
  let fieldStart = -1
  let size = 0
  let bodyStart = content.length
  const finish = (end: number): void => {
    if (fieldStart < 0) return
    const length = end - fieldStart
    size += length
    if (fields.length >= mostFields || size > LONGEST_HEADERS) note('header block too large: the rest is left out')
    else {
      const field = fieldOf(content.subarray(fieldStart, end))
      if (field !== undefined) fields.push(field)
    }
    fieldStart = -1
  }
  while (at < content.length) {
    const lf = content.indexOf(LF, at)
    const next = lf < 0 ? content.length : lf + 1
    const first = content[at]
    if (first === LF || (first === CR && content[at + 1] === LF)) {
      finish(at)
      bodyStart = next
      break
    }
    if (first !== 32 && first !== 9) {
      finish(at)
      fieldStart = at
    }
    at = next
  }
  if (at >= content.length) finish(content.length)
  if (fields.length === 0 && start < content.length && content[start] !== LF && content[start] !== CR) bodyStart = start
  const value = first(fields, 'content-type')
  const { head, parameters } = parametersOf(value ?? '')
  return { fields, bodyStart, type: /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(head) ? head : 'text/plain', parameters }
}

function fieldOf(line: Buffer): Field | undefined {
  const colon = line.subarray(0, 200).indexOf(58)
  if (colon < 1) return undefined
  const name = line.subarray(0, colon).toString('latin1').trim().toLowerCase()
  if (!/^[!-9;-~]{1,100}$/.test(name)) return undefined
  return { name, value: line.subarray(colon + 1) }
}

/** The first field of that name as one line of Latin-1, at most 4,000 characters. */
export function first(fields: readonly Field[], name: string): string | undefined {
  const field = fields.find((each) => each.name === name)
  return field === undefined
    ? undefined
    : field.value
        .subarray(0, 4_000)
        .toString('latin1')
        .replace(/[\r\n\t]+/g, ' ')
        .trim()
}

/** `text/plain; charset="x"` as its head in lower case and its parameters. */
export function parametersOf(value: string): {
  readonly head: string
  readonly parameters: ReadonlyMap<string, string>
} {
  const parameters = new Map<string, string>()
  const semicolon = value.indexOf(';')
  const head = (semicolon < 0 ? value : value.slice(0, semicolon)).trim().toLowerCase()
  const rest = semicolon < 0 ? '' : value.slice(semicolon)
  for (const match of rest.matchAll(
    /;\s{0,20}([a-z0-9_*-]{1,60})\s{0,5}=\s{0,5}("(?:[^"\\]|\\.){0,2000}"|[^\s;"]{1,2000})/gi,
  )) {
    const name = (match[1] ?? '').toLowerCase()
    const raw = match[2] ?? ''
    if (!parameters.has(name))
      parameters.set(name, raw.startsWith('"') ? raw.slice(1, -1).replace(/\\(.)/g, '$1') : raw)
  }
  return { head, parameters }
}

function leafOf(entity: Entity, bodyEnd: number, parent: string): Leaf {
  const disposition = parametersOf(first(entity.fields, 'content-disposition') ?? '')
  const encoding = (first(entity.fields, 'content-transfer-encoding') ?? '').toLowerCase().replace(/[^a-z0-9-].*$/, '')
  return {
    fields: entity.fields,
    type: entity.type,
    parameters: new Map([...disposition.parameters, ...entity.parameters]),
    disposition: disposition.head,
    encoding,
    bodyStart: Math.min(entity.bodyStart, bodyEnd),
    bodyEnd,
    parent,
  }
}

type Delimiter = { readonly level: number; readonly closing: boolean; readonly before: number; readonly after: number }

/** The next line that is one of the open boundaries. */
function nextDelimiter(content: Buffer, from: number, places: ReadonlyMap<string, number>): Delimiter | undefined {
  if (places.size === 0) return undefined
  let at = content[from] === DASH && content[from + 1] === DASH ? from : nextDashes(content, from)
  while (at >= 0) {
    const lf = content.indexOf(LF, at)
    const end = lf < 0 ? content.length : lf
    if (end - at <= LONGEST_BOUNDARY + 10) {
      const line = content
        .subarray(at + 2, end)
        .toString('latin1')
        .trimEnd()
      const open = places.get(line)
      const closed = line.endsWith('--') ? places.get(line.slice(0, -2)) : undefined
      const level = open ?? closed
      if (level !== undefined) {
        const before = at >= 2 && content[at - 2] === CR ? at - 2 : Math.max(at - 1, 0)
        return {
          level,
          closing: open === undefined,
          before: Math.max(before, from),
          after: lf < 0 ? content.length : lf + 1,
        }
      }
    }
    at = lf < 0 ? -1 : content[lf + 1] === DASH && content[lf + 2] === DASH ? lf + 1 : nextDashes(content, lf + 1)
  }
  return undefined
}

function nextDashes(content: Buffer, from: number): number {
  const at = content.indexOf('\n--', from, 'latin1')
  return at < 0 ? -1 : at + 1
}
