/** Letters that pass for others: words of two scripts, invisible signs, and domain names made of them (RFC 3492, IDNA). */

const LATIN = /\p{Script=Latin}/u
const FOREIGN = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Coptic}]/u
const WORD = /[\p{L}\p{M}\p{N}]{2,60}/gu
/** Full-width forms, letters of formulas, and what is not seen at all. */
const DISGUISED =
  /\u034f|[\uff21-\uff3a\uff41-\uff5a\u{1d400}-\u{1d7ff}\u00ad\u115f\u1160\u180e\u200b\u200c\u2060-\u2064\u3164\ufeff\uffa0\u{e0000}-\u{e007f}]/u
/** Signs that are letters of nobody's name and stand for Latin ones: µ and Ω in a word of Latin letters are units. */
const UNITS = /^\p{N}*[kmMnp]?[µμΩω][a-zA-Z]{0,2}$/u

/** Latin letters by what looks like them. */
const TWINS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['АаɑΑα', 'a'],
    ['ВвβЬ', 'b'],
    ['СсϲⅽＣ', 'c'],
    ['ԁⅾ', 'd'],
    ['еЕЁёєΕ', 'e'],
    ['ɡց', 'g'],
    ['һНнΗ', 'h'],
    ['іІїιΙӏ', 'i'],
    ['јЈ', 'j'],
    ['кКκΚ', 'k'],
    ['ⅼ', 'l'],
    ['мМΜ', 'm'],
    ['ոΝпη', 'n'],
    ['оОοΟσօ', 'o'],
    ['рРρΡ', 'p'],
    ['ԛ', 'q'],
    ['гѓ', 'r'],
    ['ѕЅ', 's'],
    ['тТτΤ', 't'],
    ['υսц', 'u'],
    ['νѵ', 'v'],
    ['ԝѡω', 'w'],
    ['хХχΧ', 'x'],
    ['уУγΥү', 'y'],
    ['Ζ', 'z'],
  ].flatMap(([letters = '', latin = '']) => [...letters].map((letter) => [letter, latin])),
)

/** Letters and digits as they look, in small Latin: what differs only in disguise becomes the same. */
export function skeleton(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/\u034f|[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, '')
  let out = ''
  for (const letter of plain) out += TWINS[letter] ?? letter
  return out
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replaceAll('ł', 'l')
    .replace(/[^\p{L}\p{N}@.]+/gu, ' ')
    .trim()
}

/** Whether a name or an address shows letters that are not what they seem. A name wholly of one script is honest. */
export function looksAlike(text: string): boolean {
  if (DISGUISED.test(text)) return true
  if (!FOREIGN.test(text)) return false
  return (text.match(WORD) ?? []).some((word) => LATIN.test(word) && FOREIGN.test(word) && !UNITS.test(word))
}

/**
 * Whether a domain name pretends to be another: a label of mixed scripts, or one of foreign letters that all have a Latin
 * twin ("аррӏе"). Honest names of one script with letters of their own pass.
 */
export function domainLooksAlike(domain: string): boolean {
  return domain
    .split('.', 20)
    .slice(0, -1)
    .some((label) => {
      const shown = /^xn--/i.test(label) ? fromPunycode(label.slice(4).toLowerCase()) : label
      if (shown === undefined || /^[\x20-\x7e]*$/.test(shown)) return false
      if (looksAlike(shown)) return true
      const letters = [...shown].filter((letter) => /\p{L}/u.test(letter))
      return letters.length > 0 && FOREIGN.test(shown) && letters.every((letter) => TWINS[letter] !== undefined)
    })
}

/** RFC 3492 section 6.2: the label behind `xn--`, or nothing when it is none. */
export function fromPunycode(encoded: string): string | undefined {
  if (encoded.length > 63) return undefined
  const delimiter = encoded.lastIndexOf('-')
  const out = delimiter > 0 ? [...encoded.slice(0, delimiter)].map((c) => c.charCodeAt(0)) : []
  let n = 128
  let i = 0
  let bias = 72
  let at = delimiter > 0 ? delimiter + 1 : 0
  while (at < encoded.length) {
    const before = i
    let weight = 1
    for (let k = 36; ; k += 36) {
      const c = encoded.charCodeAt(at++)
      const digit = c >= 97 && c <= 122 ? c - 97 : c >= 48 && c <= 57 ? c - 22 : -1
      if (digit < 0) return undefined
      i += digit * weight
      const threshold = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias
      if (digit < threshold) break
      weight *= 36 - threshold
    }
    bias = adapted(i - before, out.length + 1, before === 0)
    n += Math.floor(i / (out.length + 1))
    i %= out.length + 1
    if (n > 0x10ffff) return undefined
    out.splice(i++, 0, n)
  }
  return String.fromCodePoint(...out)
}

function adapted(delta: number, points: number, first: boolean): number {
  let rest = first ? Math.floor(delta / 700) : delta >> 1
  rest += Math.floor(rest / points)
  let k = 0
  for (; rest > 455; k += 36) rest = Math.floor(rest / 35)
  return k + Math.floor((36 * rest) / (rest + 38))
}
