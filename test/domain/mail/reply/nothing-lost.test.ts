import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseMail } from '../../../../src/adapters/mime/parse-mail.ts'
import { readReply } from '../../../../src/domain/mail/reply/read-reply.ts'

const FOLDER = join(import.meta.dirname, '../../../../fixtures/mail')

/** The letters of a text in order of the alphabet: parts of it may stand in another order. */
function letters(text: string): string {
  return [...text.replace(/[^\p{L}\p{N}]+/gu, '')].sort().join('')
}

test('every letter of a text part is new, quoted or signature', async () => {
  for (const topic of ['replies', 'forwards', 'people']) {
    for (const name of readdirSync(join(FOLDER, topic)).filter((file) => file.endsWith('.eml'))) {
      const content = readFileSync(join(FOLDER, topic, name))
      const mail = await parseMail({
        content,
        truncated: false,
        size: content.length,
        arrivedAt: Date.UTC(2026, 10, 2),
      })
      if (mail.html !== undefined || mail.embedded !== undefined) continue
      const { newText, quotedText, signature } = readReply(mail)
      expect(letters(newText + quotedText + signature), name).toBe(letters(mail.text))
    }
  }
}, 30_000)
