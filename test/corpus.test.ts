import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseMail } from '../src/adapters/mime/parse-mail.ts'
import { findOrderNumbers } from '../src/domain/mail/findings/order-number.ts'
import { natureOf } from '../src/domain/mail/nature/nature.ts'
import { readReply } from '../src/domain/mail/reply/read-reply.ts'

/**
 * Every mail of `fixtures/mail` beside what a person reads in it, written by hand: what the expected file names must be
 * read exactly so, what it leaves out may be anything. A new mail needs no code.
 */
const FOLDER = join(import.meta.dirname, '../fixtures/mail')
const ARRIVED = Date.parse('2026-11-02T10:15:30Z')
const OWN = {
  mailbox: 'incidencias@tienda.example',
  isOwnMessageId: (id: string) => /^inc\.\d+\..*@tienda\.example$/.test(id),
}

for (const topic of readdirSync(FOLDER)) {
  const mails = readdirSync(join(FOLDER, topic)).filter((name) => name.endsWith('.eml'))
  describe(topic, () => {
    test.each(mails)('%s', async (name) => {
      const content = readFileSync(join(FOLDER, topic, name))
      const mail = await parseMail({ content, truncated: false, size: content.length, arrivedAt: ARRIVED })
      const { messageId, from, subject, date, attachments, unreadable, protection } = mail
      const reply = readReply(mail)
      const read = {
        from,
        subject,
        messageId,
        date: iso(date),
        unreadable,
        protection,
        invitations: mail.invitations?.map((one) => ({ ...one, startsAt: iso(one.startsAt), endsAt: iso(one.endsAt) })),
        embedded: mail.embedded?.map((one) => ({ ...one, date: iso(one.date) })),
        inline: attachments.filter((file) => file.inline).map((file) => file.filename),
        nature: natureOf(mail, OWN, reply),
        orderNumbers: findOrderNumbers(reply.newText),
        attachments: attachments.map((file) => `${file.filename} (${file.contentType}, ${file.size} bytes)`),
        reply,
      }
      const expected = join(FOLDER, topic, name.replace(/\.eml$/, '.expected.json'))
      if (!existsSync(expected)) {
        expect.fail(`${expected} is missing. Write by hand what a person reads; the program reads:\n${inFull(read)}`)
      }
      expect(JSON.parse(inFull(read))).toMatchObject(JSON.parse(readFileSync(expected, 'utf8')))
      expect(JSON.stringify([...mail.headers, mail])).not.toContain('\\u0000')
    })
  })
}

function iso(instant: number | undefined): string | undefined {
  return instant === undefined ? undefined : new Date(instant).toISOString()
}

function inFull(read: object): string {
  return JSON.stringify(read, null, 2)
}
