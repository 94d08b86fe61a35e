/**
 * Gmail and others cut the lines of their plain text after some seventy letters, and leave them whole in the HTML. Passed on as they are,
 * such lines are ragged on every screen that is not as wide. Where both forms of a mail hold the same words, the HTML tells which breaks
 * its author typed.
 */
import { isBlank } from './line.ts'

/** No client cuts shorter lines than this, nor leaves longer ones. */
const CUT = { least: 45, most: 100 }
const LONGEST = 100_000

/** Whether lines look as if a client had cut them. */
export function mayBeCut(text: string): boolean {
  return text.length <= LONGEST && text.split('\n').some((line, at, lines) => endsEarly(line, lines[at + 1]))
}

/** `cut` with the breaks taken out that `whole` does not have; as it was when their words differ. */
export function rejoin(cut: string, whole: string): string {
  if (!mayBeCut(cut) || whole.length > LONGEST || lettersOf(cut) !== lettersOf(whole)) return cut
  const typed = new Set<number>()
  let before = 0
  for (const line of whole.split('\n')) {
    before += lettersOf(line).length
    typed.add(before)
  }
  let joined = ''
  before = 0
  const lines = cut.split('\n')
  lines.forEach((line, at) => {
    before += lettersOf(line).length
    const isCutHere = endsEarly(line, lines[at + 1]) && !typed.has(before)
    joined += isCutHere ? `${line.trimEnd()} ` : `${line}\n`
  })
  return joined.slice(0, -1)
}

function endsEarly(line: string, next: string | undefined): boolean {
  return line.length >= CUT.least && line.length <= CUT.most && next !== undefined && !isBlank(next)
}

/** Letters and digits alone: blanks, quote marks and decoration differ between the two forms of a mail. */
export function lettersOf(text: string): string {
  return text.replace(/<(?:https?:|mailto:)[^<>\s]{0,2000}>|[^\p{L}\p{N}]+/gu, '')
}
