/**
 * Property lists of MAPI as TNEF carries them (MS-OXTNEF 2.1.3.4). Lengths in them are a stranger's word: what does not
 * fit the bytes ends the list.
 */
export type Properties = ReadonlyMap<number, Property>
type Property = { readonly type: number; readonly value: Buffer }

/** Key of a property named by a number (`PidLid…`), which has no number of its own. */
export function named(lid: number): number {
  return 0x1_0000 + lid
}

const MOST_PROPERTIES = 2_000
const MOST_VALUES = 10_000
/** Bytes of one value of a type; two-byte values are padded to four. */
const FIXED: Readonly<Record<number, number>> = {
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
}
const COUNTED = new Set([0x000d, 0x001e, 0x001f, 0x0102])
const OBJECT = 0x000d
/** Bytes of the identifier in front of an object. */
const INTERFACE = 16
const STRING8 = 0x001e
const UNICODE = 0x001f
/** 1 January 1601, from which Windows counts tenths of microseconds. */
const WINDOWS_EPOCH = -11_644_473_600_000

/** The properties of a list, of several values the first; `complete` is false when the list ended too early. */
export function readProperties(data: Buffer): { readonly properties: Properties; readonly complete: boolean } {
  const properties = new Map<number, Property>()
  const count = data.length < 4 ? 0 : data.readUInt32LE(0)
  let at = 4
  for (let n = 0; n < count; n++) {
    if (n >= MOST_PROPERTIES || at + 4 > data.length) return { properties, complete: false }
    const tag = data.readUInt32LE(at)
    const type = tag & 0xffff
    let id = tag >>> 16
    at += 4
    if (id >= 0x8000) {
      const name = readName(data, at)
      if (name === undefined) return { properties, complete: false }
      id = name.id
      at = name.end
    }
    const read = readValues(data, at, type)
    if (read === undefined) return { properties, complete: false }
    // Of a value that was cut off its beginning is kept.
    if (read.first !== undefined && id !== 0 && !properties.has(id)) {
      properties.set(id, { type: type & 0x0fff, value: read.first })
    }
    at = read.end
    if (at > data.length) return { properties, complete: false }
  }
  return { properties, complete: true }
}

function readName(data: Buffer, start: number): { readonly id: number; readonly end: number } | undefined {
  if (start + 24 > data.length) return undefined
  if (data.readUInt32LE(start + 16) === 0) return { id: named(data.readUInt32LE(start + 20) & 0xffff), end: start + 24 }
  const end = start + 24 + padded(data.readUInt32LE(start + 20))
  return end > data.length ? undefined : { id: 0, end }
}

function readValues(
  data: Buffer,
  start: number,
  type: number,
): { readonly first: Buffer | undefined; readonly end: number } | undefined {
  const kind = type & 0x0fff
  const counted = COUNTED.has(kind)
  const fixed = FIXED[kind]
  let at = start
  let count = 1
  if (counted || (type & 0x1000) !== 0) {
    if (at + 4 > data.length) return undefined
    count = data.readUInt32LE(at)
    at += 4
  }
  if (count > MOST_VALUES || (!counted && fixed === undefined)) return undefined
  let first: Buffer | undefined
  for (let n = 0; n < count; n++) {
    let length = fixed ?? 0
    if (counted) {
      if (at + 4 > data.length) return undefined
      length = data.readUInt32LE(at)
      at += 4
    }
    if (fixed !== undefined && at + length > data.length) return undefined
    first ??= data.subarray(at, at + length)
    if (at + length > data.length) return { first, end: at + length }
    at += padded(length)
  }
  return { first, end: Math.min(at, data.length) }
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4
}

/** A text property without its closing NUL; bytes are read by `decode`. */
export function textOf(properties: Properties, id: number, decode: (bytes: Buffer) => string): string | undefined {
  const property = properties.get(id)
  if (property === undefined) return undefined
  if (property.type === UNICODE) return untilNul(property.value.toString('utf16le'))
  return property.type === STRING8 ? untilNul(decode(property.value)) : undefined
}

/** What stands before the first NUL. */
export function untilNul(text: string): string {
  const nul = text.indexOf('\0')
  return nul < 0 ? text : text.slice(0, nul)
}

export function numberOf(properties: Properties, id: number): number | undefined {
  const value = properties.get(id)?.value
  return value === undefined || value.length !== 4 ? undefined : value.readUInt32LE(0)
}

export function timeOf(properties: Properties, id: number): number | undefined {
  const property = properties.get(id)
  if (property?.type !== 0x0040) return undefined
  const time = Number(property.value.readBigUInt64LE(0) / 10_000n) + WINDOWS_EPOCH
  return Number.isSafeInteger(time) && Math.abs(time) <= 8.64e15 ? time : undefined
}

/** The bytes of a binary, object or text property; of an object without the identifier of its interface. */
export function bytesOf(properties: Properties, id: number): Buffer | undefined {
  const property = properties.get(id)
  if (property?.type === OBJECT) return property.value.subarray(INTERFACE)
  return property !== undefined && COUNTED.has(property.type) ? property.value : undefined
}
