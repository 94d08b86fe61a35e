import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseMail } from '../src/adapters/mime/parse-mail.ts'
import { subjectCommands } from '../src/domain/command/line-subject.ts'
import { type CommandLine, readCommands } from '../src/domain/command/read-commands.ts'
import { findOrderNumbers } from '../src/domain/mail/findings/order-number.ts'
import type { Mail } from '../src/domain/mail/mail.ts'
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
        commands: commandsIn(mail, reply.newText),
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

/** Commands as an agent's mail would give them: `#assign ana`, `stray #clsoe`, `subject #list mine`, and the words for the customer. */
function commandsIn({ from, subject }: Mail, newText: string): { lines: readonly string[]; text: string } {
  const { lines, text } = readCommands(newText, from[0]?.name)
  const shown = ({ stray, word, argument }: CommandLine) => `${stray ? 'stray ' : ''}#${word} ${argument}`.trim()
  const inSubject = lines.length > 0 ? [] : subjectCommands(subject, text)
  return { lines: [...lines.map(shown), ...inSubject.map((line) => `subject ${shown(line)}`)], text }
}

function iso(instant: number | undefined): string | undefined {
  return instant === undefined ? undefined : new Date(instant).toISOString()
}

function inFull(read: object): string {
  return JSON.stringify(read, null, 2)
}
