/**
 * What 8-bit text is when its charset is not said, or is said wrong. The languages of a store come first: western letters
 * are Windows-1252, Polish ones Windows-1250 or ISO-8859-2. Only text that is mostly 8-bit is taken for another script.
 */

const MOST_BYTES = 65_536

/** Letters of Polish in Windows-1250 and ISO-8859-2, and in only one of them. */
const POLISH = new Set([0xe6, 0xea, 0xb3, 0xbf, 0xc6, 0xca, 0xa3, 0xaf])
const POLISH_1250 = new Set([0xb9, 0x9c, 0x9f, 0xa5, 0x8c, 0x8f])
const POLISH_8859_2 = new Set([0xb1, 0xb6, 0xbc, 0xa1, 0xa6, 0xac])
/** Letters that Spanish, Portuguese, French, German and Italian use in Windows-1252. */
const WESTERN = new Set([
  0xe1, 0xe9, 0xed, 0xfa, 0xe3, 0xf5, 0xe7, 0xe2, 0xea, 0xf4, 0xe0, 0xbf, 0xa1, 0xba, 0xaa, 0xc1, 0xc9, 0xcd, 0xda,
  0xe4, 0xf6, 0xfc, 0xdf, 0xc4, 0xd6, 0xdc, 0xe8, 0xec, 0xf2, 0xf9, 0xeb, 0xef, 0xee, 0xfb, 0xc7, 0xc3, 0xd5, 0xc8,
  0xc0,
])

/** The charset that 8-bit bytes look like; for bytes that are no UTF-8. */
export function guessCharset(bytes: Uint8Array): string {
  let high = 0
  let letters = 0
  let polish = 0
  let in1250 = 0
  let in8859 = 0
  let western = 0
  let koiSmall = 0
  let windowsSmall = 0
  const end = Math.min(bytes.length, MOST_BYTES)
  for (let at = 0; at < end; at++) {
    const byte = bytes[at] ?? 0
    if (byte < 0x80) {
      if (isLetter(byte)) letters++
      continue
    }
    high++
    const inWord = isLetter(bytes[at - 1] ?? 0) || isLetter(bytes[at + 1] ?? 0)
    if (byte >= 0xc0 && byte < 0xe0) koiSmall++
    if (byte >= 0xe0) windowsSmall++
    if (POLISH.has(byte)) polish++
    else if (POLISH_1250.has(byte)) in1250++
    else if (POLISH_8859_2.has(byte) && inWord && byte !== 0xa1) in8859++
    if (WESTERN.has(byte)) western++
  }
  // Latin scripts have few letters beyond ASCII; where nearly all are, it is Cyrillic or the scripts of Asia.
  if (high > 3 && high > 2 * letters) return otherScript(bytes.subarray(0, end), koiSmall, windowsSmall)
  if (polish + in1250 + in8859 <= western) return 'windows-1252'
  return in8859 > in1250 ? 'iso-8859-2' : 'windows-1250'
}

const WIDE = ['gb18030', 'shift_jis', 'euc-kr'] as const
const CJK = new Map(WIDE.map((name) => [name, new TextDecoder(name, { fatal: true })]))

function otherScript(bytes: Uint8Array, koiSmall: number, windowsSmall: number): string {
  // Cyrillic keeps to the upper quarter; double-byte text uses the whole upper half and trails below it.
  if (koiSmall + windowsSmall > 0.9 * countHigh(bytes)) return koiSmall > windowsSmall ? 'koi8-r' : 'windows-1251'
  for (const name of WIDE) {
    try {
      CJK.get(name)?.decode(bytes)
      return name
    } catch {
      // Not this one.
    }
  }
  return koiSmall > windowsSmall ? 'koi8-r' : 'windows-1251'
}

/**
 * Whether text declared as western is Polish: letters that are signs in Windows-1252 stand inside words, where no sign
 * does, and none of the western letters that Polish lacks are there.
 */
export function polishIn(bytes: Uint8Array): 'windows-1250' | 'iso-8859-2' | undefined {
  let inside = 0
  let western = 0
  let in1250 = 0
  let in8859 = 0
  const end = Math.min(bytes.length, MOST_BYTES)
  for (let at = 0; at < end; at++) {
    const byte = bytes[at] ?? 0
    if (byte < 0x80) continue
    if (WESTERN.has(byte) && byte !== 0xea && byte !== 0xbf && byte !== 0xa1) western++
    const before = isLetter(bytes[at - 1] ?? 0)
    const after = isLetter(bytes[at + 1] ?? 0)
    const follows = before && after
    if (follows && (byte === 0xb3 || byte === 0xbf || byte === 0xa3 || byte === 0xaf)) inside++
    if (follows && (byte === 0xb9 || byte === 0x9f)) in1250++
    if (follows && (byte === 0xb1 || byte === 0xb6 || byte === 0xbc)) in8859++
  }
  if (western > 0 || inside + in1250 + in8859 < 2) return undefined
  return in8859 > in1250 ? 'iso-8859-2' : 'windows-1250'
}

/** Which of the two Polish charsets the bytes are, the declared one in doubt. */
export function whichPolish(bytes: Uint8Array, declared: string): string {
  let in1250 = 0
  let in8859 = 0
  const end = Math.min(bytes.length, MOST_BYTES)
  for (let at = 0; at < end; at++) {
    const byte = bytes[at] ?? 0
    if (byte < 0x80) continue
    const inWord = isLetter(bytes[at - 1] ?? 0) || isLetter(bytes[at + 1] ?? 0)
    if (byte < 0xa0 && (POLISH_1250.has(byte) || byte !== 0x85)) in1250++
    else if (inWord && (byte === 0xb9 || byte === 0xa5)) in1250++
    else if (inWord && (byte === 0xb1 || byte === 0xb6 || byte === 0xbc)) in8859++
  }
  if (declared === 'iso-8859-2') return in1250 > in8859 ? 'windows-1250' : declared
  return in8859 > in1250 ? 'iso-8859-2' : declared
}

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a)
}

function countHigh(bytes: Uint8Array): number {
  let count = 0
  for (const byte of bytes) if (byte >= 0x80) count++
  return count
}
