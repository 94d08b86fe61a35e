/** A line of an answer cut at its stops, into words, numbers, stars and faces. */

/** A part of a line between stops: its words, signs and faces, and how much of the line it takes. */
export type Clause = { readonly tokens: readonly string[]; readonly asks: boolean; readonly after: string }

/** A number, a word, a face or star (with what changes its colour), or a sign that belongs to no score. */
const TOKEN = /\d{1,3}(?:[.,]\d)?(?![\p{L}\d])|[\p{L}\p{N}]+|[⭐★🌟☆]|\p{Extended_Pictographic}|[:;=]-?[()D]|\S/gu
const STOP = /^[.,;:!?¡¿…()"'’‘“”«»–—*_~+-]$/u
/** Variation selectors, joiners, the frame of a keycap, colours of skin, sexes. */
const BESIDE_FACES = /\u{fe0e}|\u{fe0f}|\u{200d}|\u{20e3}|♀|♂|[\u{1f3fb}-\u{1f3ff}]/gu

/** The clauses of one line, in order. */
export function clausesOf(line: string): readonly Clause[] {
  const cleaned = line.replace(BESIDE_FACES, '')
  const clauses: Clause[] = []
  let tokens: string[] = []
  for (const found of cleaned.matchAll(TOKEN)) {
    const token = found[0]
    const end = found.index + token.length
    if (!STOP.test(token)) {
      tokens.push(token)
      continue
    }
    // "5-6", "10:30", "1.200" and "très-bien" are one thing.
    const before = cleaned.charAt(found.index - 1)
    const glued = /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(cleaned.charAt(end))
    if (glued && /\d/.test(before) && /\d/.test(cleaned.charAt(end))) tokens.push(token)
    if (glued && !/[,!?\d]/.test(token + before)) continue
    if (tokens.at(-1) === token) continue
    if (tokens.length > 0) clauses.push({ tokens, asks: token === '?', after: cleaned.slice(end) })
    tokens = []
  }
  if (tokens.length > 0) clauses.push({ tokens, asks: false, after: '' })
  return clauses
}
