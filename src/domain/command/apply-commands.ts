/**
 * All command lines of one mail, or none: every line is read and tried on the incident before anything is said to have happened, and all
 * problems are told at once.
 */

import type { CommandProblem, ReceiptChange } from '../incident/command-answers.ts'
import type { Decision, Effect } from '../incident/decision.ts'
import type { Happening, IncidentEvent } from '../incident/events.ts'
import { evolve, fold } from '../incident/evolve.ts'
import type { Incident, Offer, Promise_, UndoableFields } from '../incident/incident.ts'
import { localDate, localTime } from '../time/local-date.ts'
import type { Action, Change, Command, CommandContext, CommandName, Deed, Query } from './command.ts'
import { isRefusal } from './command.ts'
import { commandNamed, nearestCommand } from './names.ts'
import type { CommandLine } from './read-commands.ts'
import { changedFields, copied, type Field, snapshot } from './undoable.ts'

/** A changed field in our own terms (status ids, names, `delivery/damaged`, `urgent`, dates; '' for none); words are found later. */
type FieldChange = ReceiptChange

export type Applied = {
  readonly ok: true
  /** In order; the last is `commanded` when something changed that `#undo` can take back. */
  readonly happenings: readonly Happening[]
  /** What happened to other incidents: of a merge, a link, a split; of an agent who leaves. */
  readonly also: readonly Decision[]
  readonly effects: readonly Effect[]
  readonly deeds: readonly Deed[]
  readonly queries: readonly Query[]
  /** `#note`: the words of this mail are internal. */
  readonly note: boolean
  /** The words of this mail belong to a command: `#tell`, `#new`. */
  readonly takesText: boolean
  /** To be told to the customer. Absent when the same was promised before. */
  readonly promise?: Promise_
  readonly offer?: Offer
  /** The customer is to be told that it is done. False when it was resolved before. */
  readonly resolve: boolean
  /** The words of an answer that was stopped before it left. */
  readonly stopped?: string
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
  if (command.kind !== 'query' && context.queriesOnly === true) return { line, problem: 'not-allowed' }
  const action = command.parse(argument, context)
  if (isRefusal(action)) return { line, ...action }
  const needsIncident = action.kind === 'change' || (action.kind === 'query' && ABOUT_ONE.has(action.query.kind))
  if (needsIncident && incident === undefined) return { line, problem: 'no-incident' }
  return { line, command, argument, action }
}

/** Questions about the incident at hand. */
const ABOUT_ONE: ReadonlySet<Query['kind']> = new Set<Query['kind']>(['status', 'history', 'explain'])

function sameArgument(a: Understood, b: Understood): boolean {
  return a.argument.toLowerCase() === b.argument.toLowerCase()
}

/** Of each row at most one may stand in a mail. */
const EXCLUSIVE: readonly (readonly CommandName[])[] = [
  ['resolve', 'close', 'reopen', 'wait', 'snooze', 'spam'],
  ['resolve', 'promise'],
  ['resolve', 'offer'],
  ['close', 'promise'],
  ['close', 'offer'],
  ['note', 'promise'],
  ['note', 'offer'],
  ['note', 'use'],
  ['take', 'assign', 'release'],
  ['urgent', 'normal'],
]

/** These stand alone: what else the mail says could only be about something else. */
const ALONE: ReadonlySet<CommandName> = new Set<CommandName>([
  'undo',
  'send',
  'discard',
  'forget',
  'split',
  'spam',
  'new',
  'tell',
  'stop',
  'away',
  'back',
])

/** May stand in a mail several times, each with something else. */
const REPEATED: ReadonlySet<CommandName> = new Set<CommandName>(['cc', 'uncc', 'link', 'compensate', 'use'])

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
  if (a === b) return !REPEATED.has(a.name)
  if (ALONE.has(a.name) || ALONE.has(b.name)) return true
  return EXCLUSIVE.some((row) => row.includes(a.name) && row.includes(b.name))
}

/** Joining and reopening come first and ending last, wherever they stand; the rest in the order written. */
const RANK: Readonly<Partial<Record<CommandName, number>>> = { merge: -2, reopen: -1, resolve: 1, close: 1, wait: 1 }

function carryOut(
  incident: Incident | undefined,
  understood: readonly Understood[],
  context: CommandContext,
): Applied | NotApplied {
  const happenings: Happening[] = []
  const also: Decision[] = []
  const effects: Effect[] = []
  const deeds: Deed[] = []
  const problems: CommandProblem[] = []
  let stopped: string | undefined
  let current = incident
  const inOrder = understood.toSorted((a, b) => (RANK[a.command.name] ?? 0) - (RANK[b.command.name] ?? 0))
  for (const { line, action, command } of inOrder) {
    if (action.kind === 'query') continue
    if (action.kind === 'deed') {
      const deed = action.perform(context)
      if (isRefusal(deed)) problems.push({ line, ...deed })
      else {
        deeds.push(deed)
        also.push(...deed.decisions)
        effects.push(...deed.effects)
      }
      continue
    }
    if (current === undefined) continue
    const happened = isOver(current, command) ? ({ problem: 'wrong-state' } as const) : action.apply(current, context)
    if (isRefusal(happened)) {
      problems.push({ line, ...happened })
      continue
    }
    const change: Change = 'happenings' in happened ? happened : { happenings: happened }
    for (const happening of change.happenings) {
      happenings.push(happening)
      current = after(current, happening, context)
    }
    also.push(...(change.elsewhere ?? []).map((other) => decisionAbout(other, context)))
    effects.push(...(change.effects ?? []))
    stopped = change.stopped ?? stopped
  }
  if (problems.length > 0) return { ok: false, problems }
  const says = (name: CommandName) => understood.some((u) => u.command.name === name)
  const promised = happenings.find((h) => h.kind === 'promised')
  const offered = happenings.find((h) => h.kind === 'offered')
  const resolve = happenings.some((h) => h.kind === 'resolved')
  const takesText = understood.some((u) => u.command.takesText === true)
  const before = incident && snapshot(incident)
  const now = current && snapshot(current)
  const undone = happenings.some((h) => h.kind === 'undone')
  const changes = before && now ? fieldChanges(before, now, context) : []
  const commands = understood.map((u) => `#${u.command.name} ${u.argument}`.trim())
  if (before && now && current && changes.length > 0 && !undone) {
    const words = context.hasText && !says('note') && !takesText
    const told = words || promised !== undefined || offered !== undefined || resolve
    const commanded: Happening = {
      kind: 'commanded',
      commands,
      before,
      after: now,
      rawMailId: context.mail.rawMailId,
      ...(told ? { told: true } : {}),
    }
    happenings.push(commanded)
    current = after(current, commanded, context)
  }
  return {
    ok: true,
    happenings,
    also,
    effects,
    deeds,
    queries: understood.flatMap(({ action }) => (action.kind === 'query' ? [action.query] : [])),
    note: says('note'),
    takesText,
    ...(promised ? { promise: promised.promise } : {}),
    ...(offered ? { offer: offered.offer } : {}),
    resolve,
    ...(stopped === undefined ? {} : { stopped }),
    commands,
    changes,
    ...(current ? { incident: current } : {}),
  }
}

/** What a line does to another incident, or to the one it opens. */
function decisionAbout(
  { incident, happenings }: NonNullable<Change['elsewhere']>[number],
  { agent, now }: CommandContext,
): Decision {
  const by = { kind: 'agent', address: agent.address } as const
  const events = happenings.map((happening): IncidentEvent => ({ at: now, by, ...happening }))
  const changed = fold(events, incident)
  return { events, mails: [], ...(changed ? { incident: changed } : {}) }
}

/** What can be said of spam: that it is none, or once more that it is. */
const OUT_OF_SPAM: ReadonlySet<CommandName> = new Set<CommandName>(['reopen', 'undo', 'spam'])

/** A merged incident lives on elsewhere; spam can only be reopened. A note can be left anywhere, and anybody forgotten. */
function isOver(incident: Incident, command: Command): boolean {
  const { status } = incident.standing
  if (command.name === 'note' || command.name === 'forget') return false
  return status === 'merged' || (status === 'spam' && !OUT_OF_SPAM.has(command.name))
}

function after(incident: Incident, happening: Happening, { agent, now }: CommandContext): Incident {
  return evolve(incident, { at: now, by: { kind: 'agent', address: agent.address }, ...happening })
}

function fieldChanges(before: UndoableFields, now: UndoableFields, context: CommandContext): readonly FieldChange[] {
  const changes = changedFields(before, now).map((field): FieldChange => {
    const name = field === 'standing' ? 'status' : field
    return { field: name, before: shown(field, before, context), after: shown(field, now, context) }
  })
  // Who is written to alone is told with the addressee, and gets no copies.
  return changes.filter(({ field, before, after }) => field !== 'copied' || before !== after)
}

function shown(field: Field, fields: UndoableFields, context: CommandContext): string {
  const { calendar } = context.store
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
    case 'snoozed':
      return fields.snoozedUntil === undefined ? '' : localTime(calendar, fields.snoozedUntil)
    case 'customer':
      return fields.customer.address
    case 'copied':
      return copied(fields).join(', ')
    case 'addressee':
      return fields.addressee ?? ''
    case 'offer':
      return (fields.offer?.options ?? []).join(' | ')
    case 'compensation':
      return (fields.compensations ?? []).map((c) => `${c.amount} ${c.currency} ${c.text}`.trim()).join(', ')
    case 'merged':
      return (fields.absorbed ?? []).map(context.tag).join(', ')
    case 'split':
      return (fields.splitOff ?? []).map(context.tag).join(', ')
    case 'linked':
      return (fields.linked ?? []).map(context.tag).join(', ')
  }
}

function nameOf(address: string | undefined, { store }: CommandContext): string {
  if (address === undefined) return ''
  return store.agents.find((agent) => agent.address === address)?.name || address
}

function promiseShown(promise: Promise_ | undefined, { store }: CommandContext): string {
  return promise === undefined ? '' : `${localDate(store.calendar, promise.dueAt)} ${promise.text}`.trim()
}
