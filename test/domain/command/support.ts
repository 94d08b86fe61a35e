import { BASE_TAXONOMY } from '../../../src/domain/classify/taxonomy.ts'
import type { CommandContext, KnownToCommands } from '../../../src/domain/command/command.ts'
import type { Incident } from '../../../src/domain/incident/incident.ts'
import { DEFAULT_POLICIES } from '../../../src/domain/policy/policies.ts'
import type { Person, Store } from '../../../src/domain/store.ts'
import { madrid } from '../time/calendars.ts'

export const ana: Person = { address: 'ana@shop.example', name: 'Ana García', categories: [] }
const rui: Person = { address: 'rui@shop.example', name: 'Rui', language: 'pt', categories: ['delivery'] }
const anabel: Person = { address: 'anabel@shop.example', name: 'Anabel Łuczak', categories: [] }

export const store: Store = {
  name: 'Store',
  mailbox: 'incidencias@store.example',
  defaultLanguage: 'es',
  agents: [ana, rui, anabel],
  managers: [],
  calendar: madrid,
  plusAddressing: true,
  policies: DEFAULT_POLICIES,
  taxonomy: BASE_TAXONOMY,
  catchupAfterMs: 0,
  replyDelayMs: 0,
}

/** A Wednesday in Madrid, 12:00. */
export const now = Date.parse('2026-11-25T11:00Z')

export function aContext(over: Partial<CommandContext> = {}): CommandContext {
  return {
    agent: ana,
    store,
    now,
    hasText: false,
    language: 'en',
    mail: {
      rawMailId: 77,
      arrivedAt: now,
      subject: 'Paquete roto',
      text: '',
      attachments: [],
      files: [],
      freshNumber: 5001,
    },
    known: knowing(),
    tag: (number) => `INC-${number}-AAAAA`,
    ...over,
  }
}

/** What is known: these incidents, and what was said in them. */
export function knowing(incidents: readonly Incident[] = [], over: Partial<KnownToCommands> = {}): KnownToCommands {
  return {
    incident: (number) => incidents.find((incident) => incident.number === number),
    conversation: () => [],
    assignedTo: (agent) => incidents.filter((incident) => incident.assignee === agent),
    pendingAnswers: () => [],
    fileText: () => undefined,
    of: (address) => incidents.filter((incident) => incident.customer.address === address),
    personFigures: () => ({ incidents: 1, messages: 2, files: 0, mails: 3 }),
    ...over,
  }
}

export function anIncident(over: Partial<Incident> = {}): Incident {
  return {
    number: 4821,
    standing: { status: 'open' },
    openedAt: now - 3_600_000,
    customer: { address: 'eva@mail.example', name: 'Eva' },
    participants: ['eva@mail.example'],
    language: 'es',
    subject: 'Paquete roto',
    classification: { category: 'delivery', topic: 'damaged', sure: true, evidence: ['roto'], urgent: false },
    orderNumbers: [],
    lastCustomerAt: now - 3_600_000,
    awaitingAnswerSince: now - 3_600_000,
    lastHeardAt: now - 3_600_000,
    automaticInARow: 0,
    reopened: 0,
    ...over,
  }
}
