import type { Envelope, Mail } from '../../domain/mail/mail.ts'

/**
 * The fields of a mail with what its envelope says. Whoever delivers writes Return-Path from the envelope (RFC 5321, 4.4), and where a mail
 * is handed to us that is us: a field that came along is a stranger's and counts for nothing.
 */
export function delivered<F extends Pick<Mail, 'headers'>>(
  fields: F,
  envelope: Envelope | undefined,
): F & Pick<Mail, 'envelope'> {
  if (envelope === undefined) return fields
  return { ...fields, envelope, headers: new Map([...fields.headers, ['return-path', [`<${envelope.from}>`]]]) }
}
