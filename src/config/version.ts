/** The version of this program, as its package says. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export function programVersion(): string {
  // Two folders up in the checkout, three in the package.
  for (let folder = import.meta.dirname; dirname(folder) !== folder; folder = dirname(folder)) {
    const file = join(folder, 'package.json')
    if (!existsSync(file)) continue
    const { version } = JSON.parse(readFileSync(file, 'utf8')) as { readonly version?: string }
    if (version !== undefined) return version
  }
  return 'unknown'
}
