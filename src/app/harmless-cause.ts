/** What went wrong, in words that may be logged and shown: a stranger's words are never among them. */
import { Failure } from './ports.ts'

/**
 * A `Failure` says what happened in words of ours. Anything else may cite what it was given (a parser the text, a library the address), so of
 * it the kind is told and the place; the whole is kept with the mail, for `quarantine show`.
 */
export function harmlessCause(error: unknown): string {
  if (error instanceof Failure) return error.where === 'imap' ? withoutAnswer(error.message) : error.message
  if (!(error instanceof Error)) return 'unexpected'
  const code = 'code' in error && typeof error.code === 'string' && /^E[A-Z_]{2,40}$/.test(error.code) ? error.code : ''
  const place = /\/((?:src|dist|migrations|node_modules)\/[\w@./-]{1,200}:\d{1,6})/.exec(error.stack ?? '')?.[1]
  return ['unexpected:', error.name, code, place && `at ${place}`].filter(Boolean).join(' ')
}

/** What a mail server answers may cite what it was told; what we were doing is ours. */
function withoutAnswer(message: string): string {
  const [doing = '', why = ''] = message.slice(0, 200).split(/: (.*)/s)
  return /^(?:E[A-Z_]+|no answer)$/.test(why) ? `${doing}: ${why}` : doing
}
