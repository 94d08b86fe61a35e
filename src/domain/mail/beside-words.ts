import type { Mail } from './mail.ts'
import { outerPrefix } from './subject.ts'

/**
 * What tells courtesy from more, beside the words of a mail: the subject where the writer chose it, and the names of the writer
 * and of the people who may be thanked.
 */
export function besideWords(
  mail: Mail,
  people: readonly { readonly name: string }[],
): { readonly subject: string; readonly names: readonly string[] } {
  const isAnswer = mail.inReplyTo.length > 0 || mail.references.length > 0 || outerPrefix(mail.subject) === 'reply'
  const writers = mail.from.slice(0, 3).map(({ name }) => name)
  return { subject: isAnswer ? '' : mail.subject, names: [...writers, ...people.map(({ name }) => name)] }
}
