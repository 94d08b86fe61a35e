import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RetentionCounts } from '../app/ports.ts'
import { readRetention } from '../config/config.ts'
import {
  isKeepingAll,
  LEFTOVERS,
  type Leftover,
  RETENTION_STEPS,
  type RetentionAges,
  type RetentionRules,
  type RetentionScope,
  type RetentionStep,
} from '../domain/policy/retention.ts'
import { DAY } from '../domain/time/instant.ts'
import { type Command, EXIT, UsageError } from './command.ts'
import { problemLines } from './configured.ts'

/** `incidencias retention` */
export const retention: Command = {
  name: 'retention',
  describe: 'show what is kept how long, and count what would go now',
  options: [
    { flags: '--check <file>', describe: 'only say whether a file can be used as retention.yaml, and what it says' },
    { flags: '--dry-run', describe: 'count what would go now; changes nothing' },
    { flags: '--example', describe: 'print a retention.yaml that shows and explains all there is' },
  ],
  details:
    'To begin:\n  npm run --silent incidencias -- retention --example > retention.yaml\n\nWhat is old goes by itself, every day, as long as start runs (or once is called).\nExit code 0, or 2 when the file cannot be used.',
  async run({ options }, io) {
    if (options['example'] === true) {
      io.out((await readFile(EXAMPLE, 'utf8')).trimEnd())
      return EXIT.OK
    }
    const asked = options['check']
    const { value, problems, file, found } = readRetention(io.env, typeof asked === 'string' ? asked : undefined)
    if (value === undefined || problems.length > 0)
      throw new UsageError(`What is kept how long cannot be used as it stands.\n\n${problemLines(problems)}`)
    if (asked !== undefined) io.out(`${file} can be used.`)
    else if (!found) io.out(`There is no ${file}: everything is kept.`)
    io.out(linesOf(value).join('\n'))
    if (options['dryRun'] !== true) return EXIT.OK
    const { withWired } = await import('./wired.ts')
    const { retentionSurvey } = await import('../app/retention.ts')
    return await withWired(io, async (wired) => {
      const counts = await retentionSurvey(wired, wired.mailbox.id, value, wired.clock.now())
      io.out(`\nWould go now, from ${wired.mailbox.address}:\n${countLines(counts).join('\n')}\nNothing was changed.`)
      return EXIT.OK
    })
  },
}

const EXAMPLE = join(import.meta.dirname, '../../templates/store/retention.yaml')

const STEPS: Readonly<Record<RetentionStep, string>> = {
  'delete-attachments': 'files, and the mails as they came, go',
  anonymise: 'the person goes; dates, categories and amounts stay',
  delete: 'the incident goes altogether',
}
const LEFT: Readonly<Record<Leftover, string>> = {
  automatic: 'automatic mails (out of office, bounces, lists)',
  ignored: 'mails that belonged to nothing',
  quarantined: 'mails that could not be read',
  spam: 'incidents marked #spam',
  history: 'incidents from before the first start, or imported',
  reports: 'lists, handovers and digests that were sent',
}

function linesOf(rules: RetentionRules): readonly string[] {
  if (isKeepingAll(rules)) return ['Nothing ever goes.']
  return [
    'Of incidents, counted from their end or the last word of the customer:',
    ...ageLines(rules.incidents),
    ...rules.exceptions.flatMap(({ of, ages }) => [`Where it is ${scopeWords(of)}:`, ...ageLines(ages)]),
    ...LEFTOVERS.flatMap((name) => {
      const age = rules.leftovers[name]
      return age === undefined ? [] : [`  after ${time(age)}  ${LEFT[name]} are deleted`]
    }),
    ...(rules.hold.length === 0 ? [] : [`Never touched: ${rules.hold.map((number) => `INC-${number}`).join(', ')}`]),
    'Incidents that are live, hold a promise, or whose words wait to be sent are never touched.',
  ]
}

function ageLines(ages: RetentionAges): readonly string[] {
  return RETENTION_STEPS.flatMap((step) => {
    const age = ages[step]
    if (age === undefined) return []
    return [age === 'never' ? `  never       ${STEPS[step]}` : `  after ${time(age)}  ${STEPS[step]}`]
  })
}

function scopeWords({ categories, topics, languages }: RetentionScope): string {
  return [categories, topics, languages].flatMap((words) => (words ? [words.join(' or ')] : [])).join(', in ')
}

function countLines(counts: RetentionCounts): readonly string[] {
  const number = (count: number) => String(count).padStart(8)
  return [
    `${number(counts['delete-attachments'])} incidents lose their files`,
    `${number(counts.anonymise)} incidents lose the person`,
    `${number(counts.delete)} incidents go`,
    `${number(counts.mails)} mails that belong to no incident go`,
    `${number(counts.reports)} lists, handovers and digests go`,
  ]
}

function time(age: number): string {
  const days = Math.round(age / DAY)
  const years = Math.round((days / 365.25) * 100) / 100
  return Number.isInteger(years) && years > 0 ? `${years} y` : `${days} d`
}
