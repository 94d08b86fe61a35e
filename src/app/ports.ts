/**
 * What the use cases need from the outside, in the words of the domain. Adapters implement these; `wiring.ts` picks.
 * Every method that touches stored data names the mailbox first: it leads every table.
 */
export type { AcknowledgementGiven, Outcome } from '../domain/incident/decision.ts'
export type { Seal } from '../domain/mail/reference.ts'
export * from './ports/basics.ts'
export * from './ports/between.ts'
export * from './ports/credentials.ts'
export * from './ports/follow-up.ts'
export * from './ports/incidents.ts'
export * from './ports/learning.ts'
export * from './ports/meter.ts'
export * from './ports/orders.ts'
export * from './ports/raw-mails.ts'
export * from './ports/reading.ts'
export * from './ports/reports.ts'
export * from './ports/rounds.ts'
export * from './ports/seeing.ts'
export * from './ports/sending.ts'
export * from './ports/taking-in.ts'
export * from './ports/templates.ts'
