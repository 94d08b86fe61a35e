/** How often the language is told rightly: the lines and mails of which only that is asked, and the corpora of understanding. */
import { readFileSync } from 'node:fs'
import { loadRecogniser } from '../../src/adapters/language/recogniser.ts'
import { parseMail } from '../../src/adapters/mime/parse-mail.ts'
import { cutWords } from '../../src/domain/language/words.ts'
import { readReply } from '../../src/domain/mail/reply/read-reply.ts'
import { bareSubject } from '../../src/domain/mail/subject.ts'
import { readCorpus } from './corpus.ts'

/** One set of texts. A confusion is `es > pt`, with the ids of the texts. */
export type LanguageResult = {
  readonly set: string
  readonly right: number
  readonly of: number
  readonly byLanguage: ReadonlyMap<string, { readonly right: number; readonly of: number }>
  readonly confusions: ReadonlyMap<string, readonly string[]>
}

type Text = { readonly id: string; readonly lang: string; readonly text: string; readonly subject: string }

const FOLDER = new URL('../../fixtures/classify/language/', import.meta.url)
const ARRIVED = Date.parse('2026-11-02T10:15:30Z')

/** The result for each set: lines and mails, tuned on and held back, then the corpora, of which `train` was counted. */
export async function evaluateLanguage(): Promise<readonly LanguageResult[]> {
  const recognise = loadRecogniser()
  const results: LanguageResult[] = []
  for (const kind of ['lines', 'mails'] as const) {
    const all = readTexts(`${kind}.jsonl`)
    for (const part of ['tune', 'held-back']) {
      const texts = await Promise.all(all.filter((one) => one.part === part).map(asRead))
      results.push(resultOf(`${kind}, ${part}`, texts))
    }
  }
  for (const folder of ['held-back', 'train'] as const) {
    const texts = readCorpus(folder).map(({ id, lang, subject, body }) => ({ id, lang, subject, text: body }))
    results.push(resultOf(`mails of ${folder}/`, texts))
  }
  return results

  function resultOf(set: string, texts: readonly Text[]): LanguageResult {
    const byLanguage = new Map<string, { right: number; of: number }>()
    const confusions = new Map<string, string[]>()
    for (const { id, lang, text, subject } of texts) {
      const told = recognise(cutWords(text), bareSubject(subject)).code ?? 'unknown'
      const sum = byLanguage.get(lang) ?? { right: 0, of: 0 }
      byLanguage.set(lang, { right: sum.right + (told === lang ? 1 : 0), of: sum.of + 1 })
      const pair = `${lang} > ${told}`
      if (told !== lang) confusions.set(pair, [...(confusions.get(pair) ?? []), id])
    }
    const right = [...byLanguage.values()].reduce((sum, one) => sum + one.right, 0)
    return { set, right, of: texts.length, byLanguage, confusions }
  }
}

function readTexts(file: string): readonly (Text & { readonly part: string })[] {
  return readFileSync(new URL(file, FOLDER), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ subject: '', ...(JSON.parse(line) as Omit<Text, 'subject'> & { readonly part: string }) }))
}

/** As the worker sees it: what a client adds under the text is cut. */
async function asRead({ id, lang, subject, text }: Text): Promise<Text> {
  const content = Buffer.from(`MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n`)
  const mail = await parseMail({ content, truncated: false, size: content.length, arrivedAt: ARRIVED })
  return { id, lang, subject, text: readReply(mail).newText }
}
