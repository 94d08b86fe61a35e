/** The store of the tests as plain data, for whoever runs without vitest as well. */
import { BASE_TAXONOMY } from '../../src/domain/classify/taxonomy.ts'
import { DEFAULT_POLICIES } from '../../src/domain/policy/policies.ts'
import type { Store } from '../../src/domain/store.ts'

export const MAILBOX = 'incidencias@shop.example'
export const ANA = { address: 'ana@shop.example', name: 'Ana', language: 'es', categories: [] } as const
export const RUI = { address: 'rui@shop.example', name: 'Rui', language: 'pt', categories: [] } as const
export const BOSS = { address: 'boss@shop.example', name: 'Marta', language: 'en', categories: [] } as const

const DAY_HOURS = [{ from: 9 * 60, to: 18 * 60 }]

export const A_STORE: Store = {
  name: 'Tienda Sol',
  mailbox: MAILBOX,
  defaultLanguage: 'en',
  agents: [ANA, RUI],
  managers: [BOSS],
  calendar: {
    timeZone: 'Europe/Madrid',
    week: [[], DAY_HOURS, DAY_HOURS, DAY_HOURS, DAY_HOURS, DAY_HOURS, []],
    holidays: new Set(),
  },
  policies: DEFAULT_POLICIES,
  taxonomy: BASE_TAXONOMY,
  plusAddressing: true,
  catchupAfterMs: 24 * 3_600_000,
  replyDelayMs: 0,
}
