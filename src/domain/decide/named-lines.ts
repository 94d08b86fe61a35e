/** Which incidents the lines of a mail name: by their numbers in the list that it answers. */
import type { AnsweredMail, Command, CommandContext, CommandName } from '../command/command.ts'
import { linesNamed } from '../command/line-numbers.ts'
import { commandNamed } from '../command/names.ts'
import type { CommandLine } from '../command/read-commands.ts'
import type { CommandProblem } from '../incident/command-answers.ts'
import type { Incident } from '../incident/incident.ts'
import type { AgentMail } from './answer-agent.ts'

export type NumberedMail = AgentMail & {
  readonly lines: readonly CommandLine[]
  readonly answered: AnsweredMail & { readonly lines: readonly number[] }
}

/** Whether every command that needs an incident names lines: what answers a parent may be about the parent itself. */
export function namesLines(lines: readonly CommandLine[], context: CommandContext): boolean {
  const about = lines.flatMap(({ word, argument }) => {
    const command = commandNamed(word)
    return command !== undefined && isAboutOne(command) ? [linesNamed(command, argument, context).length > 0] : []
  })
  return about.length > 0 && about.every((isNamed) => isNamed)
}

type Named = { readonly incident: Incident; readonly places: number[]; readonly lines: CommandLine[] }

/** The lines about each incident without their numbers, those about none, and what cannot be read. */
export function sortLines(input: NumberedMail, context: CommandContext) {
  const problems: CommandProblem[] = []
  const named = new Map<number, Named>()
  const others: CommandLine[] = []
  for (const line of input.lines) {
    const command = line.stray ? undefined : commandNamed(line.word)
    if (command === undefined || !isAboutOne(command)) {
      others.push(line)
      continue
    }
    const found = placesOf(command, line, input, context)
    if ('problem' in found) problems.push({ line: line.line, ...found })
    else
      for (const { place, incident } of found.at) {
        const entry = named.get(incident.number) ?? { incident, places: [], lines: [] }
        named.set(incident.number, entry)
        if (!entry.places.includes(place)) entry.places.push(place)
        entry.lines.push({ ...line, argument: found.rest })
      }
  }
  return {
    named: new Map([...named].sort(([, a], [, b]) => (a.places[0] ?? 0) - (b.places[0] ?? 0))),
    others,
    problems,
  }
}

type Places = { readonly at: readonly { readonly place: number; readonly incident: Incident }[]; readonly rest: string }

function placesOf(
  command: Command,
  line: CommandLine,
  input: NumberedMail,
  context: CommandContext,
): Places | Omit<CommandProblem, 'line'> {
  const word = `#${command.name}`
  if (ALONE.has(command.name)) return { problem: 'no-incident', expected: word }
  const all = input.answered.lines.map((_, at) => at + 1)
  const isAll = command.name === 'undo' && input.answered.template === 'lines-receipt' && line.argument === ''
  const [reading, another] = isAll ? [{ numbers: all, rest: '' }] : linesNamed(command, line.argument, context)
  if (reading === undefined) return { problem: 'no-incident', expected: `${word} 1${all.length > 1 ? ' 2' : ''}` }
  if (another !== undefined) {
    const readings = [reading, another].map(({ numbers, rest }) => `${word} ${numbers.join(' ')} | ${rest}`)
    return { problem: 'ambiguous-date', expected: readings.join(' / ') }
  }
  const at = reading.numbers.map((place) => ({ place, incident: survivor(input.answered.lines[place - 1], input) }))
  const unknown = at.filter(({ incident }) => incident === undefined)
  if (unknown.length > 0) return { problem: 'unknown-line', expected: `1–${all.length}` }
  const there = at.flatMap(({ place, incident }) => (incident ? [{ place, incident }] : []))
  if (command.name !== 'undo') return { at: there, rest: reading.rest }
  return takenBack(there, isAll, input)
}

/** A receipt takes back what it told of: not what the same agent had done before to a line that did not change. */
function takenBack(
  at: Places['at'],
  isAll: boolean,
  { answered }: NumberedMail,
): Places | Omit<CommandProblem, 'line'> {
  if (answered.template !== 'lines-receipt') return { at, rest: '' }
  const rawMailId = Number(answered.onceKey.split(':')[1])
  const own = at.filter(({ incident }) => incident.undoable?.rawMailId === rawMailId)
  const later = at.filter(
    ({ incident }) => (incident.undoable?.at ?? 0) > answered.at && !own.some((o) => o.incident === incident),
  )
  if (later.length > 0) return { problem: 'undo-superseded', expected: later.map(({ place }) => place).join(', ') }
  if (own.length === 0 || (!isAll && own.length < at.length)) return { problem: 'nothing-to-undo' }
  return { at: own, rest: '' }
}

/** Changes of an incident, and questions about one. */
function isAboutOne(command: Command): boolean {
  return command.kind === 'change' || ABOUT_ONE.has(command.name)
}

const ABOUT_ONE: ReadonlySet<CommandName> = new Set<CommandName>(['status', 'history', 'explain'])

/** These need the mail of their one incident: its words, the message answered, or that nobody miscounts. */
const ALONE: ReadonlySet<CommandName> = new Set<CommandName>(['note', 'merge', 'split', 'forget', 'tell', 'use'])

/** Lists grow old: what was merged since is worked on where it lives on. */
function survivor(number: number | undefined, { known }: NumberedMail): Incident | undefined {
  let found = number === undefined ? undefined : known.incident(number)
  for (let steps = 0; found?.standing.status === 'merged' && steps < MOST_MERGES; steps += 1)
    found = known.incident(found.standing.into)
  return found
}

const MOST_MERGES = 20
