/** Corrections as lines of a file, to be taken from one mailbox to another: labels and numbers, no words and no addresses. */
import type { Lesson } from '../app/ports.ts'

/** Four bytes for each bucket, and a mail has no more than these. */
const MOST_BYTES = 4 * 65_536
const MOST_LETTERS = 100

export function lessonToLine({ category, topic, guess, language, at, features }: Lesson): string {
  const { kind, bytes } = features
  const from = guess === undefined ? {} : { guess: { category: guess.category, topic: guess.topic, sure: guess.sure } }
  const date = new Date(at).toISOString()
  return JSON.stringify({
    category,
    topic,
    ...from,
    language,
    at: date,
    kind,
    features: Buffer.from(bytes).toString('base64'),
  })
}

/** What the lines of a file say; blank ones are passed over. Of the first that cannot be read, what was expected. */
export function readLessons(text: string): { readonly lessons: readonly Lesson[] } | { readonly problem: string } {
  const lessons: Lesson[] = []
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const read = readLesson(line)
    if (typeof read === 'string') return { problem: `line ${at + 1}: ${read}` }
    lessons.push(read)
  }
  return { lessons }
}

function readLesson(line: string): Lesson | string {
  const value = parsed(line)
  if (!isRecord(value)) return 'expected a line of JSON as --export writes it'
  const { category, topic, guess, language, kind } = value
  if (!isName(category) || !isName(topic)) return 'expected a category and a topic, such as "delivery" and "late"'
  if (!isName(language)) return 'expected a language, such as "es"'
  if (!isName(kind)) return 'expected the kind of its features'
  const at = typeof value['at'] === 'string' ? Date.parse(value['at']) : Number.NaN
  if (Number.isNaN(at)) return 'expected a date in "at", such as 2026-11-27T09:00:00.000Z'
  const bytes = bytesOf(value['features'])
  if (bytes === undefined) return 'expected the features in base64, in fours of bytes'
  const known = guess === undefined ? undefined : guessOf(guess)
  if (guess !== undefined && known === undefined) return 'expected category, topic and sure in "guess"'
  return {
    category,
    topic,
    ...(known === undefined ? {} : { guess: known }),
    language,
    at,
    features: { kind, bytes },
  }
}

function guessOf(value: unknown): Lesson['guess'] {
  if (!isRecord(value)) return undefined
  const { category, topic, sure } = value
  return isName(category) && isName(topic) && typeof sure === 'boolean' ? { category, topic, sure } : undefined
}

function bytesOf(value: unknown): Uint8Array | undefined {
  if (typeof value !== 'string' || value.length > 2 * MOST_BYTES || !/^[A-Za-z0-9+/]*={0,2}$/.test(value))
    return undefined
  const bytes = Buffer.from(value, 'base64')
  return bytes.length > 0 && bytes.length <= MOST_BYTES && bytes.length % 4 === 0 ? bytes : undefined
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= MOST_LETTERS && !/\p{Cc}/u.test(value)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
