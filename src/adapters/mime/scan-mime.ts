import {
  behindText,
  guessBoundary,
  LONGEST_BOUNDARY,
  nextDelimiter,
  type OpenBoundaries,
  openBoundaries,
  undeclaredMultipart,
} from './boundaries.ts'
import { type Parameters, readParameters, withoutComments } from './parameters.ts'
import { type Entity, type Field, fieldText, MOST_FIELDS, readEntity, startOf, withLines } from './scan-headers.ts'
import type { Container, Leaf, Structure } from './structure.ts'
import { markTexts } from './text-parts.ts'
import { splitUuencoded } from './uuencode.ts'

const MOST_PART_LINES = 500
const MOST_PARTS = 500
const DEEPEST = 20
/** A boundary that is there stands within so many bytes, nearly always. */
const NEAR = 4 * 1024

/**
 * The structure of a mail found in one pass over its bytes: header fields and the parts that hold something, each with
 * its place. No body is decoded here. Everything a stranger could make endless has a limit; what lies beyond it is left
 * out and named in `problem`.
 */
export function scanMime(bytes: Uint8Array): Structure {
  const content = withLines(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const problems: string[] = []
  const note = (problem: string): void => {
    if (!problems.includes(problem)) problems.push(problem)
  }
  const root = asMultipart(content, readEntity(content, startOf(content), MOST_FIELDS, note, { isWhole: true }))
  const leaves = findLeaves(content, root, note)
  const structure = { fields: root.fields, type: root.type, leaves: markTexts(splitUuencoded(content, leaves)) }
  return problems.length === 0 ? structure : { ...structure, problem: problems.join('; ') }
}

/** The mail as what its body is, where its header says nothing but text. */
function asMultipart(content: Buffer, root: Entity): Entity {
  if (root.type !== 'text/plain' || root.fields.length === 0) return root
  const found = undeclaredMultipart(content, root.bodyStart)
  return found === undefined
    ? root
    : { ...root, type: found.type, parameters: new Map([...root.parameters, ['boundary', found.boundary]]) }
}

function findLeaves(content: Buffer, root: Entity, note: (problem: string) => void): readonly Leaf[] {
  const leaves: Leaf[] = []
  const open = openBoundaries()
  let parts = 0
  // A multipart of which no part was seen yet.
  let empty: { readonly entity: Entity; readonly level: number } | undefined
  let entity: Entity | undefined = root
  let at = root.bodyStart
  while (entity !== undefined || at < content.length) {
    let leaf = entity
    if (entity?.type.startsWith('multipart/')) {
      const boundary = boundaryOf(content, entity, open)
      if (boundary !== undefined && open.containers.length >= DEEPEST) note(`parts nested deeper than ${DEEPEST}`)
      else if (boundary !== undefined) {
        empty = { entity, level: open.containers.length }
        open.push({ boundary, type: entity.type })
        leaf = undefined
      }
      // A multipart without a boundary is what its sender saw: text.
      else leaf = { ...entity, type: 'text/plain' }
    }
    const delimiter = nextDelimiter(content, at, open)
    const inner = open.containers.at(-1)?.boundary
    const isClosed = inner === undefined || delimiter?.level === open.containers.length - 1
    const end = delimiter?.before ?? content.length
    if (leaf !== undefined)
      leaves.push(leafOf(leaf, isClosed ? end : behindText(content, at, end, inner), open.containers))
    // A boundary that never comes, or only to close, must not hide the words.
    if (empty !== undefined && (delimiter === undefined || delimiter.closing || delimiter.level !== empty.level)) {
      const around = open.containers.slice(0, empty.level)
      leaves.push(leafOf({ ...empty.entity, type: 'text/plain' }, delimiter?.before ?? content.length, around))
    }
    empty = undefined
    if (delimiter === undefined) break
    open.closeTo(delimiter.level + 1)
    if (delimiter.closing) open.closeTo(delimiter.level)
    at = delimiter.after
    entity = undefined
    if (delimiter.closing) {
      if (open.containers.length === 0) break
      continue
    }
    if (++parts > MOST_PARTS) {
      note(`more than ${MOST_PARTS} parts`)
      break
    }
    const isDigest = open.containers.at(-1)?.type === 'multipart/digest'
    entity = readEntity(content, at, MOST_PART_LINES, note, {
      isDelimiter: (from, end) => open.levelAt(content, from, end) !== undefined,
      ...(isDigest ? { defaultType: 'message/rfc822' } : {}),
    })
    at = entity.bodyStart
  }
  return leaves
}

/** The boundary to split by: the declared one, or where that never comes, what looks like one. */
function boundaryOf(content: Buffer, entity: Entity, open: OpenBoundaries): string | undefined {
  const declared = entity.parameters.get('boundary')?.trimEnd() ?? ''
  const isUsable = declared !== '' && declared.length <= LONGEST_BOUNDARY
  const from = entity.bodyStart
  if (isUsable && content.subarray(from, from + NEAR).includes(`--${declared}`, 0, 'latin1')) return declared
  const end = nextDelimiter(content, from, open)?.before ?? content.length
  if (isUsable && content.subarray(from, end).includes(`--${declared}`, 0, 'latin1')) return declared
  return guessBoundary(content, from, end) ?? (isUsable ? declared : undefined)
}

function leafOf(entity: Entity, bodyEnd: number, containers: readonly Container[]): Leaf {
  const field = (name: string): Field | undefined => entity.fields.find((each) => each.name === name)
  const dispositionField = field('content-disposition')
  const disposition = dispositionField === undefined ? undefined : readParameters(fieldText(dispositionField))
  const encodingField = field('content-transfer-encoding')
  return {
    fields: entity.fields,
    type: entity.type,
    parameters: parametersOf(entity, disposition),
    disposition: disposition?.head ?? '',
    encoding: encodingField === undefined ? '' : encodingOf(fieldText(encodingField)),
    bodyStart: Math.min(entity.bodyStart, bodyEnd),
    bodyEnd,
    parent: containers.at(-1)?.type ?? '',
    containers: [...containers],
    isText: false,
  }
}

/** The parameters of both fields; of a form (RFC 7578) `name` is the name of a question, not of a file. */
function parametersOf(entity: Entity, disposition: Parameters | undefined): ReadonlyMap<string, string> {
  if (disposition === undefined || disposition.parameters.size === 0) return entity.parameters
  const both = new Map(disposition.parameters)
  if (disposition.head === 'form-data') both.delete('name')
  for (const [name, value] of entity.parameters) both.set(name, value)
  return both
}

/** Content-Transfer-Encoding as people write it: `base-64`, `"quoted/printable"`, `8 bit`, `x-uue`. */
function encodingOf(value: string): string {
  const bare = withoutComments(value.slice(0, 100))
    .replace(/[(;].*$/s, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
  if (bare === 'base64' || bare === 'b64' || bare === 'mimebase64') return 'base64'
  if (bare === 'quotedprintable' || bare === 'qp' || bare === 'quotedprintible') return 'quoted-printable'
  return /^x?uu(?:e|encode|encoded)?$/.test(bare) ? 'x-uuencode' : bare
}

/** The first field of that name as one line, at most 4,000 characters. */
export function first(fields: readonly Field[], name: string): string | undefined {
  const field = fields.find((each) => each.name === name)
  return field === undefined ? undefined : fieldText(field).slice(0, 4_000)
}
