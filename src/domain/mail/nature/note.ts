import { AUTOMATIC_PACKS } from '../../language/automatic-packs.ts'
import type { Instant } from '../../time/instant.ts'
import { comparable, type NoteText, readNote } from './note-text.ts'
import { returnDate } from './return-date.ts'

const SUBJECTS = byFirstLetters(AUTOMATIC_PACKS.flatMap((pack) => pack.subjects))
const WEAK_SUBJECTS = byFirstLetters(AUTOMATIC_PACKS.flatMap((pack) => pack.weakSubjects))
const SUBJECT_SIGNS = AUTOMATIC_PACKS.flatMap((pack) => pack.subjectSigns).map((written) => ({
  text: ` ${comparable(written)}`,
  written,
}))

const UNTIL = [
  ...new Set(AUTOMATIC_PACKS.flatMap(({ dates }) => [...dates.until, ...(dates.from ?? [])].map(comparable))),
].map((word) => ` ${word} `)

/** Notes are short; a long letter is a person's. */
const LONGEST_NOTE = 4_000
/** Longer than this, a text that says nothing of an absence is not believed by a bare title. */
const LONGEST_UNEXPLAINED = 200
/** "This is an automatic …" is a sentence; "automatic reply" alone may be spoken of. */
const IN_FULL = 20

/** Share of a text that must be a note's where only a hint of the headers speaks for one. */
const HINTED_SHARE = 0.7

/** A phrase and how it is written in its language. */
type Beginning = { readonly text: string; readonly written: string }

/** How much of a subject is of the kind that machines write. */
type Title = { readonly phrase: string; readonly strength: 'prefix' | 'title' | 'sign' | 'weak' }

export type WrittenNote = {
  readonly subject: string
  /** What the words of the sender say, without what they quote. */
  readonly note: NoteText
  readonly arrivedAt: Instant
  /** As the mail says; an old mail names days that have passed since. */
  readonly date?: Instant
  /** A header that speaks for a machine without proving it. */
  readonly hinted: boolean
  /** A header that desks set; rules and gateways do not. */
  readonly desk?: boolean
}

/**
 * Whether the words are those of a machine whose headers do not say so: an absence note, the acknowledgement of a desk, a
 * notice that somebody left, a spam filter's question. Two things must come together: what a person could write too (an
 * absence), and what only a note says (who else to ask, when it will be read), or a subject that machines write. Requests,
 * questions and words about a purchase speak for a person. In doubt it is one.
 */
export function noteEvidence({ subject, note, arrivedAt, date, hinted, desk }: WrittenNote): string | undefined {
  const title = titleOf(comparable(subject.slice(0, 250))) ?? titleOfText(note)
  if (note.length > LONGEST_NOTE && title === undefined) return undefined
  const challenge = challengeEvidence(note, subject)
  if (challenge !== undefined) return challenge
  if (title !== undefined && title.strength !== 'weak')
    return isTitledNote(title, note) ? `subject: ${title.phrase}` : undefined
  if (note.person && !isAcknowledgement(note)) return undefined
  const [absence] = note.said('absence')
  if (title !== undefined) {
    const sign = absence ?? (note.addresses > 0 && note.explained > 0.8 ? note.said('handOver')[0] : undefined)
    if (sign !== undefined) return `subject: ${title.phrase}; text: ${sign}`
  }
  if (hinted && note.explained >= HINTED_SHARE) {
    const sign = absence ?? note.said('declares')[0] ?? (desk ? note.said('received')[0] : undefined)
    if (sign !== undefined) return `text: ${sign}, and the headers`
  }
  const dated = (): number =>
    [arrivedAt, date].some((day) => day !== undefined && returnDate(note.text, day) !== undefined) ? 1 : 0
  return (
    (isDeclared(note) ? `text: ${note.said('declares')[0]}` : undefined) ??
    (isAcknowledgement(note) ? `text: ${note.said('received')[0] ?? note.said('service')[0]}` : undefined) ??
    (isFarewell(note) ? `text: ${note.said('left')[0]}` : undefined) ??
    (isAbsence(note, dated) ? `text: ${absence}` : undefined)
  )
}

/** "This is an automatic reply" and something such replies say. */
function isDeclared(note: NoteText): boolean {
  const more = (['absence', 'received', 'handOver', 'service', 'left', 'thanks'] as const).some(
    (saying) => note.said(saying).length > 0,
  )
  const declares = note.said('declares')
  const inFull = declares.some((phrase) => phrase.length >= IN_FULL)
  return declares.length > 0 && (more || inFull) && note.explained >= 0.3
}

/** A desk's "we have received your message": with what desks add, and little else. */
function isAcknowledgement(note: NoteText): boolean {
  if (note.question || note.said('request').length > 1) return false
  const service = note.said('service').length
  if (note.said('received').length === 0)
    return !note.person && service > 1 && note.said('thanks').length > 0 && note.explained > 0.8
  const kinds = (['declares', 'thanks', 'handOver', 'onReturn'] as const).filter(
    (saying) => note.said(saying).length > 0,
  )
  return service > 0 && service + kinds.length >= 2 && note.explained >= 0.5
}

/** "I no longer work here": with whom to ask instead. */
function isFarewell(note: NoteText): boolean {
  if (note.said('left').length === 0 || note.explained < 0.5) return false
  return (
    note.addresses > 0 || (['handOver', 'declares', 'service'] as const).some((saying) => note.said(saying).length > 0)
  )
}

function isAbsence(note: NoteText, dated: () => number): boolean {
  if (note.said('absence').length === 0 || note.explained < 0.5) return false
  // Only notes say it twice.
  if (note.languages > 1 && note.explained > 0.8) return true
  const thanks = note.said('thanks').length > 0 ? 1 : 0
  const onReturn = note.said('onReturn').length > 0 ? 1 : 0
  const handOver = note.said('handOver').length
  if (
    note.said('stiff').length > 0 &&
    note.explained > 0.8 &&
    (handOver + onReturn + note.said('service').length > 0 || dated() > 0)
  )
    return true
  if (handOver > 0 && (handOver + thanks + onReturn >= 2 || note.addresses > 0 || dated() > 0)) return true
  return thanks + onReturn === 2 && note.explained > 0.8 ? true : thanks > 0 && note.explained > 0.8 && dated() > 0
}

/** A subject that machines write: believed, unless the text is a person's. */
function isTitledNote(title: Title, note: NoteText): boolean {
  const says = (['absence', 'declares', 'received', 'left', 'service'] as const).some(
    (each) => note.said(each).length > 0,
  )
  const handOver = note.said('handOver').length > 0
  if (title.strength === 'prefix') return says || handOver || !note.person
  if (note.person) return handOver || note.said('declares').length > 0
  return says || handOver || note.length <= LONGEST_UNEXPLAINED
}

/** A spam filter that wants to know whether we are people. */
function challengeEvidence(note: NoteText, subject: string): string | undefined {
  const found = note.said('challenge')
  if (found.length === 0 || note.question) return undefined
  const inSubject = readNote(subject).said('challenge').length
  if (found.length + inSubject > 1) return `text: ${found[0]}`
  return note.hasLink && note.said('concern').length === 0 ? `text: ${found[0]}` : undefined
}

/** What a subject (comparable) says at its beginning, behind brackets that gateways add, or in the middle. */
function titleOf(subject: string): Title | undefined {
  let rest = subject
  for (let tags = 0; tags < 4; tags++) {
    const begun = rest.replace(/^[^\p{L}\p{N}]{1,10}/u, '')
    const prefix = beginning(SUBJECTS, begun)
    if (prefix !== undefined) return prefix
    // "[EXTERN] Automatic reply": a gateway's mark comes first.
    const close = /^[[(*<{]/.test(rest) ? rest.search(/[\])}>]|\*\*/u) : -1
    if (close < 0 || close > 40) break
    rest = rest.slice(close + 1).trimStart()
  }
  const spaced = ` ${subject}`
  const sign = SUBJECT_SIGNS.find(({ text }) => spaced.includes(text))
  if (sign !== undefined && !/^(?:re|aw|rv|fw|fwd|wg|tr|odp|pd|enc|res|sv|vs)\s?:/.test(subject))
    return { phrase: sign.written, strength: 'sign' }
  const weak = beginning(WEAK_SUBJECTS, subject) ?? lasting(subject) ?? added(subject)
  return weak === undefined ? undefined : { phrase: weak.phrase, strength: 'weak' }
}

/** "On holiday until 9 November". */
function lasting(subject: string): Title | undefined {
  for (const { text, written: phrase } of WEAK_SUBJECTS.get(subject.slice(0, 2)) ?? []) {
    const after = subject.startsWith(text) ? subject.slice(text.length) : ''
    if (UNTIL.some((word) => after.startsWith(word))) return { phrase, strength: 'weak' }
  }
  return undefined
}

/** "Re: Your offer (Automatic response)": people answer below such a subject too. */
function added(subject: string): Title | undefined {
  const inside = /[([]([^()[\]]{3,60})[)\]]\s{0,5}$/.exec(subject.slice(-80))?.[1]
  return inside === undefined ? undefined : beginning(SUBJECTS, inside.trim())
}

/** Some programs write the title over the text: "Automatic reply: I am away". */
function titleOfText(note: NoteText): Title | undefined {
  const title = note.person ? undefined : beginning(SUBJECTS, note.text.slice(0, 80))
  return title?.strength === 'prefix' ? title : undefined
}

/** The longest phrase the subject begins with; behind it a colon, a dash, a bracket, or nothing. */
function beginning(index: ReadonlyMap<string, readonly Beginning[]>, subject: string): Title | undefined {
  for (const { text, written: phrase } of index.get(subject.slice(0, 2)) ?? []) {
    if (!subject.startsWith(text)) continue
    const after = subject.slice(text.length).trimStart()
    if (/[:\]]$/.test(phrase) || /^(?:[:：\])]|(?:re|aw|rv|fw|fwd|wg|tr)\s?:)/.test(after))
      return { phrase, strength: 'prefix' }
    if (after === '' || /^[-–—(|[!.,*]/.test(after)) return { phrase, strength: 'title' }
  }
  return undefined
}

function byFirstLetters(phrases: readonly string[]): ReadonlyMap<string, readonly Beginning[]> {
  const all = [...new Set(phrases)].map((written) => ({ text: comparable(written), written }))
  return Map.groupBy(
    all.sort((a, b) => b.text.length - a.text.length),
    ({ text }) => text.slice(0, 2),
  )
}
