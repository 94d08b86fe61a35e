/**
 * What Prometheus reads: what this process did (counted as it happens) and what waits in the database (as it was looked at last).
 * Labels take few values: mailboxes of the installation, outcomes, lanes, codes. Never a person, a subject or an incident.
 */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { FigureName, FigureSample, Measurement, Part } from '../../app/ports.ts'

export type Metrics = {
  note(mailbox: string, measurement: Measurement): void
  trouble(mailbox: string, part: Part): void
  thread(name: string, state: { readonly heapBytes: number; readonly longestDelayMs: number }): void
  threadDied(name: string): void
  /** Takes the place of all samples that were given before; absent ones are absent, not zero. */
  show(samples: readonly FigureSample[]): void
  expose(): Promise<string>
  readonly contentType: string
}

/** THE list of gauges: what each means, and its labels. */
const GAUGES = {
  incidencias_database_up: ['Whether the database answered within its time limit.', []],
  incidencias_lease_held: ['Whether some process holds this work for the mailbox.', ['mailbox', 'lease']],
  incidencias_lease_holder_info: ['Who holds it: machine, process, start.', ['mailbox', 'lease', 'holder']],
  incidencias_last_look_timestamp_seconds: ['When the mailbox was last looked through.', ['mailbox']],
  incidencias_mails_pending: ['Mails stored and not decided about.', ['mailbox']],
  incidencias_mails_pending_oldest_seconds: ['How long the oldest of them has waited.', ['mailbox']],
  incidencias_mails_held: ['Mails of agents that wait for a confirmation or #send.', ['mailbox']],
  incidencias_mails_quarantined: ['Mails that failed too often and wait for the operator.', ['mailbox']],
  incidencias_outbox_mails: ['Mails to be sent, by lane and state.', ['mailbox', 'lane', 'state']],
  incidencias_outbox_oldest_seconds: ['Age of the oldest of them.', ['mailbox', 'lane', 'state']],
  incidencias_outbox_due_seconds: ['How long a mail that could leave at once has waited.', ['mailbox']],
  incidencias_outbox_untold_failures: ['Mails given up whose agent was not told yet.', ['mailbox']],
  incidencias_incidents_live: ['Incidents open or waiting for the customer.', ['mailbox', 'status', 'category']],
  incidencias_incidents_urgent: ['Live incidents that are urgent.', ['mailbox']],
  incidencias_incidents_unanswered: ['Live incidents whose customer waits for an answer.', ['mailbox']],
  incidencias_incidents_due: ['Incidents with a follow-up that is due.', ['mailbox']],
  incidencias_incidents_overdue: ['Those of them that are due for ten minutes.', ['mailbox']],
  incidencias_incidents_due_oldest_seconds: ['How long the oldest follow-up has been due.', ['mailbox']],
  incidencias_first_answers_recent: [
    'Incidents of the last 24 hours whose time for a first answer was up, by whether they had one within their target.',
    ['mailbox', 'within_target'],
  ],
  incidencias_breaker_open: ['Whether automatic mail to customers is held back.', ['mailbox']],
  incidencias_breaker_waiting: ['Automatic mails that wait for their turn.', ['mailbox']],
  incidencias_digest_timestamp_seconds: ['When the last digest was sent.', ['mailbox']],
  incidencias_handover_timestamp_seconds: ['When the last handover was sent.', ['mailbox']],
  incidencias_ledger_difference: ['Mails that server and database did not agree about.', ['mailbox']],
  incidencias_corrections_learned: ['Corrections of agents that the classifier learns from.', ['mailbox']],
  incidencias_trouble: ['Whether something keeps this part from its work.', ['mailbox', 'part']],
  incidencias_credential_expires_timestamp_seconds: [
    "When what somebody consented to ends, or the client's own secret.",
    ['mailbox', 'what'],
  ],
  incidencias_credential_authorised: ['Whether tokens were ever given for the mailbox.', ['mailbox']],
  incidencias_credential_refused: ['Whether the provider refuses the tokens of the mailbox.', ['mailbox']],
} as const satisfies Readonly<Record<FigureName, readonly [help: string, labels: readonly string[]]>>

/** Seconds that a customer waits for the acknowledgement: from "at once" to a day. */
const WAIT_BUCKETS = [1, 2, 5, 10, 30, 60, 120, 300, 900, 3_600, 14_400, 86_400]
const WORK_BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60]
/** Servers make up codes; as labels they are kept to those that mean something. */
const ENHANCED = /^[245]\.[0-7]\.\d{1,2}$/

export function createMetrics({ version, node }: { readonly version: string; readonly node: string }): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const counter = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
    new Counter({ name, help, labelNames: [...labelNames], registers })
  const taken = counter('incidencias_mails_received_total', 'Mails stored, by the way they came.', ['mailbox', 'inlet'])
  const again = counter('incidencias_mails_duplicate_total', 'Mails that came and were there.', ['mailbox', 'inlet'])
  const processed = counter('incidencias_mails_processed_total', 'Mails decided about, by outcome.', [
    'mailbox',
    'inlet',
    'outcome',
  ])
  const opened = counter('incidencias_inlet_connects_total', 'Logins at the mailbox.', ['mailbox', 'result'])
  const attempts = counter('incidencias_send_attempts_total', 'Mails spoken about with the SMTP server.', [
    'mailbox',
    'lane',
    'result',
  ])
  const replies = counter('incidencias_smtp_replies_total', 'What the SMTP server said to a mail.', [
    'mailbox',
    'class',
    'code',
    'enhanced',
  ])
  const followUps = counter('incidencias_follow_ups_total', 'Mails that time brought about.', ['mailbox'])
  const troubles = counter('incidencias_troubles_total', 'Times that a part could not do its work.', [
    'mailbox',
    'part',
  ])
  const deaths = counter('incidencias_thread_deaths_total', 'Threads that ended with an error.', ['thread'])
  const wait = new Histogram({
    ...{
      name: 'incidencias_acknowledgement_seconds',
      help: 'From the arrival of a mail until its acknowledgement left.',
    },
    ...{ labelNames: ['mailbox'], buckets: WAIT_BUCKETS, registers },
  })
  const work = new Histogram({
    ...{ name: 'incidencias_processing_seconds', help: 'From the claim of a mail until its outcome was committed.' },
    ...{ labelNames: ['mailbox'], buckets: WORK_BUCKETS, registers },
  })
  const threadGauge = (name: string, help: string) => new Gauge({ name, help, labelNames: ['thread'], registers })
  const heap = threadGauge('incidencias_thread_heap_bytes', 'Memory of a thread.')
  const delay = threadGauge('incidencias_thread_delay_seconds', 'How long a thread was busy with one thing lately.')
  new Gauge({
    ...{ name: 'incidencias_build_info', help: 'What runs here.', labelNames: ['version', 'node'], registers },
  }).set({ version, node }, 1)
  const gauges = new Map(
    Object.entries(GAUGES).map(([name, [help, labels]]) => [
      name,
      new Gauge({ name, help, labelNames: [...labels], registers }),
    ]),
  )

  return {
    contentType: registry.contentType,
    note(mailbox, one) {
      switch (one.kind) {
        case 'taken-in':
          taken.inc({ mailbox, inlet: one.inlet }, one.mails)
          again.inc({ mailbox, inlet: one.inlet }, one.duplicates)
          return
        case 'processed':
          processed.inc({ mailbox, inlet: one.inlet, outcome: one.result })
          work.observe({ mailbox }, one.ms / 1000)
          return
        case 'inlet-opened':
          return opened.inc({ mailbox, result: one.result })
        case 'spoken':
          return attempts.inc({ mailbox, lane: one.lane, result: one.result })
        case 'smtp-reply': {
          const code = one.reply !== undefined && one.reply >= 200 && one.reply < 600 ? String(one.reply) : 'other'
          const enhanced = one.enhanced === undefined ? '' : ENHANCED.test(one.enhanced) ? one.enhanced : 'other'
          return replies.inc({ mailbox, class: code === 'other' ? code : `${code[0]}xx`, code, enhanced })
        }
        case 'acknowledged':
          return wait.observe({ mailbox }, one.ms / 1000)
        case 'followed-up':
          return followUps.inc({ mailbox }, one.mails)
      }
    },
    trouble: (mailbox, part) => troubles.inc({ mailbox, part }),
    thread(name, { heapBytes, longestDelayMs }) {
      heap.set({ thread: name }, heapBytes)
      delay.set({ thread: name }, longestDelayMs / 1000)
    },
    threadDied: (name) => deaths.inc({ thread: name }),
    show(samples) {
      for (const gauge of gauges.values()) gauge.reset()
      for (const { name, labels = {}, value } of samples) gauges.get(name)?.set(labels, value)
    },
    expose: () => registry.metrics(),
  }
}
