import { header, type Mail } from '../mail.ts'

/** What tells our own mails: our address, and the Message-IDs we gave. */
export type Own = { readonly mailbox: string; isOwnMessageId(id: string): boolean }

/** Fields by which list servers and senders of bulk mail name what they send: each alone is enough. */
const OF_LISTS = [
  'list-id',
  'list-post',
  'mailing-list',
  'x-mailing-list',
  'x-mailman-version',
  'x-beenthere',
  'x-google-group-id',
  'x-listserver',
  'x-listname',
  'x-ml-name',
  'x-sympa-to',
] as const

/** Fields by which list servers say how to use a list: no sign of more beside a list's name. */
const OF_USE = ['list-help', 'list-subscribe', 'list-owner', 'list-archive'] as const

/** Fields of those who send to many. Desks and one-to-one mail go the same way: they count beside List-Unsubscribe only. */
const OF_BULK = [
  'list-unsubscribe-post',
  'feedback-id',
  'x-campaign',
  'x-campaign-id',
  'x-campaignid',
  'x-mailchimp-campaign-id',
  'x-mc-user',
  'x-mandrill-user',
  'x-sg-eid',
  'x-mailgun-sid',
  'x-mj-campaign',
  'x-mailin-campaign',
  'x-mailin-client',
  'x-sib-id',
  'x-cm-msg-id',
  'x-msfbl',
  'x-csa-complaints',
  'x-report-abuse',
  'x-report-abuse-to',
  'x-ses-outgoing',
  'x-acelle-customer-id',
  'x-mailer-lid',
  'x-klaviyo-message-id',
  'x-hs-cid',
] as const

/**
 * Why this is mail to many: of a list, or bulk. A person it is all the same who answers a mail of ours, or who writes to
 * a group that is ours (a Google Group or alias by which the store itself receives its mail): by the address or domain
 * of our mailbox in List-Id, List-Post or Mailing-List. List-Unsubscribe alone is nothing: providers add it to anybody's mail.
 */
export function listEvidence(mail: Mail, own: Own): string | undefined {
  if (answersUs(mail, own)) return undefined
  const bulk = bulkEvidence(mail, OF_BULK)
  const name = OF_LISTS.find((each) => header(mail, each) !== undefined)
  if (name !== undefined) return isOurGroup(mail, own) && bulk === undefined ? undefined : evidence(mail, name)
  const precedence = (header(mail, 'precedence') ?? header(mail, 'x-precedence') ?? '').trim().toLowerCase()
  if (/^(?:list|bulk|first-class-bulk)\b/.test(precedence))
    return isOurGroup(mail, own) && bulk === undefined ? undefined : `header precedence: ${precedence.slice(0, 40)}`
  return bulk ?? bulkEvidence(mail, OF_USE)
}

/** Whether a mail of ours is answered: In-Reply-To or References name one. */
export function answersUs(mail: Mail, own: Own): boolean {
  return [...mail.inReplyTo, ...mail.references.slice(-30)].some((id) => own.isOwnMessageId(id))
}

/** List-Unsubscribe together with another field of bulk mail, on a mail that answers nothing. */
function bulkEvidence(mail: Mail, others: readonly string[]): string | undefined {
  if (header(mail, 'list-unsubscribe') === undefined || mail.inReplyTo.length > 0) return undefined
  const other = others.find((name) => header(mail, name) !== undefined)
  return other === undefined ? undefined : `header list-unsubscribe and ${other}`
}

function isOurGroup(mail: Mail, own: Own): boolean {
  const mailbox = own.mailbox.toLowerCase()
  const domain = mailbox.slice(mailbox.lastIndexOf('@') + 1)
  return ['list-id', 'list-post', 'mailing-list', 'x-beenthere', 'x-mailing-list'].some((name) => {
    const value = (header(mail, name) ?? '').slice(0, 500).toLowerCase()
    if (value.includes(mailbox)) return true
    const id = /<([^<>]{1,200})>/.exec(value)?.[1] ?? value.trim()
    return id === domain || id.endsWith(`.${domain}`) || id.endsWith(`@${domain}`)
  })
}

function evidence(mail: Mail, name: string): string {
  return `header ${name}: ${(header(mail, name) ?? '').slice(0, 80)}`
}
