import { enSearching } from './en/searching.ts'
import { esSearching } from './es/searching.ts'
import { plSearching } from './pl/searching.ts'
import { ptSearching } from './pt/searching.ts'
import type { SearchingPack } from './searching-pack.ts'

/** THE list of languages in which searches are understood, whichever the agent's own is. */
export const SEARCHING_PACKS: readonly SearchingPack[] = [enSearching, esSearching, ptSearching, plSearching]
