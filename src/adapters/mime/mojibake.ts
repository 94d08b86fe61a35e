/**
 * Text that was UTF-8, read as a Windows code page and written again as UTF-8: `Ã¡` for á, `Å¼` for ż, `â€™` for ’. It is
 * turned back only when the whole text turns back: every character beyond ASCII must be part of such a sequence. One
 * correct letter in it proves that the text is what its writer sent.
 */

const PAGES = ['windows-1252', 'windows-1250'] as const
/** The first characters of such sequences in the code pages above. */
const SUSPECT =
  /[\u00c2-\u00c5\u00e2\u00f0\u0111\u0102\u0139\u00c6\u00d0\u00d1][\u0080-\u00bf\u0100-\u017f\u0192\u02c6-\u02dd\u2013-\u2122\u20ac]/
const UTF8 = new TextDecoder('utf-8', { fatal: true })
const MOST_ROUNDS = 3

const BYTES = PAGES.map((page) => {
  const upper = new TextDecoder(page).decode(Uint8Array.from({ length: 128 }, (_, index) => 128 + index))
  // Codes that a page leaves empty came through as control characters.
  const bytes = new Map<number, number>(Array.from({ length: 32 }, (_, index) => [128 + index, 128 + index]))
  for (let index = 0; index < 128; index++) bytes.set(upper.charCodeAt(index), 128 + index)
  return bytes
})

/** The text as it was meant, or as it is where that is not certain. */
export function repairMojibake(text: string): string {
  let repaired = text
  for (let round = 0; round < MOST_ROUNDS && SUSPECT.test(repaired); round++) {
    const before: string | undefined = turnBack(repaired)
    if (before === undefined) break
    repaired = before
  }
  return repaired
}

function turnBack(text: string): string | undefined {
  for (const bytes of BYTES) {
    const raw = rawBytes(text, bytes)
    if (raw === undefined) continue
    try {
      const before = UTF8.decode(raw)
      if (isPlausible(before)) return before
    } catch {
      // Not what happened to this text.
    }
  }
  return undefined
}

function rawBytes(text: string, bytes: ReadonlyMap<number, number>): Buffer | undefined {
  const raw = Buffer.allocUnsafe(text.length)
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const byte = code < 128 ? code : bytes.get(code)
    if (byte === undefined) return undefined
    raw[at] = byte
  }
  return raw
}

/** Letters, signs and blanks of writing; a single `Ã` before a no-break space may be what was written. */
function isPlausible(text: string): boolean {
  let changed = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 128) continue
    if (code < 0xa0) return false
    if (code !== 0xe0) changed++
  }
  return changed > 0
}
