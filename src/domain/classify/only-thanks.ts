/** "Thanks!", "ok, perfecto", a smiley: nothing that anybody must act on. It neither reopens nor nags. */
import { fold } from '../language/fold.ts'
import { UNDERSTANDING_PACKS } from '../language/understanding-packs.ts'

const COURTESY = new Set(UNDERSTANDING_PACKS.flatMap((pack) => pack.courtesy.split(' ').map(fold)))
const MAX_LENGTH = 300
const MAX_WORDS = 25
/** A name or two may stand under the thanks. */
const MAX_NAMES = 3

/** Every word is one of thanks, greeting or agreement, beside a name at the end; a question is always more than thanks. */
export function isOnlyThanks(newText: string): boolean {
  const text = newText.trim()
  if (text === '' || text.length > MAX_LENGTH || /[?¿\d]/.test(text)) return false
  const words = text.match(/\p{L}+(?:['’]\p{L}+)*/gu) ?? []
  if (words.length === 0) return /[\p{Extended_Pictographic}\u2764]|[:;]-?[)D]|<3|\+/u.test(text)
  if (words.length > MAX_WORDS) return false
  const isCourtesy = (word: string) => COURTESY.has(fold(word))
  const lastCourtesy = words.findLastIndex(isCourtesy)
  if (lastCourtesy === -1) return false
  const names = words.slice(lastCourtesy + 1)
  return (
    words.slice(0, lastCourtesy).every(isCourtesy) &&
    names.length <= MAX_NAMES &&
    names.every((word) => /^\p{Lu}/u.test(word))
  )
}
