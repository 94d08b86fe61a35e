/** Chance from a seed: the same for the same words, in whatever order it is asked. */

/** From 0 (included) to 1 (not). */
export type Chance = (...words: readonly (string | number)[]) => number

export function chanceFrom(seed: number): Chance {
  return (...words) => {
    // FNV-1a, then mixed: neighbours must not be alike.
    let hash = 0x811c9dc5 ^ seed
    for (const letter of words.join('\u0000')) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
    return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
  }
}

/** One of several, by their shares. */
export function pick<T extends string>(shares: Readonly<Record<T, number>>, chance: number): T {
  const entries = Object.entries(shares) as [T, number][]
  let left = chance * entries.reduce((sum, [, share]) => sum + share, 0)
  for (const [name, share] of entries) {
    left -= share
    if (left < 0) return name
  }
  return entries[entries.length - 1]?.[0] as T
}
