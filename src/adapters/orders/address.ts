/** The address that is asked about one order. What a customer wrote goes into its place as data, and nowhere else. */

const PLACE = '{order}'
const LONGEST = 40
/** Runs of letters and digits with one sign between two: no `..`, no `%`, no leading or trailing sign. */
const NUMBER = /^[\p{L}\p{N}]+(?:[-_./# ][\p{L}\p{N}]+)*$/u

/** The address for this order, or nothing where the number could mean another place. */
export function addressFor(template: string, number: string): URL | undefined {
  if (number.length > LONGEST || !NUMBER.test(number)) return undefined
  const url = URL.parse(template.replaceAll(PLACE, encodeURIComponent(number)))
  const known = URL.parse(template.replaceAll(PLACE, '0'))
  if (url === null || known === null) return undefined
  // Whatever the parser makes of it: the same server, and as many steps as the configuration has.
  const isSamePlace = url.origin === known.origin && steps(url) === steps(known)
  return isSamePlace ? url : undefined
}

function steps({ pathname }: URL): number {
  return pathname.split('/').length
}
