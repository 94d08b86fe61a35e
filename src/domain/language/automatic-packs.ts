import { ar } from './ar/automatic.ts'
import type { AutomaticPack } from './automatic-pack.ts'
import { bg } from './bg/automatic.ts'
import { ca } from './ca/automatic.ts'
import { cs } from './cs/automatic.ts'
import { da } from './da/automatic.ts'
import { de } from './de/automatic.ts'
import { el } from './el/automatic.ts'
import { en } from './en/automatic.ts'
import { es } from './es/automatic.ts'
import { et } from './et/automatic.ts'
import { fi } from './fi/automatic.ts'
import { fr } from './fr/automatic.ts'
import { he } from './he/automatic.ts'
import { hr } from './hr/automatic.ts'
import { hu } from './hu/automatic.ts'
import { id } from './id/automatic.ts'
import { it } from './it/automatic.ts'
import { ja } from './ja/automatic.ts'
import { ko } from './ko/automatic.ts'
import { lt } from './lt/automatic.ts'
import { lv } from './lv/automatic.ts'
import { nb } from './nb/automatic.ts'
import { nl } from './nl/automatic.ts'
import { pl } from './pl/automatic.ts'
import { pt } from './pt/automatic.ts'
import { ro } from './ro/automatic.ts'
import { ru } from './ru/automatic.ts'
import { sk } from './sk/automatic.ts'
import { sl } from './sl/automatic.ts'
import { sr } from './sr/automatic.ts'
import { sv } from './sv/automatic.ts'
import { th } from './th/automatic.ts'
import { tr } from './tr/automatic.ts'
import { uk } from './uk/automatic.ts'
import { vi } from './vi/automatic.ts'
import { zh } from './zh/automatic.ts'

/**
 * THE list of languages in which machines are recognised by their words. One more is a file and a line here. Machines
 * answer in more languages than customers write in: the small packs hold what absence notes say, or
 * only their titles.
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
  uk,
  bg,
  sr,
  hr,
  sl,
  sk,
  el,
  et,
  lv,
  lt,
  ca,
  he,
  ar,
  zh,
  ja,
  ko,
  th,
  vi,
  id,
]
