import type { Piece } from './contents.ts'
import { type Envelope, readEnvelope } from './envelope.ts'
import type { Field } from './scan-headers.ts'
import { readTexts } from './texts.ts'

/** What a mail says itself: the fields people read, and the words; `html` is '' when there is none. */
export type Letter = Envelope & { readonly text: string; readonly html: string }

/** Reads header fields and text parts; what has to be left out is named in `problems`. */
export function readLetter(fields: readonly Field[], pieces: readonly Piece[], problems: string[]): Letter {
  const { text, html, charset } = readTexts(pieces, problems)
  return { ...readEnvelope(fields, charset), text, html }
}
