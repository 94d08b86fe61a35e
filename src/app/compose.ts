/** From a mail in data to the finished mail: words, sender, signed addresses, threading and RFC 3834 headers. */
import type { MailToSend } from '../domain/incident/mails.ts'
import { type Seal, signedAddress, signedMessageId, tagOf } from '../domain/mail/reference.ts'
import type { Store } from '../domain/store.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { FinishedMail, NewId, OwnFile, Templates } from './ports.ts'

export type ComposeDeps = {
  readonly store: Store
  readonly seal: Seal
  readonly templates: Templates
  readonly newId: NewId
}

/** Mails about no incident (digests, handovers) are signed under this number; no reference to it is ever believed. */
const NO_INCIDENT = 0

/**
 * Renders and addresses one mail about the incident it names, or else the one decided about; `files` go along with it. Throws when a
 * template lacks a value: that is a bug and ends the attempt.
 */
export function compose(
  mail: MailToSend,
  decided: number | undefined,
  now: Instant,
  deps: ComposeDeps,
  files: readonly OwnFile[] = [],
): FinishedMail {
  const { store, seal } = deps
  const number = mail.about ?? decided ?? NO_INCIDENT
  const incident = number === NO_INCIDENT ? undefined : number
  const { files: shown = [], ...rendered } = render(mail, incident, deps)
  // A picture that the text does not show would be listed as a file.
  const isShown = ({ cid }: OwnFile) => cid === undefined || rendered.html.includes(`cid:${cid}"`)
  const own = [...shown, ...files].filter(isShown)
  const replyTo = replyAddress(mail, number, store, seal)
  return {
    onceKey: mail.onceKey,
    ...(incident === undefined ? {} : { incident }),
    template: mail.name,
    language: mail.language,
    lane: mail.lane,
    messageId: signedMessageId(seal, store.mailbox, number, deps.newId.unique()),
    envelopeFrom: envelopeFrom(mail, number, store, seal),
    from: {
      address: store.mailbox,
      name: mail.voice.kind === 'agent' ? `${mail.voice.name} – ${store.name}` : store.name,
    },
    to: [mail.to],
    ...(replyTo === undefined ? {} : { replyTo }),
    ...rendered,
    headers: headersOf(mail, store),
    ...(mail.inReplyTo === undefined ? {} : { inReplyTo: mail.inReplyTo }),
    references: mail.references ?? [],
    attachments: mail.attachments ?? [],
    ...(own.length === 0 ? {} : { files: own }),
    ...(mail.author === undefined ? {} : { author: mail.author }),
    ...(mail.lines === undefined ? {} : { lines: mail.lines }),
    ...(isAutomatic(mail, store) ? { automatic: true as const } : {}),
    decidedAt: now,
    // An agent's words can be stopped for a while; who hears of many at once is not written to by hand.
    notBefore: mail.lane === 'reply' ? now + store.replyDelayMs : now,
  }
}

function render(mail: MailToSend, incident: number | undefined, deps: ComposeDeps) {
  const { store, seal, templates } = deps
  const context = {
    store: store.name,
    mailbox: store.mailbox,
    timeZone: store.calendar.timeZone,
    ...(incident === undefined ? {} : { reference: tagOf(seal, store.mailbox, incident) }),
  }
  // The union of all mails is as wide as `render`: name and data belong together in each of its members.
  return templates.render(mail.name, mail.language, mail.data as never, context)
}

function replyAddress(mail: MailToSend, number: number, store: Store, seal: Seal): string | undefined {
  if (!store.plusAddressing) return undefined
  switch (mail.replyAs) {
    case 'customer':
    case 'survey':
      return signedAddress(seal, store.mailbox, mail.replyAs, number)
    // Without an incident it is the agent's own address: it proves who answers a list, and leads to no incident.
    case 'agent':
      return signedAddress(seal, store.mailbox, 'agent', number, mail.to.address)
    case 'confirm':
      return signedAddress(seal, store.mailbox, 'confirm', mail.heldRawMailId ?? 0, mail.to.address)
    case 'plain':
      return undefined
  }
}

function envelopeFrom(mail: MailToSend, number: number, store: Store, seal: Seal): string {
  if (mail.nullReturnPath) return ''
  if (!store.plusAddressing || number === NO_INCIDENT) return store.mailbox
  return signedAddress(seal, store.mailbox, 'bounce', number)
}

/** Said by nobody, and to nobody of the store. */
function isAutomatic({ voice, to }: MailToSend, { agents, managers }: Store): boolean {
  return voice.kind === 'store' && ![...agents, ...managers].some(({ address }) => address === to.address)
}

/** The header that stops our own mails when some rule forwards them back to us. */
const LOOP_HEADER = 'X-Incidencias'

function headersOf(mail: MailToSend, store: Store): Record<string, string> {
  const own = { [LOOP_HEADER]: store.mailbox }
  if (mail.voice.kind === 'agent') return own
  return {
    ...own,
    'Auto-Submitted': mail.voice.auto,
    'X-Auto-Response-Suppress': 'All',
    ...(isUrgent(mail) ? MARKED_URGENT : {}),
  }
}

/** Lists of mails show a mark for these. The subject stays as it is: a changed one would begin another conversation. */
const MARKED_URGENT = { Importance: 'high', 'X-Priority': '1 (Highest)' }

/** What an agent should open first; what agents ask for themselves is not marked. */
function isUrgent(mail: MailToSend): boolean {
  switch (mail.name) {
    case 'notification':
    case 'assigned':
    case 'first-answer-reminder':
    case 'nudge':
      return mail.data.card.urgent
    case 'escalation':
      return mail.data.lines.some(({ urgent }) => urgent)
    default:
      return false
  }
}
