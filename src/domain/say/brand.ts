/** How the mails of one store look: what `brand.yaml` in its folder says. */
import type { Language } from '../language/language.ts'
import type { Shades } from './shades.ts'

export type Brand = {
  readonly logo?: Logo
  /** Absent: ours. */
  readonly shades?: Shades
  /** Lines under mails to customers. */
  readonly signature: LinesByLanguage
  /** Lines at the foot of mails to customers: who the store is and where, as laws want it. */
  readonly imprint: LinesByLanguage
}

/** A picture at the head of mails to customers and managers. */
export type Logo = {
  readonly filename: string
  readonly contentType: string
  /** Text, so that it travels to threads as it is. */
  readonly base64: string
  /** Pixels as it is shown. */
  readonly width: number
  readonly height: number
}

export type LinesByLanguage = Readonly<Partial<Record<Language, readonly string[]>>>

/** What a store that says nothing looks like. */
export const PLAIN_BRAND: Brand = { signature: {}, imprint: {} }
