/** What Prometheus reads, and that the dashboard and the alerts in `docs` ask for nothing else. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { createMetrics } from '../../src/adapters/metrics/metrics.ts'
import type { MailboxFigures, Measurement } from '../../src/app/ports.ts'
import { samplesOf } from '../../src/app/samples.ts'

const MAILBOX = 'incidencias@shop.example'
const NOW = Date.parse('2026-03-02T10:00:00Z')
const docs = (name: string) => readFileSync(join(import.meta.dirname, '../../docs', name), 'utf8')

const MEASURED: readonly Measurement[] = [
  { kind: 'taken-in', inlet: 'imap', mails: 2, duplicates: 1 },
  { kind: 'processed', inlet: 'imap', result: 'opened', ms: 40 },
  { kind: 'inlet-opened', result: 'refused' },
  { kind: 'smtp-reply', reply: 550, enhanced: '5.1.1' },
  { kind: 'spoken', lane: 'acknowledgement', result: 'sent' },
  { kind: 'acknowledged', ms: 3_000 },
  { kind: 'followed-up', mails: 1 },
]

const FIGURES: Required<MailboxFigures> = {
  leases: [{ name: 'inlet', holder: 'machine-1-abc', until: NOW + 20_000 }],
  ...{ lookedAt: NOW - 60_000, storedAt: NOW, pending: { mails: 2, oldestAt: NOW - 5_000 }, held: 1, quarantined: 3 },
  outbox: [{ lane: 'reply', state: 'waiting', mails: 4, oldestAt: NOW - 9_000, dueSince: NOW - 8_000 }],
  untoldFailures: 0,
  due: { incidents: 5, overdue: 1, oldestAt: NOW - 600_000, nextAt: NOW + 60_000 },
  live: [{ status: 'open', category: 'delivery', incidents: 7, urgent: 2, unanswered: 3 }],
  breaker: { openedAt: NOW, waiting: 1 },
  ...{ digestAt: NOW, handoverAt: NOW, ledgerDifference: 0, corrections: 9 },
  credential: { refused: false, expiresAt: NOW },
  troubles: [
    { part: 'imap', cause: 'the login was refused', since: NOW, at: NOW, times: 1 },
    // Of a worker that is gone: nobody will end it.
    { part: 'smtp', cause: 'connection refused', since: NOW - 7_200_000, at: NOW - 3_600_000, times: 9 },
  ],
}

async function everything() {
  const metrics = createMetrics({ version: '1.0.0', node: 'v24' })
  for (const one of MEASURED) metrics.note(MAILBOX, one)
  metrics.trouble(MAILBOX, 'imap')
  metrics.thread('send', { heapBytes: 1, longestDelayMs: 20 })
  metrics.threadDied('send')
  const schema = { version: '18.4', missing: [], unknown: [] }
  const signIn = { provider: 'Google', secretExpires: NOW }
  const mailboxes = [
    { address: MAILBOX, fetches: true, signIn, figures: FIGURES, firstAnswers: { within: 4, late: 1 } },
  ]
  metrics.show(samplesOf({ at: NOW, schema, mailboxes }))
  return { metrics, text: await metrics.expose() }
}
const { metrics, text } = await everything()
const SERIES = new Set(
  text.split('\n').flatMap((line) => /^([a-z_][a-z0-9_]*)[{ ]/.exec(line.startsWith('#') ? '' : line)?.[1] ?? []),
)

describe('figures', () => {
  const about = `mailbox="${MAILBOX}"`
  test.each([
    `incidencias_mails_received_total{${about},inlet="imap"} 2`,
    `incidencias_mails_processed_total{${about},inlet="imap",outcome="opened"} 1`,
    `incidencias_smtp_replies_total{${about},class="5xx",code="550",enhanced="5.1.1"} 1`,
    `incidencias_acknowledgement_seconds_bucket{le="5",${about}} 1`,
    `incidencias_acknowledgement_seconds_bucket{le="2",${about}} 0`,
    `incidencias_lease_holder_info{${about},lease="inlet",holder="machine-1-abc"} 1`,
    `incidencias_outbox_due_seconds{${about}} 8`,
    `incidencias_incidents_live{${about},status="open",category="delivery"} 7`,
    `incidencias_trouble{${about},part="imap"} 1`,
    `incidencias_trouble{${about},part="smtp"} 0`,
    `incidencias_first_answers_recent{${about},within_target="no"} 1`,
    'incidencias_build_info{version="1.0.0",node="v24"} 1',
  ])('%s', (line) => {
    expect(text.split('\n')).toContain(line)
  })

  test('a server that makes up codes makes up no labels', async () => {
    const own = createMetrics({ version: '1', node: 'v24' })
    for (let n = 0; n < 500; n++) own.note(MAILBOX, { kind: 'smtp-reply', reply: 600 + n, enhanced: `9.${n}.${n}` })
    const lines = (await own.expose()).split('\n').filter((line) => line.startsWith('incidencias_smtp_replies_total{'))
    expect(lines).toEqual([expect.stringContaining('code="other",enhanced="other"} 500')])
  })

  test('a database that does not answer has no figures, not figures of zero', async () => {
    metrics.show(samplesOf(undefined))
    const away = await metrics.expose()
    expect(away).toContain('incidencias_database_up 0')
    expect(away).not.toMatch(/^incidencias_mails_pending\{/m)
    expect(away).toMatch(/^incidencias_mails_received_total\{/m)
  })

  test('counting a mail takes microseconds', () => {
    const since = performance.now()
    for (let n = 0; n < 2_000; n++) for (const one of MEASURED) metrics.note(MAILBOX, one)
    expect((performance.now() - since) / 2_000).toBeLessThan(0.5)
  })
})

/** Names of metrics in an expression, without functions, labels and texts. */
function namesIn(expression: string): readonly string[] {
  const bare = expression.replace(/\{[^}]*\}|"[^"]*"/g, '')
  return [...bare.matchAll(/\b(?:incidencias|process|nodejs)_\w+/g)].map(([name]) => name)
}

type Panel = {
  readonly id: number
  readonly type: string
  readonly title?: string
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number }
  readonly fieldConfig?: { readonly defaults: { readonly unit?: string } }
  readonly targets?: readonly { readonly expr: string; readonly legendFormat: string }[]
}

describe('the dashboard', () => {
  const dashboard = JSON.parse(docs('grafana-dashboard.json')) as {
    readonly title: string
    readonly uid: string
    readonly schemaVersion: number
    readonly panels: readonly Panel[]
    readonly templating: { readonly list: readonly { readonly name: string; readonly query: unknown }[] }
  }
  const shown = dashboard.panels.filter(({ type }) => type !== 'row')

  test('is one that Grafana can import', () => {
    expect(dashboard).toMatchObject({ uid: 'incidencias', schemaVersion: expect.any(Number) })
    expect(dashboard.templating.list.map(({ name }) => name)).toEqual(['datasource', 'mailbox'])
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length)
    for (const { gridPos } of dashboard.panels) expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24)
  })

  test.each(shown.map((panel) => [panel.title ?? '', panel] as const))('%s', (title, panel) => {
    expect(title).not.toBe('')
    expect(panel.fieldConfig?.defaults.unit).toBeTruthy()
    for (const { expr } of panel.targets ?? []) {
      const names = namesIn(expr)
      expect(names.length).toBeGreaterThan(0)
      for (const name of names) expect(SERIES).toContain(name)
      expect(expr.split('(').length).toBe(expr.split(')').length)
    }
  })

  test('no panel lies on another', () => {
    const places = dashboard.panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, n) => `${x + (n % w)} ${y + Math.floor(n / w)}`),
    )
    expect(new Set(places).size).toBe(places.length)
  })
})

describe('the alerts', () => {
  type Rule = {
    readonly alert: string
    readonly expr: string
    readonly labels: { readonly severity: string }
    readonly annotations: { readonly summary: string; readonly description: string }
  }
  const { groups } = parse(docs('alerts.yml')) as { readonly groups: readonly { readonly rules: readonly Rule[] }[] }
  const rules = groups.flatMap((group) => group.rules)

  test.each(rules.map((rule) => [rule.alert, rule] as const))('%s', (name, { expr, labels, annotations }) => {
    expect(name).toMatch(/^Incidencias[A-Z]\w+$/)
    for (const metric of namesIn(expr)) expect(SERIES).toContain(metric)
    expect(namesIn(expr).length).toBeGreaterThan(0)
    expect(expr.split('(').length).toBe(expr.split(')').length)
    expect(['critical', 'warning', 'info']).toContain(labels.severity)
    // What to do, not only what is.
    expect(annotations.summary.length).toBeGreaterThan(15)
    expect(annotations.description.length).toBeGreaterThan(60)
  })

  test('each is told of in the handbook', () => {
    for (const { alert } of rules) expect(docs('monitoring.md')).toContain(alert)
  })
})
