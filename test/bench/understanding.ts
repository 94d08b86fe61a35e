/**
 * What understanding a mail costs: mails a second on one core, with the words found anew and with all of it, what loading
 * takes, and how large the trained files are. In a fresh process, so that nothing is loaded before.
 */
import { statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadRecogniser } from '../../src/adapters/language/recogniser.ts'
import { loadModel } from '../../src/adapters/model/load-model.ts'
import { compilePhrases } from '../../src/adapters/phrases/phrase-net.ts'
import { classify, seeing } from '../../src/domain/classify/classify.ts'
import { judge } from '../../src/domain/classify/model/judge.ts'
import { phraseFinder } from '../../src/domain/classify/phrase-finder.ts'
import { BASE_TAXONOMY } from '../../src/domain/classify/taxonomy.ts'
import { cutWords } from '../../src/domain/language/words.ts'
import { readCorpus } from '../eval/corpus.ts'

const MODEL = new URL('../../src/adapters/model/', import.meta.url)
const ENOUGH_MS = 1_000

/** Prints the figures of point "speed": time by step, mails a second, load, size. */
export function measureUnderstanding(say: (line: string) => void): void {
  const loading = [
    timed('model', loadModel),
    timed('recogniser', loadRecogniser),
    timed('phrase net', () => phraseFinder(BASE_TAXONOMY, compilePhrases)),
  ]
  const model = loadModel()
  const recognise = loadRecogniser()
  const phrases = phraseFinder(BASE_TAXONOMY, compilePhrases)
  const mails = readCorpus('held-back')
  const texts = mails.map(({ subject, body }) => ({ subject, newText: cutWords(body) }))
  const inputs = texts.map((text) => ({
    ...text,
    language: recognise(text.newText, text.subject).code ?? ('unknown' as const),
  }))
  const first = timed('the first mail of each language (its words are compiled)', () => {
    for (const input of new Map(inputs.map((one) => [one.language, one])).values()) seeing(input, { phrases })
  })
  const understanding = { phrases, model, taxonomy: BASE_TAXONOMY }
  const seen = inputs.map((input) => ({ input, ...seeing(input, { phrases }) }))
  const steps = [
    ['language', cost(texts, ({ newText, subject }) => recognise(newText, subject))],
    ['phrases, concepts, features', cost(inputs, (input) => seeing(input, { phrases }))],
    ['judging', cost(seen, ({ features, input }) => judge(model, features, input.language))],
    ['all, with the words that decided', cost(inputs, (input) => classify(input, understanding))],
  ] as const
  const bytes = mails.reduce((sum, { subject, body }) => sum + subject.length + body.length, 0)
  say(`understanding: ${mails.length} held-back mails of ${Math.round(bytes / mails.length)} characters, one core`)
  for (const [name, ms] of steps)
    say(
      `  ${name.padEnd(36)} ${ms.toFixed(3)} ms  ${Math.round(1_000 / ms)
        .toString()
        .padStart(6)} mails/s`,
    )
  for (const { name, ms } of [...loading, first]) say(`  load ${name}: ${ms.toFixed(0)} ms`)
  for (const file of ['understanding.bin', 'guard.json'])
    say(`  ${file}: ${(statSync(fileURLToPath(new URL(file, MODEL))).size / 1e6).toFixed(2)} MB`)
  say('')
}

function timed(name: string, work: () => unknown): { readonly name: string; readonly ms: number } {
  const begin = performance.now()
  work()
  return { name, ms: performance.now() - begin }
}

/** Mean milliseconds of processor time, after one round to warm up. */
function cost<T>(items: readonly T[], work: (item: T) => unknown): number {
  for (const item of items) work(item)
  const before = process.threadCpuUsage()
  for (let count = items.length; ; count += items.length) {
    for (const item of items) work(item)
    const { user, system } = process.threadCpuUsage(before)
    if ((user + system) / 1_000 > ENOUGH_MS) return (user + system) / 1_000 / count
  }
}
