import type { AutomaticPack } from './automatic-pack.ts'
import { cs } from './cs/automatic.ts'
import { da } from './da/automatic.ts'
import { de } from './de/automatic.ts'
import { en } from './en/automatic.ts'
import { es } from './es/automatic.ts'
import { fi } from './fi/automatic.ts'
import { fr } from './fr/automatic.ts'
import { hu } from './hu/automatic.ts'
import { it } from './it/automatic.ts'
import { nb } from './nb/automatic.ts'
import { nl } from './nl/automatic.ts'
import { pl } from './pl/automatic.ts'
import { pt } from './pt/automatic.ts'
import { ro } from './ro/automatic.ts'
import { ru } from './ru/automatic.ts'
import { sv } from './sv/automatic.ts'
import { tr } from './tr/automatic.ts'

/**
 * THE list of languages in which machines are recognised by their words. One more is a file and a line here. Machines
 * answer in more languages than customers write in: the small packs hold what absence notes say.
 */
export const AUTOMATIC_PACKS: readonly AutomaticPack[] = [
  es,
  pt,
  pl,
  en,
  fr,
  de,
  it,
  nl,
  sv,
  da,
  nb,
  fi,
  cs,
  hu,
  ro,
  ru,
  tr,
]
