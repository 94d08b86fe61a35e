import { ca } from './ca/quoting.ts'
import { cs } from './cs/quoting.ts'
import { da } from './da/quoting.ts'
import { de } from './de/quoting.ts'
import { el } from './el/quoting.ts'
import { en } from './en/quoting.ts'
import { es } from './es/quoting.ts'
import { fi } from './fi/quoting.ts'
import { fr } from './fr/quoting.ts'
import { gl } from './gl/quoting.ts'
import { he } from './he/quoting.ts'
import { hu } from './hu/quoting.ts'
import { it } from './it/quoting.ts'
import { ja } from './ja/quoting.ts'
import { ko } from './ko/quoting.ts'
import { nb } from './nb/quoting.ts'
import { nl } from './nl/quoting.ts'
import { pl } from './pl/quoting.ts'
import { pt } from './pt/quoting.ts'
import type { QuotingPack } from './quoting-pack.ts'
import { ro } from './ro/quoting.ts'
import { ru } from './ru/quoting.ts'
import { sk } from './sk/quoting.ts'
import { sv } from './sv/quoting.ts'
import { tr } from './tr/quoting.ts'
import { uk } from './uk/quoting.ts'
import { zh } from './zh/quoting.ts'

/** THE list of languages whose quotes, forwards and signatures are recognised. One more is a file and a line here. */
export const QUOTING_PACKS: readonly QuotingPack[] = [
  ...[es, pt, pl, en, fr, de, it],
  ...[ca, gl, nl, sv, da, nb, fi, cs, sk, hu, ro, ru, uk, el, tr, zh, ja, ko, he],
]
