/**
 * Lower case without diacritics, one UTF-16 unit for one: an index into the folded text is an index into the text.
 * People write Polish and Spanish from phones without accents, so everything is compared in this form.
 */
export function fold(text: string): string {
  return foldLower(lowerCase(text))
}

/** Lower case of the same length. */
export function lowerCase(text: string): string {
  const lower = text.toLowerCase()
  return lower.length === text.length ? lower : lowerOneByOne(text)
}

/** The rest of folding, for a text that is in lower case already. */
export function foldLower(lower: string): string {
  let out = ''
  let copied = 0
  for (let at = 0; at < lower.length; at++) {
    if (lower.charCodeAt(at) < 0x80) continue
    out += lower.slice(copied, at) + foldLetter(lower.charAt(at))
    copied = at + 1
  }
  return copied === 0 ? lower : out + lower.slice(copied)
}

/** Some capitals (İ) have a longer small form; then the first unit of it stands for all. */
function lowerOneByOne(text: string): string {
  let out = ''
  for (let i = 0; i < text.length; i++) out += text.charAt(i).toLowerCase().charAt(0)
  return out
}

const PLAIN: Readonly<Record<string, string>> = {
  ł: 'l',
  ß: 's',
  æ: 'a',
  œ: 'o',
  ø: 'o',
  đ: 'd',
  ı: 'i',
  '’': "'",
  '‘': "'",
  '´': "'",
  '‑': '-',
  '\u00a0': ' ',
}

const seen = new Map<string, string>(Object.entries(PLAIN))

function foldLetter(letter: string): string {
  const known = seen.get(letter)
  if (known !== undefined) return known
  const bare = letter.normalize('NFD').charAt(0)
  const folded = bare.length === 1 && bare <= '\x7f' ? bare : letter
  // Bounded by the letters that decompose to ASCII; others (emoji halves, Cyrillic) are their own fold and not kept.
  if (folded !== letter) seen.set(letter, folded)
  return folded
}
