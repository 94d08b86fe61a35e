/**
 * A finished mail as nodemailer wants it. Whatever strangers wrote may be in it, so: no value can begin a new header
 * line, recipients are handed over as plain addresses that need no parsing, content is always bytes or text (never a
 * path or URL). The same mail gives the same bytes on every attempt: Message-ID, Date and boundaries are fixed.
 */
import type { SendMailOptions } from 'nodemailer'
import type { OutboxMail, OwnFile } from '../../app/ports.ts'

/** Recipients that a server could read in two ways (quotes, breaks, second `@`), when there are any. */
export function unsafeAddresses(mail: OutboxMail): readonly string[] {
  const all = [...mail.to.map((to) => to.address), ...(mail.envelopeFrom === '' ? [] : [mail.envelopeFrom])]
  return all.filter((address) => !SAFE_ADDRESS.test(address))
}

const SAFE_ADDRESS = /^[^\s\p{Cc}"(),:;<>@[\\\]]{1,64}@[^\s\p{Cc}"(),:;<>@[\\\]]{1,255}$/u

export function compose(mail: OutboxMail, attachments: readonly OwnFile[]): SendMailOptions {
  const address = ({ name, address }: { name: string; address: string }) => ({
    name: oneLine(name),
    address: oneLine(address),
  })
  const size = attachments.reduce((sum, one) => sum + Math.ceil((one.content.length * 4) / 3), mail.text.length)
  return {
    // `size` is a lower bound: what is over the server's limit with it surely is refused, before a byte is sent.
    envelope: { from: mail.envelopeFrom, to: mail.to.map((to) => to.address), size } as SendMailOptions['envelope'] &
      object,
    messageId: `<${oneLine(mail.messageId)}>`,
    date: new Date(Math.max(mail.createdAt, mail.notBefore)),
    from: address(mail.from),
    to: mail.to.map(address),
    ...(mail.replyTo === undefined ? {} : { replyTo: { name: '', address: oneLine(mail.replyTo) } }),
    subject: oneLine(mail.subject),
    headers: Object.entries(mail.headers)
      .filter(([key]) => /^[!-9;-~]{1,76}$/.test(key))
      .map(([key, value]) => ({ key, value: oneLine(value) })),
    ...(mail.inReplyTo === undefined ? {} : { inReplyTo: `<${oneLine(mail.inReplyTo)}>` }),
    ...(mail.references.length === 0 ? {} : { references: mail.references.map((id) => `<${oneLine(id)}>`) }),
    text: lines(mail.text),
    ...(mail.html === '' ? {} : { html: lines(mail.html) }),
    attachments: attachments.map((one) => ({
      filename: oneLine(one.filename),
      contentType: contentType(one.contentType),
      // With an id it stands beside the HTML that shows it, in multipart/related, and in no list of files.
      ...(one.cid === undefined ? {} : { cid: oneLine(one.cid) }),
      contentDisposition: one.cid === undefined ? 'attachment' : 'inline',
      contentTransferEncoding: 'base64',
      content: Buffer.from(one.content.buffer, one.content.byteOffset, one.content.byteLength),
    })),
    baseBoundary: mail.messageId.replace(/[^A-Za-z0-9]/g, '').slice(0, 40),
  }
}

/** Without anything that ends a line or a string somewhere. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}

/** Line ends of one kind: what a server takes for an end of line is no matter of opinion. */
function lines(text: string): string {
  return text.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n').replaceAll('\0', '')
}

/** Containers and whole mails are sent as plain bytes: their encoding could not be base64 otherwise (RFC 2046). */
function contentType(type: string): string {
  const known = /^[\w.+-]{1,60}\/[\w.+-]{1,60}$/.test(type) && !/^(?:multipart|message)\//i.test(type)
  return known ? type : 'application/octet-stream'
}
