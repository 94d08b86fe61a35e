/**
 * "Thanks!", "ok, perfecto", "it arrived, you can close it", a smiley: nothing that anybody must act on. It neither reopens nor nags.
 *
 * A request taken for courtesy is a customer forgotten, so nothing is skipped: every word must belong to a phrase of one language's
 * courtesy pack, or to a name. Whatever is not known there is a request.
 */
import { CONCEPT_PACKS } from '../language/concept-packs.ts'
import type { ConceptId } from '../language/concepts.ts'
import { COURTESY_PACKS } from '../language/courtesy-packs.ts'
import { fold } from '../language/fold.ts'
import type { PackCode } from '../language/understanding-pack.ts'
import { cutWords } from '../language/words.ts'
import { compilePhrases, endsOfPhrases, type Phrases } from './phrase-grammar.ts'
import { nameEnds, type Said } from './standing-names.ts'

/** What is known about a mail beside its words. */
export type Beside = {
  /** Left out for answers, whose subject is that of the mail answered. */
  readonly subject?: string
  /** Of the sender and the store's people: names are recognised in small letters too. */
  readonly names?: readonly string[]
}

type Grammar = {
  readonly code: PackCode
  readonly enough: Phrases
  readonly beside: Phrases
  readonly misfits: ReadonlySet<string>
}

const MAX_LENGTH = 600
const MAX_WORDS = 70

/** A question in any script, a sad face, an address, money. */
const MORE_THAN_WORDS = /[?¿？؟@€$£#]|[:;]['’]?-?[([/|]|https?:/
const SMILEY = /[:;=]['’]?-?[)DpP*\]]|<3|\^\^|\bx[dD]\b/g
/** Pictures of thanks and joy; any other one may say anything. */
const GLAD = new Set(
  '👍👌🙏😊🙂😀😃😄😁😆😅🤣😂🥰😍😘😗😙😚🤗🎉🎊🥳❤💕💖💗💙💚💛💜🧡🖤🤍💪✅✔☺😉😎🌸🌹🌷💐🌞☀⭐🌟✨💯🙌👏🤝🫶🔝📦🎁😇🤩🍀🐾🐶🐱🎂🎄😌😺💝👋🫡💃🕺🤙✌👊',
)
const PICTURE = /\p{Extended_Pictographic}/gu

/** Whether the new text of a mail is nothing but courtesy. Files and offers are looked at by whoever asks. */
export function isOnlyThanks(newText: string, beside: Beside = {}): boolean {
  const text = newText.trim()
  if (text === '' || text.length > MAX_LENGTH) return false
  const subject = beside.subject?.trim() ?? ''
  const names = new Set((beside.names ?? []).flatMap((name) => cutWords(name).words.map((word) => word.text)))
  // A subject of its own may be the request itself.
  return (subject === '' || isCourtesy(subject, names)) && isCourtesy(text, names)
}

function isCourtesy(written: string, names: ReadonlySet<string>): boolean {
  const pictures = written.match(PICTURE) ?? []
  if (pictures.some((picture) => !GLAD.has(picture))) return false
  const text = written.replace(SMILEY, ' ')
  if (MORE_THAN_WORDS.test(text)) return false
  const cut = cutWords(text)
  if (cut.words.length === 0) return pictures.length > 0 || text !== written
  if (cut.words.length === 1 && text.trim() === '+1') return true
  if (cut.words.length > MAX_WORDS) return false
  const said: Said = { cut, words: cut.words.map((word) => plain(word.text)), names }
  grammars ??= COURTESY_PACKS.map(({ code, pack }) => ({
    code,
    enough: compilePhrases(pack.enough, pack.parts),
    beside: compilePhrases(pack.beside, pack.parts),
    misfits: new Set(fold(pack.misfits).split('|')),
  }))
  return grammars.some((grammar) => isCovered(said, grammar))
}

let grammars: readonly Grammar[] | undefined

/** Whether phrases and names cover all words, one of them being enough. */
function isCovered(said: Said, { code, enough, beside, misfits }: Grammar): boolean {
  const { words } = said
  const mayFill = (word: string) =>
    word.length > 1 && !/^\d/.test(word) && !misfits.has(word) && !wrongWords(code).has(word)
  /** Places that are reached without and with a phrase that is enough. */
  const reached = [new Set([0]), new Set<number>()] as const
  for (let at = 0; at < words.length; at++) {
    for (const [i, places] of reached.entries()) {
      if (!places.has(at)) continue
      for (const end of endsOfPhrases(beside, words, at, mayFill)) places.add(end)
      if (at > 0) for (const end of nameEnds(said, at, code)) places.add(end)
      for (const end of endsOfPhrases(enough, words, at, mayFill)) reached[1].add(end)
      if (i === 1 && places.has(words.length)) return true
    }
  }
  return reached[1].has(words.length)
}

/** Apostrophes are forgotten, and letters are drawn out. */
function plain(word: string): string {
  return word.replaceAll("'", '').replace(/(\p{L})\1{2,20}/gu, '$1')
}

/** Concepts whose words turn "the … arrived" into something else. */
const WRONG: readonly ConceptId[] = [
  'not',
  'but',
  'still',
  'wrong',
  'instead',
  'other',
  'only',
  'missing-part',
  'incomplete',
  'broken',
  'dented',
  'leaking',
  'spoilt',
  'dirty',
  'used',
  'faulty',
  'not-working',
  'poor-quality',
  'fake',
  'twice',
  'late',
  'lost',
  'error',
  'refund',
  'cancel-order',
  'want',
  'if',
  'complaint',
  'courier-person',
  'lawyer',
  'court',
  'police',
  'consumer-body',
  'bank',
  'chargeback',
  'injury',
  'illness',
  'doctor',
  'fire-smoke',
  'company',
  'phone',
]
const wrong = new Map<PackCode, ReadonlySet<string>>()

function wrongWords(code: PackCode): ReadonlySet<string> {
  const known = wrong.get(code)
  if (known !== undefined) return known
  const words = new Set(WRONG.flatMap((id) => fold(CONCEPT_PACKS[code][id]).split(/[|\s*]+/)))
  wrong.set(code, words)
  return words
}
