/** The numbers of lines behind a command that answers a list: `#close 3 5`, `#take 2`, `#snooze 4 3d`, `#resolve 1-3`. */
import type { Command, CommandContext } from './command.ts'
import { isRefusal } from './command.ts'

type NamedLines = {
  readonly numbers: readonly number[]
  /** The command's own argument, behind them. */
  readonly rest: string
}

/** A list has no more lines. */
const MOST_LINES = 200

/**
 * Which lines an argument names, and what is left for the command. A number may belong to either (`#snooze 2 1 week`): the
 * reading counts that leaves an argument the command can read. Both readings, where both do; none without a number.
 */
export function linesNamed(command: Command, argument: string, context: CommandContext): readonly NamedLines[] {
  const readings = readingsOf(argument)
  const good = readings.filter(({ rest }) => !isRefusal(command.parse(rest, context)))
  return good.length > 0 ? good : readings.slice(-1)
}

/** Every number more is a reading more. */
function readingsOf(argument: string): readonly NamedLines[] {
  const readings: NamedLines[] = []
  const numbers = new Set<number>()
  let rest = argument
  while (readings.length < MOST_LINES) {
    const found = (readings.length === 0 ? FIRST : NEXT).exec(rest)
    if (!found) break
    const first = Number(found[1])
    const last = found[2] === undefined ? first : Number(found[2])
    // Backwards it is no stretch of lines: the number that does not exist is refused by name.
    for (let n = first; n <= Math.max(first, last) && numbers.size < MOST_LINES; n += 1) numbers.add(n)
    if (last < first) numbers.add(last)
    rest = rest.slice(found[0].length)
    readings.push({ numbers: [...numbers], rest: rest.trim() })
  }
  return readings
}

/** `3`, `#3`, `3-5`; not the beginning of `3d`, `12.50`, `27/11`, `10%`. */
const NUMBER = String.raw`#?(\d{1,3})(?:\s{0,2}[-–—]\s{0,2}#?(\d{1,3}))?(?![\p{L}\p{N}:/%€$-]|\.\d)\.?[\s,;]{0,3}`
const FIRST = new RegExp(`^${NUMBER}`, 'u')
/** With a comma or a short word between: `3, 5`, `3 y 5`. */
const NEXT = new RegExp(String.raw`^(?:[,;&+]\s{0,3}|\p{L}{1,3}\s{1,3})?${NUMBER}`, 'u')
