/** Writes `winmail.dat` as Outlook does (MS-OXTNEF), or wrong in the ways a test asks for. */

export type Property = Buffer
export type TnefFileParts = {
  /** attAttachTitle, the short name. */
  readonly title?: string
  /** attAttachData. */
  readonly data?: Buffer
  readonly properties?: readonly Property[]
}
export type TnefParts = {
  readonly codePage?: number
  /** Attributes of the message beside its properties, by their number. */
  readonly fields?: Readonly<Record<number, Buffer>>
  readonly properties?: readonly Property[]
  readonly files?: readonly TnefFileParts[]
}

const RENDERING = Buffer.alloc(14, 1)

export function writeTnef({ codePage = 1252, fields = {}, properties = [], files = [] }: TnefParts): Buffer {
  const head = Buffer.alloc(6)
  head.writeUInt32LE(0x223e9f78, 0)
  head.writeUInt16LE(0x0102, 4)
  return Buffer.concat([
    head,
    attribute(1, 0x00089006, long(0x0001_0000)),
    attribute(1, 0x00069007, Buffer.concat([long(codePage), long(0)])),
    ...Object.entries(fields).map(([id, value]) => attribute(1, Number(id), value)),
    ...(properties.length === 0 ? [] : [attribute(1, 0x00069003, list(properties))]),
    ...files.flatMap(({ title, data, properties: more = [] }) => [
      attribute(2, 0x00069002, RENDERING),
      ...(title === undefined ? [] : [attribute(2, 0x00018010, Buffer.from(`${title}\0`, 'latin1'))]),
      ...(data === undefined ? [] : [attribute(2, 0x0006800f, data)]),
      ...(more.length === 0 ? [] : [attribute(2, 0x00069005, list(more))]),
    ]),
  ])
}

/** One attribute: level, number, length, bytes, sum. */
export function attribute(level: number, id: number, value: Buffer, length = value.length): Buffer {
  let sum = 0
  for (const byte of value) sum = (sum + byte) & 0xffff
  const head = Buffer.alloc(9)
  head.writeUInt8(level, 0)
  head.writeUInt32LE(id, 1)
  head.writeUInt32LE(length, 5)
  const tail = Buffer.alloc(2)
  tail.writeUInt16LE(sum, 0)
  return Buffer.concat([head, value, tail])
}

export function list(properties: readonly Property[], count = properties.length): Buffer {
  return Buffer.concat([long(count), ...properties])
}

export function string8(id: number, text: string): Property {
  return counted(id, 0x001e, Buffer.from(`${text}\0`, 'latin1'))
}

export function unicode(id: number, text: string): Property {
  return counted(id, 0x001f, Buffer.from(`${text}\0`, 'utf16le'))
}

export function binary(id: number, value: Buffer): Property {
  return counted(id, 0x0102, value)
}

/** A message inside the message: the identifier of its interface, then TNEF. */
export function message(id: number, tnef: Buffer): Property {
  return counted(id, 0x000d, Buffer.concat([Buffer.from('0703020000000000c000000000000046', 'hex'), tnef]))
}

export function integer(id: number, value: number): Property {
  return Buffer.concat([tag(id, 0x0003), long(value)])
}

export function time(id: number, instant: number): Property {
  return Buffer.concat([tag(id, 0x0040), filetime(instant)])
}

/** A property of appointments, which is known by the number of its name. */
export function namedTime(lid: number, instant: number): Property {
  return Buffer.concat([tag(0x8000 + (lid & 0xff), 0x0040), nameOf(lid), filetime(instant)])
}

export function namedText(lid: number, text: string): Property {
  const value = Buffer.from(`${text}\0`, 'utf16le')
  return Buffer.concat([tag(0x8000 + (lid & 0xff), 0x001f), nameOf(lid), long(1), long(value.length), padded(value)])
}

/** PR_RTF_COMPRESSED without a repetition found: eight bytes of text behind each byte of flags, then the end. */
export function compressRtf(rtf: string): Buffer {
  const text = Buffer.from(rtf, 'latin1')
  const pieces: Buffer[] = []
  for (let at = 0; at < text.length; at += 8) {
    const piece = text.subarray(at, at + 8)
    pieces.push(Buffer.from([piece.length < 8 ? 1 << piece.length : 0]), piece)
  }
  if (text.length % 8 === 0) pieces.push(Buffer.from([1]))
  const end = Buffer.alloc(2)
  end.writeUInt16BE(((207 + text.length) % 4096) << 4, 0)
  const body = Buffer.concat([...pieces, end])
  return Buffer.concat([long(body.length + 12), long(text.length), Buffer.from('LZFu'), long(0), body])
}

function nameOf(lid: number): Buffer {
  const appointment = Buffer.from('0220060000000000c000000000000046', 'hex')
  return Buffer.concat([appointment, long(0), long(lid)])
}

function counted(id: number, type: number, value: Buffer): Buffer {
  return Buffer.concat([tag(id, type), long(1), long(value.length), padded(value)])
}

function tag(id: number, type: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt16LE(type, 0)
  bytes.writeUInt16LE(id, 2)
  return bytes
}

function filetime(instant: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE((BigInt(instant) + 11_644_473_600_000n) * 10_000n, 0)
  return bytes
}

function long(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value >>> 0, 0)
  return bytes
}

function padded(value: Buffer): Buffer {
  return Buffer.concat([value, Buffer.alloc((4 - (value.length % 4)) % 4)])
}
