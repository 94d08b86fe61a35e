import type { Record_ } from './ports.ts'

/** A record that changes nothing, for whoever records little. */
export const EMPTY_RECORD: Record_ = {
  incidents: [],
  nextDueAt: new Map(),
  events: [],
  messages: [],
  refs: [],
  outbox: [],
  outcomes: [],
  acknowledgements: [],
  suppress: [],
  pictures: [],
  release: [],
  effects: [],
}
