/**
 * THE table of what SMTP replies mean for trying again. The enhanced code (RFC 3463) is more exact than the reply code
 * (RFC 5321) and is asked first; what is in neither table goes by its first digit; what has none is temporary.
 */

export type Lasting = 'temporary' | 'permanent'

/** Enhanced codes whose first digit misleads, without that digit. */
const ENHANCED: Readonly<Record<string, Lasting>> = {
  '2.2': 'temporary', // mailbox full: people tidy up
  '3.1': 'temporary', // mail system full
  '3.2': 'temporary', // system not accepting messages now
  '4.1': 'temporary', // no answer from host
  '4.2': 'temporary', // bad connection
  '4.3': 'temporary', // directory server failure
  '4.5': 'temporary', // congestion
}

const REPLY: Readonly<Record<number, Lasting>> = {
  421: 'temporary', // service not available, closing
  450: 'temporary', // mailbox busy, greylisting
  451: 'temporary', // local error
  452: 'temporary', // insufficient storage, too many recipients
  454: 'temporary', // TLS or authentication not available now
  455: 'temporary', // parameters not accommodated now
  500: 'permanent', // syntax error
  501: 'permanent', // syntax error in an argument
  502: 'permanent', // not implemented
  503: 'temporary', // bad sequence: a matter of the session, not of the mail
  521: 'permanent', // host accepts no mail
  523: 'permanent', // message too large for the recipient
  530: 'temporary', // log in first: the operator's matter, not the mail's
  534: 'temporary', // stronger login needed
  535: 'temporary', // login refused
  538: 'temporary', // encryption needed to log in
  550: 'permanent', // no such mailbox, or policy
  551: 'permanent', // user not local
  552: 'permanent', // too large
  553: 'permanent', // mailbox name not allowed
  554: 'permanent', // transaction failed
  555: 'permanent', // parameter not known
  556: 'permanent', // domain accepts no mail
}

/** `response` is the reply as the server wrote it, `code` its number when known. */
export function lastingOf(response: string, code?: number): Lasting {
  const head = response.slice(0, 600)
  const reply = code ?? Number(/^\d{3}/.exec(head)?.[0] ?? Number.NaN)
  const enhanced = /(?:^|\s)([245])\.(\d{1,3}\.\d{1,3})(?=\s|$)/.exec(head)
  const known = ENHANCED[enhanced?.[2] ?? ''] ?? REPLY[reply]
  if (known !== undefined) return known
  if (enhanced !== null) return enhanced[1] === '5' ? 'permanent' : 'temporary'
  return reply >= 500 && reply < 600 ? 'permanent' : 'temporary'
}
