/** The overview as figures with names and labels, as metrics show it. */
import { SECOND } from '../domain/time/instant.ts'
import { type LookedAtMailbox, type Overview, totalsOf } from './overview.ts'
import type { FigureName, FigureSample } from './ports.ts'
import { goesOn, lookedAt, oldestDue } from './status.ts'

/** Undefined: the database did not answer in time; nothing is known then, which is not the same as none. */
export function samplesOf(overview: Overview | undefined): readonly FigureSample[] {
  const up: FigureSample = { name: 'incidencias_database_up', value: overview === undefined ? 0 : 1 }
  return [up, ...(overview?.mailboxes.flatMap((one) => samplesOfMailbox(one, overview.at)) ?? [])]
}

function samplesOfMailbox({ address: mailbox, figures, fetches, firstAnswers, signIn }: LookedAtMailbox, now: number) {
  const samples: FigureSample[] = []
  const show = (name: FigureName, value: number | undefined, labels: Readonly<Record<string, string>> = {}) => {
    if (value !== undefined) samples.push({ name, labels: { mailbox, ...labels }, value })
  }
  const when = (at: number | undefined) => (at === undefined ? undefined : at / SECOND)
  const since = (at: number | undefined) => (at === undefined ? 0 : Math.max(0, now - at) / SECOND)

  if (fetches)
    show('incidencias_lease_held', figures.leases.some(({ name }) => name === 'inlet') ? 1 : 0, { lease: 'inlet' })
  for (const { name: lease, holder } of figures.leases) {
    if (lease !== 'inlet') show('incidencias_lease_held', 1, { lease })
    show('incidencias_lease_holder_info', 1, { lease, holder })
  }
  show('incidencias_last_look_timestamp_seconds', when(lookedAt(figures)))
  show('incidencias_mails_pending', figures.pending.mails)
  show('incidencias_mails_pending_oldest_seconds', since(figures.pending.oldestAt))
  show('incidencias_mails_held', figures.held)
  show('incidencias_mails_quarantined', figures.quarantined)
  for (const { lane, state, mails, oldestAt } of figures.outbox) {
    show('incidencias_outbox_mails', mails, { lane, state })
    show('incidencias_outbox_oldest_seconds', since(oldestAt), { lane, state })
  }
  show('incidencias_outbox_due_seconds', since(oldestDue(figures, now)))
  show('incidencias_outbox_untold_failures', figures.untoldFailures)
  for (const { status, category, incidents } of figures.live)
    show('incidencias_incidents_live', incidents, { status, category })
  const { urgent, unanswered } = totalsOf(figures)
  show('incidencias_incidents_urgent', urgent)
  show('incidencias_incidents_unanswered', unanswered)
  show('incidencias_incidents_due', figures.due.incidents)
  show('incidencias_incidents_overdue', figures.due.overdue)
  show('incidencias_incidents_due_oldest_seconds', since(figures.due.oldestAt))
  show('incidencias_first_answers_recent', firstAnswers.within, { within_target: 'yes' })
  show('incidencias_first_answers_recent', firstAnswers.late, { within_target: 'no' })
  show('incidencias_breaker_open', figures.breaker.waiting > 0 ? 1 : 0)
  show('incidencias_breaker_waiting', figures.breaker.waiting)
  show('incidencias_digest_timestamp_seconds', when(figures.digestAt))
  show('incidencias_handover_timestamp_seconds', when(figures.handoverAt))
  show('incidencias_ledger_difference', figures.ledgerDifference)
  show('incidencias_corrections_learned', figures.corrections)
  for (const one of figures.troubles) show('incidencias_trouble', goesOn(one, now) ? 1 : 0, { part: one.part })
  show('incidencias_credential_expires_timestamp_seconds', when(figures.credential?.expiresAt), { what: 'consent' })
  show('incidencias_credential_expires_timestamp_seconds', when(signIn?.secretExpires), { what: 'secret' })
  if (signIn) show('incidencias_credential_authorised', figures.credential?.isStored ? 1 : 0)
  if (figures.credential !== undefined) show('incidencias_credential_refused', figures.credential.refused ? 1 : 0)
  return samples
}
