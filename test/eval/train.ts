/**
 * `npm run train`: trains the model from `fixtures/classify/train` and writes it where the product loads it, beside the
 * held-back mails that guard what mailboxes learn. `npm run train -- --check` only compares.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { decodeModel, encodeModel } from '../../src/adapters/model/model-file.ts'
import { scoresOf } from '../../src/domain/classify/model/model.ts'
import { calibrate, UNCALIBRATED, type Unseen } from './calibrate.ts'
import { faultsOf, type LabelledMail, nearlySame, readCorpus } from './corpus.ts'
import { digestOf, exampleOf, HEADS } from './examples.ts'
import { quantised, trainWeights } from './train-model.ts'

const MODEL = new URL('../../src/adapters/model/understanding.bin', import.meta.url)
const GUARD = new URL('../../src/adapters/model/guard.json', import.meta.url)
/** Each mail is judged once by weights that saw the other four parts. */
export const PARTS = 5

/** What is wrong with the corpora, or nothing. */
export function corpusFaults(): readonly string[] {
  const train = readCorpus('train')
  const heldBack = readCorpus('held-back')
  const all = [...train, ...heldBack]
  return [...faultsOf(all, HEADS.topics), ...nearlySame(all).map((pair) => `${pair}: write one of them anew`)]
}

/** Whether the files were made from this corpus by this code; says what to do when not. */
export function staleModel(): string | undefined {
  const model = decodeModel(readFileSync(MODEL))
  const corpus = digestOf(readCorpus('train').map(exampleOf))
  if (model.corpus !== corpus)
    return `the model was trained on ${model.corpus}, the corpus is ${corpus} now: run npm run train and npm run eval`
  if (readFileSync(GUARD, 'utf8') !== guardOf(readCorpus('held-back')))
    return 'the guard is not that of the held-back mails: run npm run train'
  return undefined
}

function guardOf(mails: readonly LabelledMail[]): string {
  const lines = mails.map(({ lang, subject, body, category, topic }) =>
    JSON.stringify({ lang, subject, body, category, topic }),
  )
  return `[\n${lines.join(',\n')}\n]\n`
}

function train(): Uint8Array {
  const mails = readCorpus('train')
  const examples = mails.map(exampleOf)
  process.stdout.write(`${mails.length} mails\n`)
  const unseen: Unseen[] = []
  for (let part = 0; part < PARTS; part++) {
    process.stdout.write(`part ${part + 1} of ${PARTS}, to calibrate `)
    const weights = trainWeights(
      examples.filter((_, i) => i % PARTS !== part),
      HEADS,
      () => process.stdout.write('.'),
    )
    // Judged as in service: by weights of one byte.
    const model = quantised(weights, HEADS, UNCALIBRATED, '')
    for (const [i, example] of examples.entries())
      if (i % PARTS === part) unseen.push({ example, scores: scoresOf(model, example.features) })
    process.stdout.write('\n')
  }
  const calibration = calibrate(unseen, HEADS)
  process.stdout.write('all mails ')
  const weights = trainWeights(examples, HEADS, () => process.stdout.write('.'))
  process.stdout.write('\n')
  return encodeModel(quantised(weights, HEADS, calibration, digestOf(examples)))
}

function run(): void {
  const faults = corpusFaults()
  if (faults.length > 0) {
    process.stderr.write(`The corpus has ${faults.length} faults:\n${faults.slice(0, 20).join('\n')}\n`)
    process.exitCode = 1
    return
  }
  const bytes = train()
  if (process.argv.includes('--check')) {
    const same = Buffer.compare(bytes, readFileSync(MODEL)) === 0
    process.stdout.write(same ? 'The model is the same to the byte.\n' : 'The model is another: run npm run train.\n')
    process.exitCode = same ? 0 : 1
    return
  }
  writeFileSync(MODEL, bytes)
  writeFileSync(GUARD, guardOf(readCorpus('held-back')))
  process.stdout.write(`${bytes.length} bytes written. Now run npm run eval.\n`)
}

if (import.meta.main) run()
