/**
 * All command lines of one mail, or none: every line is read and tried on the incident before anything is said to have happened, and all
 * problems are told at once.
 */
import type { Happening } from '../incident/events.ts'
import { evolve } from '../incident/evolve.ts'
import type { Incident, Promise_, UndoableFields } from '../incident/incident.ts'
import type { CommandProblem, ReceiptChange } from '../incident/mails.ts'
import { localDate } from '../time/business-time.ts'
import type { Action, Command, CommandContext, CommandName, Query } from './command.ts'
import { isRefusal } from './command.ts'
import { commandNamed, nearestCommand } from './names.ts'
import type { CommandLine } from './read-commands.ts'
import { changedFields, snapshot } from './undoable.ts'

/** A changed field in our own terms (status ids, names, `delivery/damaged`, `urgent`, dates; '' for none); words are found later. */
type FieldChange = ReceiptChange

export type Applied = {
  readonly ok: true
  /** In order; the last is `commanded` when something changed that `#undo` can take back. */
  readonly happenings: readonly Happening[]
  readonly queries: readonly Query[]
  /** `#note`: the words of this mail are internal. */
  readonly note: boolean
  /** To be told to the customer. Absent when the same was promised before. */
  readonly promise?: Promise_
  /** The customer is to be told that it is done. False when it was resolved before. */
  readonly resolve: boolean
  /** Lines as they are understood, for the receipt: `#take`, `#assign ana`. */
  readonly commands: readonly string[]
  readonly changes: readonly FieldChange[]
  /** The incident after all of it; absent when there was none. */
  readonly incident?: Incident
}

type NotApplied = { readonly ok: false; readonly problems: readonly CommandProblem[] }

type Understood = {
  readonly line: string
  readonly command: Command
  readonly argument: string
  readonly action: Action
}

export function applyCommands(
  incident: Incident | undefined,
  lines: readonly CommandLine[],
  context: CommandContext,
): Applied | NotApplied {
  const problems: CommandProblem[] = []
  const understood: Understood[] = []
  for (const line of lines) {
    if (problems.length >= MOST_PROBLEMS) break
    const read = understand(line, incident, context)
    if ('problem' in read) problems.push(read)
    else if (!understood.some((u) => u.command === read.command && sameArgument(u, read))) {
      if (understood.length < MOST_LINES) understood.push(read)
      else problems.push({ line: read.line, problem: 'contradiction' })
    }
  }
  problems.push(...contradictions(understood))
  if (problems.length > 0) return { ok: false, problems }
  return carryOut(incident, understood, context)
}

/** More different lines than anybody means at once, and more problems than anybody reads: the mail is refused. */
const MOST_LINES = 50
const MOST_PROBLEMS = 20

function understand(
  { line, word, argument, stray }: CommandLine,
  incident: Incident | undefined,
  context: CommandContext,
): Understood | CommandProblem {
  const command = commandNamed(word)
  if (stray) return { line, problem: 'misplaced-command', expected: `#${command?.name ?? nearestCommand(word)}` }
  if (command === undefined) return { line, problem: 'unknown-command', expected: `#${nearestCommand(word)}` }
  if (command.kind === 'change' && context.queriesOnly === true) return { line, problem: 'not-allowed' }
  const action = command.parse(argument, context)
  if (isRefusal(action)) return { line, ...action }
  const needsIncident = action.kind === 'change' || action.query.kind === 'status'
  if (needsIncident && incident === undefined) return { line, problem: 'no-incident' }
  return { line, command, argument, action }
}

function sameArgument(a: Understood, b: Understood): boolean {
  return a.argument.toLowerCase() === b.argument.toLowerCase()
}

/** Of each row at most one may stand in a mail. */
const EXCLUSIVE: readonly (readonly CommandName[])[] = [
  ['resolve', 'close', 'reopen'],
  ['resolve', 'promise'],
  ['close', 'promise'],
  ['note', 'promise'],
  ['take', 'assign'],
  ['urgent', 'normal'],
]

function contradictions(understood: readonly Understood[]): readonly CommandProblem[] {
  const problems: CommandProblem[] = []
  understood.forEach((later, at) => {
    const earlier = understood.slice(0, at).find((e) => contradict(e.command, later.command))
    if (earlier) problems.push({ line: later.line, problem: 'contradiction', expected: earlier.line })
  })
  return problems
}

function contradict(a: Command, b: Command): boolean {
  if (a.kind === 'query' || b.kind === 'query') return false
  // The same command twice got here with two different arguments.
  if (a === b || a.name === 'undo' || b.name === 'undo') return true
  return EXCLUSIVE.some((row) => row.includes(a.name) && row.includes(b.name))
}

/** Reopening comes first and ending last, wherever they stand; the rest in the order written. */
const RANK: Readonly<Partial<Record<CommandName, number>>> = { reopen: -1, resolve: 1, close: 1 }

function carryOut(
  incident: Incident | undefined,
  understood: readonly Understood[],
  context: CommandContext,
): Applied | NotApplied {
  const happenings: Happening[] = []
  const problems: CommandProblem[] = []
  let current = incident
  const inOrder = understood.toSorted((a, b) => (RANK[a.command.name] ?? 0) - (RANK[b.command.name] ?? 0))
  for (const { line, action, command } of inOrder) {
    if (action.kind === 'query' || current === undefined) continue
    const happened = isOver(current, command) ? ({ problem: 'wrong-state' } as const) : action.apply(current, context)
    if (isRefusal(happened)) {
      problems.push({ line, ...happened })
      continue
    }
    for (const happening of happened) {
      happenings.push(happening)
      current = after(current, happening, context)
    }
  }
  if (problems.length > 0) return { ok: false, problems }
  const before = incident && snapshot(incident)
  const now = current && snapshot(current)
  const undone = happenings.some((h) => h.kind === 'undone')
  const changes = before && now ? fieldChanges(before, now, context) : []
  const commands = understood.map((u) => `#${u.command.name} ${u.argument}`.trim())
  if (before && now && current && changes.length > 0 && !undone) {
    const commanded: Happening = { kind: 'commanded', commands, before, after: now }
    happenings.push(commanded)
    current = after(current, commanded, context)
  }
  const promised = happenings.find((h) => h.kind === 'promised')
  return {
    ok: true,
    happenings,
    queries: understood.flatMap(({ action }) => (action.kind === 'query' ? [action.query] : [])),
    note: understood.some((u) => u.command.name === 'note'),
    ...(promised ? { promise: promised.promise } : {}),
    resolve: happenings.some((h) => h.kind === 'resolved'),
    commands,
    changes,
    ...(current ? { incident: current } : {}),
  }
}

/** A merged incident lives on elsewhere; spam can only be reopened. A note can be left anywhere. */
function isOver(incident: Incident, command: Command): boolean {
  const { status } = incident.standing
  if (command.name === 'note') return false
  return status === 'merged' || (status === 'spam' && command.name !== 'reopen' && command.name !== 'undo')
}

function after(incident: Incident, happening: Happening, { agent, now }: CommandContext): Incident {
  return evolve(incident, { at: now, by: { kind: 'agent', address: agent.address }, ...happening })
}

function fieldChanges(before: UndoableFields, now: UndoableFields, context: CommandContext): readonly FieldChange[] {
  return changedFields(before, now).map((field): FieldChange => {
    const shown = (fields: UndoableFields): string => {
      switch (field) {
        case 'standing':
          return fields.standing.status
        case 'assignee':
          return nameOf(fields.assignee, context)
        case 'category':
          return `${fields.category}/${fields.topic}`
        case 'urgent':
          return fields.urgent ? 'urgent' : 'normal'
        case 'promise':
          return promiseShown(fields.promise, context)
      }
    }
    return { field: field === 'standing' ? 'status' : field, before: shown(before), after: shown(now) }
  })
}

function nameOf(address: string | undefined, { store }: CommandContext): string {
  if (address === undefined) return ''
  return store.agents.find((agent) => agent.address === address)?.name || address
}

function promiseShown(promise: Promise_ | undefined, { store }: CommandContext): string {
  return promise === undefined ? '' : `${localDate(store.calendar, promise.dueAt)} ${promise.text}`.trim()
}
