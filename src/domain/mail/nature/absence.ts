import { AUTOMATIC_PACKS } from '../../language/automatic-packs.ts'
import type { Mail } from '../mail.ts'
import type { ReplyText } from '../reading.ts'
import { readReply } from '../reply/read-reply.ts'
import { returnDate } from './return-date.ts'

const SUBJECTS = AUTOMATIC_PACKS.flatMap((pack) => pack.subjects)
const WEAK_SUBJECTS = AUTOMATIC_PACKS.flatMap((pack) => pack.weakSubjects)
const ABSENCE = AUTOMATIC_PACKS.flatMap((pack) => pack.absence)
/** By their first letters, so that a text is gone through once and not once for each phrase. */
const KEY = 3
const ABSENCE_BY_KEY = Map.groupBy(ABSENCE, (phrase) => phrase.slice(0, KEY))
const HAND_OVER = AUTOMATIC_PACKS.flatMap((pack) => pack.handOver)
const CONCERN = AUTOMATIC_PACKS.flatMap((pack) => pack.concern)

/** Absence notes are short; a long letter is a person's. */
const LONGEST_NOTE = 1_800

/**
 * Whether the words are those of an absence note that carries no header saying so. Two things must come together: what a
 * person on holiday could write too (absence), and what only a note says (who else to ask, when it will be read), or a
 * subject that machines write. A question or words about a purchase speak for a person.
 */
export function absenceEvidence(mail: Mail, known?: ReplyText): string | undefined {
  const subject = normal(mail.subject.slice(0, 200))
  const titled = SUBJECTS.find((phrase) => subject.startsWith(phrase) && endsThere(subject.slice(phrase.length)))
  const weak = WEAK_SUBJECTS.find((phrase) => subject.startsWith(phrase))
  if (titled === undefined && weak === undefined && known === undefined && !mayBeAbsence(mail)) return undefined
  const written = (known ?? readReply(mail)).newText.slice(0, LONGEST_NOTE * 2)
  const asks = written.includes('?')
  if (titled === undefined && asks) return undefined
  const text = normal(written)
  if (titled === undefined && text.length > LONGEST_NOTE) return undefined
  const absence = absenceIn(text)
  if (titled === undefined && absence === undefined) return undefined
  const handOver = HAND_OVER.filter((phrase) => text.includes(phrase)).length
  const concerned = CONCERN.some((word) => containsWord(text, word))
  if (titled !== undefined) {
    const person = concerned && absence === undefined && handOver === 0
    return person || (asks && concerned && handOver === 0) ? undefined : `subject: ${titled}`
  }
  if (absence === undefined || concerned) return undefined
  if (weak !== undefined) return `subject: ${weak}; text: ${absence}`
  const dated = returnDate(text, mail.arrivedAt) === undefined ? 0 : 1
  return handOver + dated >= 2 && handOver > 0 ? `text: ${absence}` : undefined
}

/** Cheap look before the text is read in full. */
function mayBeAbsence(mail: Mail): boolean {
  if (mail.text.trim() === '') return mail.html !== undefined && mail.html.length < 100_000
  const text = normal(mail.text.slice(0, LONGEST_NOTE * 2))
  return ABSENCE.some((phrase) => text.includes(phrase))
}

/** After an automatic subject comes a colon, a dash, a bracket, or nothing. */
function endsThere(rest: string): boolean {
  return /^\s*(?:$|[:：\-–—(|[]|re\b|fw\b)/.test(rest)
}

/** The first phrase of the list that begins a word of the text. */
function absenceIn(text: string): string | undefined {
  let first = ABSENCE.length
  for (let at = 0; at < text.length; at++) {
    if (at > 0 && isLetter(text, at - 1)) continue
    for (const phrase of ABSENCE_BY_KEY.get(text.slice(at, at + KEY)) ?? []) {
      if (text.startsWith(phrase, at)) first = Math.min(first, ABSENCE.indexOf(phrase))
    }
  }
  return ABSENCE[first]
}

function isLetter(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit < 128 ? unit >= 97 && unit <= 122 : /\p{L}/u.test(text.charAt(at))
}

/** Words begin where letters begin; endings vary. */
function containsWord(text: string, word: string): boolean {
  let at = text.indexOf(word)
  while (at >= 0) {
    if (!/\p{L}/u.test(text[at - 1] ?? ' ')) return true
    at = text.indexOf(word, at + 1)
  }
  return false
}

function normal(text: string): string {
  return text.toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ').trim()
}
