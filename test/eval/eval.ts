/**
 * `npm run eval`: how well mails are understood. Cross-validation on the training mails, the held-back mails with the model
 * of the product, and the languages; printed, and written to `docs/classification.md`.
 * `npm run eval -- FILE.jsonl` judges the mails of another file (the same fields) and prints only.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { loadModel } from '../../src/adapters/model/load-model.ts'
import { classify } from '../../src/domain/classify/classify.ts'
import { type Model, SIGNS, scoresOf } from '../../src/domain/classify/model/model.ts'
import { BASE_TAXONOMY } from '../../src/domain/classify/taxonomy.ts'
import { calibrate, judgedBy, UNCALIBRATED, type Unseen } from './calibrate.ts'
import { type LabelledMail, readCorpus, readMails } from './corpus.ts'
import { courtesyTable } from './courtesy.ts'
import { exampleOf, HEADS, inputOf, phrases } from './examples.ts'
import { languageTables } from './language-tables.ts'
import { table } from './markdown.ts'
import { confusions, figuresOf, type Outcome, type Part, signFigures } from './measure.ts'
import { outcome, outcomesOf } from './outcomes.ts'
import { PARTS } from './train.ts'
import { quantised, trainWeights } from './train-model.ts'

const REPORT = new URL('../../docs/classification.md', import.meta.url)
const LANGUAGES = ['es', 'pt', 'pl', 'en', 'fr', 'de', 'it']

/** Every mail is judged by weights that saw none of its part, calibrated on the parts they saw. */
function crossValidated(mails: readonly LabelledMail[]): readonly Outcome[] {
  const examples = mails.map(exampleOf)
  const unseen: Unseen[] = []
  for (let part = 0; part < PARTS; part++) {
    process.stderr.write(`cross-validation, part ${part + 1} of ${PARTS}\n`)
    const weights = trainWeights(
      examples.filter((_, i) => i % PARTS !== part),
      HEADS,
    )
    const model = quantised(weights, HEADS, UNCALIBRATED, '')
    for (const [i, example] of examples.entries())
      if (i % PARTS === part) unseen[i] = { example, scores: scoresOf(model, example.features) }
  }
  return Array.from({ length: PARTS }).flatMap((_, part) => {
    const calibration = calibrate(
      unseen.filter((_one, i) => i % PARTS !== part),
      HEADS,
    )
    return unseen.flatMap((one, i) => {
      const mail = mails[i]
      if (i % PARTS !== part || mail === undefined) return []
      const { categories, topics, sure, urgent, signs } = judgedBy(one, HEADS, calibration)
      const [category] = categories
      const [id = '', topic = ''] = topics.find((found) => found.id.startsWith(`${category?.id}/`))?.id.split('/') ?? []
      return [outcome(mail, { category: id, topic, probability: category?.probability ?? 0, sure, urgent, signs })]
    })
  })
}

function tables(title: string, outcomes: readonly Outcome[]): string {
  const languages = LANGUAGES.filter((lang) => outcomes.some((one) => one.lang === lang))
  const rows = [...languages, 'all'].map((lang) => {
    const some = lang === 'all' ? outcomes : outcomes.filter((one) => one.lang === lang)
    const figures = figuresOf(some, HEADS.categories)
    return [
      lang,
      String(figures.mails),
      figures.macroF1.toFixed(3),
      percent(figures.right),
      percent(figures.topicRight),
      percent(figures.sure),
      percent(figures.sureRight),
      figures.calibrationError.toFixed(3),
      percent(figures.urgentFound),
      percent(figures.urgentRight),
    ]
  })
  const matrix = confusions(outcomes, HEADS.categories)
  const signs = signFigures(outcomes, SIGNS)
  return [
    `## ${title}`,
    table(
      [
        '',
        'mails',
        'macro-F1',
        'right',
        'topic right',
        'sure',
        'right of sure',
        'calibration error',
        'urgent: recall',
        'urgent: precision',
      ],
      rows,
    ),
    'What was expected (rows) and what came out (columns):',
    table(
      ['', ...HEADS.categories],
      matrix.map((row, i) => [HEADS.categories[i] ?? '', ...row.map(String)]),
    ),
    'Signs:',
    table(
      ['', 'mails', 'recall', 'precision'],
      signs.map(({ sign, there, found, right }) => [sign, String(there), percent(found), percent(right)]),
    ),
  ].join('\n\n')
}

function percent(part: Part): string {
  return part === undefined ? '–' : `${(100 * part).toFixed(1)} %`
}

function speed(mails: readonly LabelledMail[], model: Model): string {
  const inputs = mails.map(inputOf)
  const understanding = { phrases, model, taxonomy: BASE_TAXONOMY }
  for (const input of inputs) classify(input, understanding)
  const begin = process.cpuUsage()
  for (const input of inputs) classify(input, understanding)
  const { user, system } = process.cpuUsage(begin)
  return ((user + system) / 1000 / inputs.length).toFixed(2)
}

async function run(): Promise<void> {
  const [file] = process.argv.slice(2)
  const model = loadModel()
  if (file !== undefined) {
    process.stdout.write(`${tables(file, outcomesOf(readMails(file), model))}\n`)
    return
  }
  const train = readCorpus('train')
  const heldBack = readCorpus('held-back')
  const report = [
    '# How well mails are understood',
    [
      'Written by `npm run eval`; do not edit. The mails are described in `fixtures/classify/README.md`. The held-back mails were written by',
      'others than the training mails, and nothing was trained on them.',
    ].join('\n'),
    `Model: ${model.corpus}, trained on ${train.length} mails. Sure from a probability of ${model.calibration.sureAt.toFixed(2)} on.`,
    tables('Held-back mails, with the model of the product', outcomesOf(heldBack, model)),
    tables('Training mails, cross-validated in five parts', crossValidated(train)),
    '## Courtesy',
    'Thanks and settled matters that ask for nothing, and requests that begin the same way (`fixtures/classify/courtesy`).',
    courtesyTable(),
    await languageTables(),
  ].join('\n\n')
  process.stdout.write(`${report}\n\nClassification of a mail: ${speed(heldBack, model)} ms of processor time.\n`)
  mkdirSync(new URL('.', REPORT), { recursive: true })
  writeFileSync(REPORT, `${report}\n`)
}

await run()
