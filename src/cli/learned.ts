import { readFile, stat, writeFile } from 'node:fs/promises'
import type { CorrectedMail, Taught } from '../app/ports.ts'
import type { Wired } from '../wiring/wiring.ts'
import { type Command, EXIT, type Io, printable, UsageError } from './command.ts'
import { withWired } from './wired.ts'

/** Longer than all lessons that count. */
const LONGEST_FILE = 64 * 1024 * 1024
const ACTIONS = ['export', 'import', 'reset'] as const

/** `incidencias learned` */
export const learned: Command = {
  name: 'learned',
  describe: 'show what was learned from corrections (#category), take it elsewhere, or forget it',
  options: [
    {
      flags: '--export <file>',
      describe: 'write what was learned into a file: labels and numbers, no words of anybody',
    },
    { flags: '--import <file>', describe: 'learn such a file of another mailbox too; a second time changes nothing' },
    { flags: '--reset', describe: 'forget everything that was learned; incidents stay in their categories' },
    { flags: '--yes', describe: 'with --reset: really' },
  ],
  details:
    'Without options nothing changes. Running processes learn a change within a minute, before they read their next mail.\nWhat was learned never makes the classifier worse on mails it was never shown: it counts in part then, or not at all.',
  run: async ({ options }, io) => {
    const asked = ACTIONS.filter((action) => options[action] !== undefined)
    if (asked.length > 1)
      throw new UsageError(`Found ${asked.map((name) => `--${name}`).join(' and ')}, expected one of them at a time.`)
    if (options['reset'] === true && options['yes'] !== true)
      throw new UsageError(
        'This forgets everything that was learned here. To keep a copy: npm run incidencias -- learned --export FILE\nTo go on: npm run incidencias -- learned --reset --yes',
      )
    const lessons = typeof options['import'] === 'string' ? await lessonsIn(options['import']) : []
    return await withWired(io, async (wired) => {
      if (options['reset'] === true) {
        const count = await wired.corrections.reset(wired.mailbox.id)
        io.out(`${count} corrections forgotten. The incidents stay where agents put them.`)
      } else if (typeof options['import'] === 'string') {
        const added = await wired.corrections.add(wired.mailbox.id, lessons)
        io.out(`${added} of ${lessons.length} corrections were new.`)
        await show(wired, io)
      } else if (typeof options['export'] === 'string') await exportTo(options['export'], wired, io)
      else await show(wired, io)
      return EXIT.OK
    })
  },
}

async function lessonsIn(file: string) {
  const size = await stat(file).then(
    (found) => found.size,
    () => undefined,
  )
  if (size === undefined)
    throw new UsageError(
      `${printable(file)} cannot be read. Next: npm run incidencias -- learned --export FILE, where it was learned`,
    )
  if (size > LONGEST_FILE)
    throw new UsageError(`${printable(file)} has ${size} bytes, expected a file of --export, at most ${LONGEST_FILE}`)
  const { readLessons } = await import('./lesson-file.ts')
  const read = readLessons(await readFile(file, 'utf8'))
  if ('problem' in read)
    throw new UsageError(
      `${printable(file)}, ${read.problem}. Nothing was imported. Next: export it again, where it was learned`,
    )
  return read.lessons
}

async function exportTo(file: string, wired: Wired, io: Io): Promise<void> {
  const { MOST_LESSONS, withFeatures } = await import('../app/learn.ts')
  const { lessonToLine } = await import('./lesson-file.ts')
  const corrected = await wired.corrections.latest(wired.mailbox.id, MOST_LESSONS)
  const features = await withFeatures(wired, wired.mailbox.id, corrected)
  const lines = corrected.flatMap((one) => {
    const seen = features.get(one.id)
    return seen === undefined || seen.bytes.length === 0 ? [] : [`${lessonToLine({ ...one, features: seen })}\n`]
  })
  await writeFile(file, lines.join('')).catch((error: unknown) => {
    throw new UsageError(`${printable(file)} cannot be written: ${error instanceof Error ? error.message : error}`)
  })
  io.err(`${lines.length} of ${corrected.length} corrections written to ${printable(file)}.`)
}

async function show(wired: Wired, io: Io): Promise<void> {
  const { learnAll, MOST_LESSONS } = await import('../app/learn.ts')
  const corrected = await wired.corrections.latest(wired.mailbox.id, MOST_LESSONS)
  if (corrected.length === 0) {
    io.out('Nothing was corrected yet. Agents correct by answering a notification with #category, or by its button.')
    return
  }
  for (const line of tableOf(corrected)) io.out(line)
  const taught = await learnAll(wired, wired.mailbox.id)
  io.out(strengthOf(taught))
  if (taught.guard.mails > 0) io.out(guardOf(taught))
}

/** How often from where to where, by language, the most frequent first. */
function tableOf(corrected: readonly CorrectedMail[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const { guess, category, language } of corrected) {
    const way =
      guess === undefined
        ? `${category}, where nobody had guessed`
        : guess.category === category
          ? `${category}: ${guess.sure ? 'another topic' : 'confirmed, or another topic'}`
          : `${guess.category} to ${category}`
    const name = `${printable(language, 20)}  ${printable(way)}`
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts]
    .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .map(([name, count]) => `${String(count).padStart(6)}  ${name}`)
}

function strengthOf({ used, part }: Taught): string {
  if (used === 0) return 'None of them can be learned: their mails are gone, or they come from another version.'
  if (part === 1) return `${used} of them are learned, at full weight.`
  if (part === 0) return `${used} of them were tried, and none counts: they contradict what is known to be right.`
  return `${used} of them are learned, ${Math.floor(part * 100)} % of what they say: the rest would do harm.`
}

function guardOf({ guard: { mails, base, now } }: Taught): string {
  return `Of ${mails} mails that nobody learns from, ${base} were right without it and ${now} are right with it.`
}
