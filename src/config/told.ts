/**
 * A configuration on its way to another thread of this process: plain data, secrets laid open, and back. So a thread neither reads an
 * environment again nor loads what reads it, which is 30 MB and a fifth of a second each time.
 */
import type { Config } from './config.ts'
import { Secret } from './secret.ts'

/** Holds secrets in the clear: for `workerData` alone. */
export type ToldConfig = { readonly plain: unknown }

/** How a secret travels; no name of ours. */
const LAID_OPEN = 'secret, laid open'

export function tellConfig(config: Config): ToldConfig {
  return { plain: each(config, (value) => (value instanceof Secret ? { [LAID_OPEN]: value.reveal() } : undefined)) }
}

/** The same configuration again, frozen as it was. */
export function hearConfig({ plain }: ToldConfig): Config {
  const covered = (value: object) => {
    const open = LAID_OPEN in value ? value[LAID_OPEN] : undefined
    return typeof open === 'string' ? new Secret(open) : undefined
  }
  return each(plain, covered) as Config
}

/** A frozen copy; `other` says what stands in the place of an object. Sets and patterns stay what they are. */
function each(value: unknown, other: (value: object) => object | undefined): unknown {
  if (typeof value !== 'object' || value === null) return value
  const instead = other(value)
  if (instead !== undefined) return instead
  if (Array.isArray(value)) return Object.freeze(value.map((one) => each(one, other)))
  if (Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.freeze(Object.fromEntries(Object.entries(value).map(([name, one]) => [name, each(one, other)])))
}
