import { type AutomaticPack, titlesOnly } from '../automatic-pack.ts'

/** Titles of automatic answers in Greek. */
export const el: AutomaticPack = titlesOnly(
  'el',
  ['αυτόματη απάντηση', 'αυτόματο μήνυμα', 'εκτός γραφείου'],
  ['είμαι σε άδεια', 'λείπω σε άδεια', 'βρίσκομαι εκτός γραφείου'],
)
