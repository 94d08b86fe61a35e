/** The labelled mails of `fixtures/classify`, and the checks that keep them honest. */
import { readdirSync, readFileSync } from 'node:fs'
import { SIGNS, type Sign, URGENT_SIGNS } from '../../src/domain/classify/model/model.ts'

export type LabelledMail = {
  readonly id: string
  readonly lang: string
  readonly variant: string
  readonly subject: string
  readonly body: string
  readonly category: string
  readonly topic: string
  readonly urgent: boolean
  readonly signs: readonly Sign[]
}

const CORPUS = new URL('../../fixtures/classify/', import.meta.url)

/** All mails of a folder, by file name and line. */
export function readCorpus(folder: 'train' | 'held-back'): readonly LabelledMail[] {
  const url = new URL(`${folder}/`, CORPUS)
  return readdirSync(url)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readMails(new URL(name, url)))
}

const UNSAID: Pick<LabelledMail, 'variant' | 'signs'> = { variant: '', signs: [] }

/** The mails of one file; other fields than ours are passed over, so that other sets can be tried too. */
export function readMails(file: URL | string): readonly LabelledMail[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, i) => (line.trim() === '' ? [] : [{ ...UNSAID, ...mailIn(line, `${file}:${i + 1}`) }]))
}

const NEEDED = ['id', 'lang', 'subject', 'body', 'category'] as const

/** Throws when a line is no mail, and says which and what it lacks. */
function mailIn(line: string, where: string): Omit<LabelledMail, keyof typeof UNSAID> {
  try {
    const mail = JSON.parse(line) as Omit<LabelledMail, keyof typeof UNSAID>
    const lacking = NEEDED.filter((name) => typeof mail[name] !== 'string')
    if (lacking.length > 0) throw new Error(`no text in ${lacking.join(', ')}`)
    return mail
  } catch (cause) {
    throw new Error(`${where}: expected a mail as JSON in one line (${(cause as Error).message})`)
  }
}

/** What is wrong with the labels of some mails, one line each. */
export function faultsOf(mails: readonly LabelledMail[], topics: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  return mails.flatMap((mail) => {
    const faults: string[] = []
    if (seen.has(mail.id)) faults.push('its id is there twice')
    seen.add(mail.id)
    const topic = `${mail.category}/${mail.topic}`
    if (!topics.includes(topic)) faults.push(`no topic ${topic}`)
    for (const sign of mail.signs) if (!SIGNS.includes(sign)) faults.push(`no sign ${sign}`)
    const urgent = mail.signs.some((sign) => URGENT_SIGNS.includes(sign))
    if (urgent !== mail.urgent) faults.push(`urgent is ${mail.urgent}, its signs say ${urgent}`)
    if (mail.body.trim() === '' && mail.subject.trim() === '') faults.push('it says nothing')
    return faults.map((fault) => `${mail.id}: ${fault}`)
  })
}

/** Pairs of mails that are nearly the same, one of them maybe in another set: `id and id: 62 %`. */
export function nearlySame(mails: readonly LabelledMail[]): readonly string[] {
  const shingles = mails.map(shinglesOf)
  const byShingle = new Map<string, number[]>()
  for (const [i, set] of shingles.entries())
    for (const shingle of set) {
      const holders = byShingle.get(shingle)
      if (holders === undefined) byShingle.set(shingle, [i])
      else holders.push(i)
    }
  return shingles.flatMap((own, i) => {
    const shared = new Map<number, number>()
    for (const shingle of own)
      for (const other of byShingle.get(shingle) ?? []) if (other < i) shared.set(other, (shared.get(other) ?? 0) + 1)
    return [...shared].flatMap(([other, count]) => {
      const all = own.size + (shingles[other]?.size ?? 0) - count
      const part = count / all
      if (part < TOO_NEAR || count < FEWEST_SHARED) return []
      return [`${mails[i]?.id} and ${mails[other]?.id}: ${Math.round(part * 100)} %`]
    })
  })
}

const TOO_NEAR = 0.4
/** "Where is my order 4411?" may be asked by more than one. */
const FEWEST_SHARED = 4

/** Three words in a row. */
function shinglesOf({ subject, body }: LabelledMail): ReadonlySet<string> {
  const words = `${subject} ${body}`.toLowerCase().match(/\p{L}+/gu) ?? []
  return new Set(words.slice(2).map((word, i) => `${words[i]} ${words[i + 1]} ${word}`))
}
