import { ca } from './ca/recognising.ts'
import { cs } from './cs/recognising.ts'
import { da } from './da/recognising.ts'
import { fi } from './fi/recognising.ts'
import { gl } from './gl/recognising.ts'
import { hr } from './hr/recognising.ts'
import { hu } from './hu/recognising.ts'
import { nb } from './nb/recognising.ts'
import { nl } from './nl/recognising.ts'
import type { RecognisingPack } from './recognising-pack.ts'
import { ro } from './ro/recognising.ts'
import { sk } from './sk/recognising.ts'
import { sv } from './sv/recognising.ts'
import { tr } from './tr/recognising.ts'
import { UNDERSTANDING_PACKS } from './understanding-packs.ts'

/** THE list of languages that are told apart by their words: those that are understood, then their neighbours. */
export const RECOGNISING_PACKS: readonly RecognisingPack[] = [
  ...UNDERSTANDING_PACKS.map(({ code, functionWords, courtesy, letters }) => ({
    code,
    words: `${functionWords} ${courtesy}`,
    letters,
  })),
  ...[ca, cs, da, fi, gl, hr, hu, nb, nl, ro, sk, sv, tr],
]
