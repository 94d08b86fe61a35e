/**
 * The outside of S/MIME (RFC 5652): whether a message is only signed, and then what was signed. A bounded walk over DER or
 * BER; nothing is verified and nothing is decrypted.
 */
export type Cms =
  /** `content` is missing where the signature stands beside what it signs. */
  { readonly kind: 'signed'; readonly content?: Buffer } | { readonly kind: 'encrypted' } | { readonly kind: 'other' }

type Node = {
  readonly tag: number
  readonly constructed: boolean
  readonly start: number
  /** End of the content; for an indefinite length the end of the bytes, and end-of-contents closes it. */
  readonly end: number
  readonly indefinite: boolean
}

const SEQUENCE = 0x30
const OBJECT_IDENTIFIER = 0x06
const OCTET_STRING = 0x04
const CONTEXT_0 = 0xa0
const DEEPEST = 16
const MOST_NODES = 200_000
const SIGNED = '2a864886f70d010702'
const ENCRYPTED = new Set([
  '2a864886f70d010703', // enveloped-data
  '2a864886f70d010706', // encrypted-data
  '2a864886f70d0109100117', // authenticated enveloped-data
])

/** Reads the bytes of an `application/pkcs7-mime` part; undefined when they are no CMS. */
export function readCms(bytes: Buffer): Cms | undefined {
  const outer = nodeAt(bytes, 0, bytes.length)
  if (outer?.tag !== SEQUENCE) return undefined
  const type = nodeAt(bytes, outer.start, outer.end)
  if (type?.tag !== OBJECT_IDENTIFIER) return undefined
  const identifier = bytes.toString('hex', type.start, type.end)
  if (ENCRYPTED.has(identifier)) return { kind: 'encrypted' }
  if (identifier !== SIGNED) return identifier.startsWith('2a864886f70d01') ? { kind: 'other' } : undefined
  const content = signedContent(bytes, type.end, outer.end)
  return content === undefined ? { kind: 'signed' } : { kind: 'signed', content }
}

/** SignedData ::= SEQUENCE { version, digestAlgorithms, encapContentInfo SEQUENCE { type, [0] content OPTIONAL }, … } */
function signedContent(bytes: Buffer, from: number, to: number): Buffer | undefined {
  const wrapper = nodeAt(bytes, from, to)
  const data = wrapper?.tag === CONTEXT_0 ? nodeAt(bytes, wrapper.start, wrapper.end) : undefined
  if (data?.tag !== SEQUENCE) return undefined
  const budget = { nodes: MOST_NODES }
  const version = nodeAt(bytes, data.start, data.end)
  const algorithms = version && nodeAt(bytes, endOf(bytes, version, budget), data.end)
  const info = algorithms && nodeAt(bytes, endOf(bytes, algorithms, budget), data.end)
  const type = info?.tag === SEQUENCE ? nodeAt(bytes, info.start, info.end) : undefined
  const explicit = info && type && nodeAt(bytes, type.end, info.end)
  const inner = explicit?.tag === CONTEXT_0 ? nodeAt(bytes, explicit.start, explicit.end) : undefined
  if (inner === undefined) return undefined
  const pieces: Buffer[] = []
  collect(bytes, inner, pieces, 0, budget)
  return Buffer.concat(pieces)
}

/** The octets of a string, which BER may cut into pieces. Returns where it ends. */
function collect(
  bytes: Buffer,
  node: Node,
  pieces: Buffer[],
  depth: number,
  budget: { nodes: number },
): number | undefined {
  if (!node.constructed) {
    if (node.tag === OCTET_STRING) pieces.push(bytes.subarray(node.start, node.end))
    return node.end
  }
  let at = node.start
  while (at < node.end) {
    if (node.indefinite && bytes[at] === 0 && bytes[at + 1] === 0) return at + 2
    const child = nodeAt(bytes, at, node.end)
    if (child === undefined || depth >= DEEPEST || --budget.nodes < 0) return undefined
    const end = collect(bytes, child, pieces, depth + 1, budget)
    if (end === undefined) return undefined
    at = end
  }
  return at
}

/** Where the node after this one begins. */
function endOf(bytes: Buffer, node: Node, budget: { nodes: number }): number {
  if (!node.indefinite) return node.end
  let open = 1
  let at = node.start
  while (open > 0 && at < node.end && --budget.nodes >= 0) {
    if (bytes[at] === 0 && bytes[at + 1] === 0) {
      open--
      at += 2
      continue
    }
    const child = nodeAt(bytes, at, node.end)
    if (child === undefined) return node.end
    if (child.indefinite) open++
    at = child.indefinite ? child.start : child.end
  }
  return at
}

function nodeAt(bytes: Buffer, at: number, limit: number): Node | undefined {
  if (at + 2 > limit) return undefined
  const tag = bytes[at] ?? 0
  // Numbers that need more than one byte do not occur here.
  if ((tag & 0x1f) === 0x1f) return undefined
  const constructed = (tag & 0x20) !== 0
  const first = bytes[at + 1] ?? 0
  let start = at + 2
  let length = first
  if (first === 0x80) return constructed ? { tag, constructed, start, end: limit, indefinite: true } : undefined
  if (first > 0x80) {
    const octets = first & 0x7f
    if (octets > 6 || start + octets > limit) return undefined
    length = bytes.readUIntBE(start, octets)
    start += octets
  }
  // A mail that was cut short keeps what arrived of it.
  return { tag, constructed, start, end: Math.min(start + length, limit), indefinite: false }
}
