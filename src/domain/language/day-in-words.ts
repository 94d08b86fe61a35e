import { commandPackOf } from './command-packs.ts'
import type { Language } from './language.ts'

/** A day as its language writes it: Intl knows no `1er décembre`. */
export function dayInWords(format: Intl.DateTimeFormat, at: number, language: Language): string {
  const { firstOfMonth } = commandPackOf(language)
  if (firstOfMonth === undefined) return format.format(at)
  return format
    .formatToParts(at)
    .map(({ type, value }) => (type === 'day' && value === '1' ? firstOfMonth : value))
    .join('')
}
