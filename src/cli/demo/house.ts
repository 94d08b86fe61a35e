import type { PassCounts } from '../../app/pass.ts'
import type { Incidents, LedgerSum, Reports } from '../../app/ports.ts'

export type Incident = Awaited<ReturnType<Reports['opened']>>[number]
export type IncidentEvent = Awaited<ReturnType<Incidents['history']>>[number]

/** An incident and what happened to it, from the database. */
export type Case = { readonly incident: Incident; readonly events: readonly IncidentEvent[] }

/** The running product, as far as the story needs it. */
export type House = {
  /** One pass of everything that is due, as if it were `now`. */
  pass(now: number): Promise<PassCounts>
  /** Every incident there is, by number. */
  cases(): Promise<readonly Case[]>
  ledger(): Promise<LedgerSum>
}
