import type { Mail } from '../../domain/mail/mail.ts'
import { openContents } from './contents.ts'
import { isBelievable } from './date.ts'
import { delivered } from './delivered.ts'
import { readFiles } from './files.ts'
import { oneLine } from './header-text.ts'
import { headersOnly, type MailToParse } from './headers-only.ts'
import { readInside } from './inside.ts'
import { readLetter } from './letter.ts'
import { readReport } from './report.ts'
import { scanMime } from './scan-mime.ts'

/**
 * Bytes to our Mail: the parts are found, what they hold is opened, header fields and words are decoded, files measured.
 * It never throws on the shape of a mail: what cannot be read is named in `unreadable`.
 */
export async function parseMail(input: MailToParse): Promise<Mail> {
  try {
    return await parse(input)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    return headersOnly(input, `the parser gave up: ${oneLine(why, 200)}`)
  }
}

async function parse(input: MailToParse): Promise<Mail> {
  const content = Buffer.from(input.content.buffer, input.content.byteOffset, input.content.byteLength)
  const structure = scanMime(content)
  const contents = openContents(content, structure)
  const problems = [...(structure.problem === undefined ? [] : [structure.problem]), ...contents.problems]
  if (input.truncated) problems.push(`only the first ${content.length} of ${input.size} bytes were taken in`)
  const { html, date, ...letter } = readLetter(structure.fields, contents.texts, problems)
  const report = readReport(content, structure.leaves)
  const mail: Mail = {
    ...delivered(letter, input.envelope),
    ...(date !== undefined && isBelievable(date, input.arrivedAt) ? { date } : {}),
    arrivedAt: input.arrivedAt,
    ...(html === '' ? {} : { html }),
    attachments: await readFiles(contents, html),
    ...(report === undefined ? {} : { report }),
    size: input.size,
    ...(problems.length === 0 ? {} : { unreadable: problems.join('; ') }),
  }
  return readInside(mail, contents)
}
