/** A mailbox of its own for each test of searches, and short words for filling and asking it. */

import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { Incidents, MailboxId, SearchResult, StoredMessage } from '../../src/app/ports.ts'
import { BASE_TAXONOMY } from '../../src/domain/classify/taxonomy.ts'
import type { Incident } from '../../src/domain/incident/incident.ts'
import { readSearch } from '../../src/domain/report/search-words.ts'
import { aMessage, anIncident, aRecord, OPENED_AT as NOW } from './an-incident.ts'

export type SearchUnderTest = {
  readonly incidents: Incidents
  newMailbox(): Promise<MailboxId>
  /** Changes and erasures that no use case of this suite makes, as SQL with the mailbox as `$1`. */
  change(statement: string, values: readonly unknown[]): Promise<void>
  dispose(): Promise<void>
}

const AGENTS = [{ address: 'ana@shop.example', name: 'Ana Ruiz' }]

/** Call inside `describe`. */
export function aSearchedMailbox(start: () => Promise<SearchUnderTest>) {
  let subject: SearchUnderTest
  let box: MailboxId
  beforeAll(async () => {
    subject = await start()
  })
  beforeEach(async () => {
    box = await subject.newMailbox()
  })
  afterAll(async () => subject?.dispose())

  const transaction: <T>(work: Parameters<typeof subject.incidents.transaction<T>>[1]) => Promise<T> = (work) =>
    subject.incidents.transaction(box, work)
  const record = (incidents: readonly Incident[], messages: readonly StoredMessage[]) =>
    transaction((tx) => tx.record(aRecord({ incidents, messages })))
  const ask = (text: string, limit = 20): Promise<SearchResult> =>
    transaction((tx) =>
      tx.find(
        readSearch(text, { agents: AGENTS, taxonomy: BASE_TAXONOMY, timeZone: 'Europe/Madrid', now: NOW }),
        limit,
      ),
    )

  return {
    transaction,
    record,
    ask,
    found: async (text: string) => (await ask(text)).incidents.map(({ incident }) => incident.number),
    /** One incident with one message; its number. */
    async file(text: string, changes: Partial<StoredMessage> = {}, incident: Partial<Incident> = {}) {
      const [number = 0] = await transaction((tx) => tx.numbers(1))
      const quiet = { subject: 'Consulta', orderNumbers: [], ...incident }
      await record([anIncident(number, quiet)], [aMessage(number, { subject: 'Consulta', text, ...changes })])
      return number
    },
    change: (statement: string, values: readonly unknown[]) => subject.change(statement, [box, ...values]),
    /** From now on in another mailbox; the one it was, to come back to. */
    async move(to?: MailboxId) {
      const was = box
      box = to ?? (await subject.newMailbox())
      return was
    },
  }
}
