import type { LedgerSum } from '../../app/ports.ts'
import type { Case, IncidentEvent } from './house.ts'
import type { Language } from './mail-text.ts'
import type { SentMail } from './outgoing.ts'
import { AGENTS, CUSTOMERS, type CustomerName, isStaff, MANAGER } from './people.ts'

/** What the story left behind. */
export type Outcome = {
  readonly cases: readonly Case[]
  readonly sent: readonly SentMail[]
  readonly ledger: LedgerSum
  /** How many mails were put into the mailbox. */
  readonly arrived: number
}

export type Expectation = { readonly sentence: string; readonly holds: (outcome: Outcome) => boolean }

const NAMES = Object.keys(CUSTOMERS) as CustomerName[]

/** Everything the story promises. */
export const EXPECTATIONS: readonly Expectation[] = [
  {
    sentence: 'nine incidents, one for each customer',
    holds: ({ cases }) => cases.length === NAMES.length && NAMES.every((name) => casesOf(cases, name).length === 1),
  },
  ...NAMES.map((name) => ({
    sentence: `${CUSTOMERS[name].name} was acknowledged once, in ${CUSTOMERS[name].language}`,
    holds: ({ cases, sent }: Outcome) => {
      const [first] = sent.filter((mail) => mail.to === CUSTOMERS[name].address)
      return (
        count(cases, name, 'acknowledged') === 1 &&
        first?.automatic === true &&
        languageOf(first.text) === CUSTOMERS[name].language
      )
    },
  })),
  ...(
    [
      ['lucia', 'delivery'],
      ['james', 'product_info'],
      ['tomasz', 'checkout'],
      ['ines', 'checkout'],
      ['carmen', 'support'],
      ['joao', 'delivery'],
      ['emma', 'support'],
      ['zofia', 'product_info'],
      ['sarah', 'checkout'],
    ] as const
  ).map(([name, category]) => ({
    sentence: `the matter of ${CUSTOMERS[name].name} is understood as ${category}`,
    holds: ({ cases }: Outcome) => caseOf(cases, name)?.incident.classification.category === category,
  })),
  {
    sentence: 'Lucía: Ana took it, promised Friday, kept it, and it is resolved',
    holds: ({ cases }) =>
      status(cases, 'lucia') === 'resolved' &&
      caseOf(cases, 'lucia')?.incident.assignee === AGENTS.ana.address &&
      happened(
        cases,
        'lucia',
        'assigned',
        'promised',
        'customer-wrote',
        'promise-reminded',
        'promise-kept',
        'resolved',
      ) &&
      count(cases, 'lucia', 'promise-missed') === 0,
  },
  {
    sentence:
      "Ana's words reached Lucía under Ana's name, not marked as automatic, without commands, quote or private address",
    holds: ({ sent }) => {
      const relayed = to(sent, 'lucia').filter((mail) => !mail.automatic)
      return (
        relayed.length === 2 &&
        relayed.every(
          (mail) => /Ana/.test(mail.from) && !/#(take|promise|resolve)|escribió|agents\.example/.test(mail.text),
        )
      )
    },
  },
  {
    sentence:
      'James: his thanks opened, reopened and asked nothing, nobody was told of it, and nothing was sent after #close',
    holds: ({ cases, sent }) =>
      status(cases, 'james') === 'closed' &&
      count(cases, 'james', 'customer-wrote') === 1 &&
      count(cases, 'james', 'reopened') === 0 &&
      to(sent, 'james').length === 2 &&
      to(sent, 'rui').filter((mail) => mail.incident === caseOf(cases, 'james')?.incident.number).length === 1,
  },
  {
    sentence: 'Tomasz: the mail with nothing but the order number joined, and the answer after #resolve reopened',
    holds: ({ cases }) =>
      happened(cases, 'tomasz', 'customer-wrote', 'resolved', 'reopened', 'answered') &&
      status(cases, 'tomasz') === 'open',
  },
  {
    sentence: 'Inês: of the mail with the mistyped command nothing went out, of the second one everything',
    holds: ({ cases, sent }) =>
      status(cases, 'ines') === 'resolved' &&
      count(cases, 'ines', 'answered') === 1 &&
      to(sent, 'ines').filter((mail) => !mail.automatic).length === 1 &&
      to(sent, 'rui').some((mail) => mail.text.includes('#resolv') && mail.text.includes('#resolve')),
  },
  {
    sentence:
      'Carmen: agents reminded after 30 minutes, the manager told after an hour, Carmen told after five days in Spanish',
    holds: ({ cases, sent }) =>
      happened(cases, 'carmen', 'first-answer-reminded', 'escalated', 'still-working-told') &&
      escalationsOf(sent, cases, 'carmen').length === 1 &&
      to(sent, 'carmen').length === 2 &&
      to(sent, 'carmen').every((mail) => mail.automatic && languageOf(mail.text) === 'es'),
  },
  {
    sentence: 'João: the promise for Wednesday was reminded of, missed, and the manager told',
    holds: ({ cases, sent }) =>
      happened(cases, 'joao', 'promised', 'promise-reminded', 'promise-missed') &&
      escalationsOf(sent, cases, 'joao').length === 1,
  },
  {
    sentence: 'Emma: the out-of-office answer changed nothing and nobody answered it',
    holds: ({ cases, sent }) =>
      status(cases, 'emma') === 'open' &&
      count(cases, 'emma', 'auto-reply-received') === 1 &&
      count(cases, 'emma', 'customer-wrote') === 0 &&
      to(sent, 'emma').filter((mail) => mail.automatic && dayOf(mail.at) === dayOf(to(sent, 'emma')[0]?.at ?? 0))
        .length === 1,
  },
  {
    sentence: 'Zofia: Kasia heard that her answer bounced, and nothing more was sent there',
    holds: ({ cases, sent }) => {
      const bounced = caseOf(cases, 'zofia')?.events.find((event) => event.kind === 'delivery-failed')?.at
      return (
        bounced !== undefined &&
        to(sent, 'kasia').some(
          (mail) => mail.incident === caseOf(cases, 'zofia')?.incident.number && mail.at >= bounced - 60_000,
        ) &&
        to(sent, 'zofia').every((mail) => mail.at < bounced)
      )
    },
  },
  {
    sentence: 'Sarah: the category was corrected, and the note stayed inside',
    holds: ({ cases, sent }) =>
      caseOf(cases, 'sarah')?.incident.classification.topic === 'page-error' &&
      count(cases, 'sarah', 'noted') === 1 &&
      to(sent, 'sarah').length === 2 &&
      to(sent, 'sarah').every((mail) => !mail.text.includes('update of last night')),
  },
  {
    sentence: 'the forged Ana: held, the real Ana asked, nothing done and nothing passed on',
    holds: ({ cases, sent, ledger }) =>
      to(sent, 'ana').some(
        (mail) => mail.text.includes('casa-lumbre-pagos') || /eras tú|was this you|¿.*tú/i.test(mail.subject),
      ) &&
      sent.every((mail) => isStaff(mail.to) || !mail.text.includes('casa-lumbre-pagos')) &&
      count(cases, 'lucia', 'closed') === 0 &&
      ledger.held === 0 &&
      ledger.ignored >= 1,
  },
  {
    sentence: 'the newsletter got no answer, and nobody outside the story got any mail',
    holds: ({ sent }) =>
      sent.every((mail) => isStaff(mail.to) || NAMES.some((name) => CUSTOMERS[name].address === mail.to)),
  },
  {
    sentence: 'Marta got one weekly digest on Monday morning',
    holds: ({ sent }) =>
      to(sent, 'marta').filter((mail) => mail.subject.startsWith('Week ') && weekdayOf(mail.at) === 'Mon').length === 1,
  },
  {
    sentence: 'every mail that arrived is accounted for, none is pending, none was set aside',
    holds: ({ ledger, arrived }) =>
      ledger.received === arrived &&
      ledger.pending === 0 &&
      ledger.quarantined === 0 &&
      ledger.filed + ledger.automatic + ledger.ignored + ledger.held === arrived,
  },
  {
    sentence: 'no mail was sent twice',
    holds: ({ sent }) => new Set(sent.map((mail) => `${mail.messageId} ${mail.to}`)).size === sent.length,
  },
]

function casesOf(cases: readonly Case[], name: CustomerName): readonly Case[] {
  return cases.filter(({ incident }) => incident.customer.address === CUSTOMERS[name].address)
}

function caseOf(cases: readonly Case[], name: CustomerName): Case | undefined {
  return casesOf(cases, name)[0]
}

function status(cases: readonly Case[], name: CustomerName): string | undefined {
  return caseOf(cases, name)?.incident.standing.status
}

function count(cases: readonly Case[], name: CustomerName, kind: IncidentEvent['kind']): number {
  return caseOf(cases, name)?.events.filter((event) => event.kind === kind).length ?? 0
}

/** Whether the kinds happened in this order, other things in between. */
function happened(cases: readonly Case[], name: CustomerName, ...kinds: readonly IncidentEvent['kind'][]): boolean {
  let next = 0
  for (const event of caseOf(cases, name)?.events ?? []) if (event.kind === kinds[next]) next++
  return next === kinds.length
}

function to(sent: readonly SentMail[], name: string): readonly SentMail[] {
  const people: Readonly<Record<string, { readonly address: string }>> = { ...CUSTOMERS, ...AGENTS, marta: MANAGER }
  return sent.filter((mail) => mail.to === people[name]?.address)
}

/** The language of a letter by its letters, independent of what the system believes it wrote. */
/** The collected mails to the manager that name the incident of this customer; the digest is none of them. */
function escalationsOf(sent: readonly SentMail[], cases: readonly Case[], name: CustomerName): readonly SentMail[] {
  const number = caseOf(cases, name)?.incident.number
  return to(sent, 'marta').filter(
    (mail) => /needs? attention/u.test(mail.subject) && mail.text.includes(`INC-${number}`),
  )
}

function languageOf(text: string): Language {
  if (/[łżźśęąń]/i.test(text)) return 'pl'
  if (/[ãõ]|\bnão\b/i.test(text)) return 'pt'
  if (/[ñ¿¡]|\b(los|una|nuestr[oa]s?|hemos)\b/i.test(text)) return 'es'
  return 'en'
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}

function weekdayOf(at: number): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Madrid', weekday: 'short' }).format(at)
}
