/**
 * The doors of the work, watched: what passes is counted, and written down by identity, so that a mail can be followed from its arrival
 * to its delivery. What they do is unchanged; no word of a mail and no answer of a server goes into the log, which may cite them.
 */
import type {
  Clock,
  Log,
  MailSender,
  MailSource,
  Measurement,
  Meter,
  Outbox,
  OutboxMail,
  RawMails,
  SendResult,
} from './ports.ts'
import { Failure } from './ports.ts'

type Watch = { readonly meter: Meter; readonly log: Log }

export function watchedSource(source: MailSource, { meter }: Watch): MailSource {
  return {
    async open(signal) {
      try {
        const session = await source.open(signal)
        meter.note({ kind: 'inlet-opened', result: 'ok' })
        return session
      } catch (error) {
        if (!signal.aborted) {
          const refused = error instanceof Failure && error.lasting === 'permanent'
          meter.note({ kind: 'inlet-opened', result: refused ? 'refused' : 'unreachable' })
        }
        throw error
      }
    },
  }
}

export function watchedRawMails(rawMails: RawMails, { meter, log }: Watch): RawMails {
  return {
    ...rawMails,
    async store(mailbox, inlet, mails, ...rest) {
      const result = await rawMails.store(mailbox, inlet, mails, ...rest)
      if (mails.length === 0) return result
      meter.note({ kind: 'taken-in', inlet, mails: result.stored, duplicates: result.duplicates })
      for (const one of result.fresh) log.info('mail-stored', { ...one, inlet })
      return result
    },
  }
}

/** `clock`: for how long a customer waited. */
export function watchedOutbox(outbox: Outbox, { meter }: Watch, clock: Clock): Outbox {
  return {
    ...outbox,
    async noteSent(mailbox, sent, now) {
      const noted = await outbox.noteSent(mailbox, sent, now)
      for (const arrivedAt of noted.acknowledged)
        meter.note({ kind: 'acknowledged', ms: Math.max(0, clock.now() - arrivedAt) })
      return noted
    },
  }
}

export function watchedSender(sender: MailSender, { meter, log }: Watch): MailSender {
  return {
    ...sender,
    async send(mail, attachments) {
      const since = performance.now()
      try {
        const result = await sender.send(mail, attachments)
        tell(mail, result.kind, codesOf(result), performance.now() - since)
        return result
      } catch (error) {
        if (error instanceof Failure) tell(mail, 'unreachable', {}, performance.now() - since)
        throw error
      }
    },
  }

  function tell(mail: OutboxMail, result: Spoken['result'], codes: Codes, ms: number): void {
    meter.note({ kind: 'spoken', lane: mail.lane, result })
    if (codes.reply !== undefined) meter.note({ kind: 'smtp-reply', ...codes })
    const { id: outboxMail, messageId, incident, template, lane, attempts } = mail
    const line = { outboxMail, messageId, incident, template, lane, attempts, result, ...codes, ms: Math.round(ms) }
    if (result === 'sent') log.info('mail-sent', line)
    else log.warn('mail-not-sent', line)
  }
}

type Spoken = Extract<Measurement, { readonly kind: 'spoken' }>
type Codes = Omit<Extract<Measurement, { readonly kind: 'smtp-reply' }>, 'kind'>

/** The numbers of an answer, which say what it means and cite nothing. */
function codesOf(result: SendResult): Codes {
  if (result.kind === 'uncertain') return {}
  const found = /^(\d{3})(?:[ -](\d\.\d{1,3}\.\d{1,3}))?(?= |$)/.exec(result.response)
  const reply = (result.kind === 'refused' ? result.code : undefined) ?? (found ? Number(found[1]) : undefined)
  return { ...(reply === undefined ? {} : { reply }), ...(found?.[2] === undefined ? {} : { enhanced: found[2] }) }
}
