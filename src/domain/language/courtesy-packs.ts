import type { CourtesyPack } from './courtesy-pack.ts'
import { courtesy as de } from './de/courtesy.ts'
import { courtesy as en } from './en/courtesy.ts'
import { courtesy as es } from './es/courtesy.ts'
import { courtesy as fr } from './fr/courtesy.ts'
import { courtesy as it } from './it/courtesy.ts'
import { courtesy as pl } from './pl/courtesy.ts'
import { courtesy as pt } from './pt/courtesy.ts'
import type { PackCode } from './understanding-pack.ts'

/** How each language says thanks. */
export const COURTESY_PACKS: readonly { readonly code: PackCode; readonly pack: CourtesyPack }[] = [
  { code: 'es', pack: es },
  { code: 'pt', pack: pt },
  { code: 'pl', pack: pl },
  { code: 'en', pack: en },
  { code: 'fr', pack: fr },
  { code: 'de', pack: de },
  { code: 'it', pack: it },
]
