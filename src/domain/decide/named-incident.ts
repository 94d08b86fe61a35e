/** `#take INC-4790` in a mail that answers nothing: a proved agent may name an incident by its number. */
import type { KnownToCommands } from '../command/command.ts'
import { commandNamed } from '../command/names.ts'
import type { CommandLine } from '../command/read-commands.ts'
import type { Incident } from '../incident/incident.ts'

const NAMED = /^(.{0,2000}?)\s*\[?INC-(\d{1,15})(?:-[0-9A-Z]{5})?\]?\.?$/i
/** These name another incident than the one they are about. */
const NAME_ANOTHER: ReadonlySet<string> = new Set(['merge', 'link', 'find'])

/**
 * The one incident that the lines name at their end, and the lines without it. Only where the mail has no words of its own: a
 * slip in a number must not send them to another customer.
 */
export function namedIncident(
  { lines, text }: { readonly lines: readonly CommandLine[]; readonly text: string },
  known: Pick<KnownToCommands, 'incident'>,
): { readonly incident: Incident; readonly lines: readonly CommandLine[] } | undefined {
  if (text !== '') return undefined
  const numbers = new Set<number>()
  const bare = lines.map((line) => {
    const name = commandNamed(line.word)?.name ?? ''
    const found = line.stray || NAME_ANOTHER.has(name) ? null : NAMED.exec(line.argument)
    if (!found) return line
    numbers.add(Number(found[2]))
    return { ...line, argument: found[1] ?? '' }
  })
  const [number, ...others] = numbers
  if (number === undefined || others.length > 0) return undefined
  const named = known.incident(number)
  const incident = named?.standing.status === 'merged' ? known.incident(named.standing.into) : named
  return incident && { incident, lines: bare }
}
