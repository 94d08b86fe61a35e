/** The recogniser of languages with the data that lies beside this file; both are made by `npm run check -- --write`. */
import { readFileSync } from 'node:fs'
import { createRecogniser, type Recogniser } from '../../domain/language/guess-language.ts'
import { decodeLetterRuns } from '../../domain/language/letter-runs.ts'

/** Reads both files: some milliseconds, and less than a megabyte that stays. */
export function loadRecogniser(): Recogniser {
  const runs = decodeLetterRuns(readFileSync(new URL('letter-runs.bin', import.meta.url)))
  return createRecogniser(runs, readFileSync(new URL('word-votes.txt', import.meta.url), 'utf8'))
}
