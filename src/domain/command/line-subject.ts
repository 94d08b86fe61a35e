/**
 * Commands in the subject: `#list mine`, `#take [INC-4821-Q7RXM]`, for mails without command lines in their text.
 *
 * Behind `Re:` the subject is mostly somebody else's, as when a customer wrote `#urgent my parcel`: it counts only in a mail that says nothing
 * else, and never when it is the incident's own.
 */
import { fold } from '../language/fold.ts'
import { bareSubject } from '../mail/subject.ts'
import { asSeen, lookAt } from './line-marks.ts'
import { type CommandLine, readCommands } from './read-commands.ts'

const TAG = /\[?INC-\d{1,15}-[0-9A-Z]{5}\]?/gi
const LONGEST = 1_000

/** The command lines of a subject. `text`: the new text of the mail; `known`: the subject of the incident. */
export function subjectCommands(subject: string, text: string, known?: string): readonly CommandLine[] {
  const own = plain(subject)
  const bare = plain(bareSubject(own))
  const answered = bare !== own
  if (answered && (text.trim() !== '' || (known !== undefined && same(bare, known)))) return []
  const seen = lookAt(asSeen(bare)).kind
  return seen === 'marked' || seen === 'stray' ? readCommands(bare).lines : []
}

function plain(subject: string): string {
  return subject.slice(0, LONGEST).replace(TAG, ' ').replace(/\s+/g, ' ').trim()
}

function same(a: string, b: string): boolean {
  return fold(a) === fold(plain(bareSubject(plain(b))))
}
