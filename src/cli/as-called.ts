/**
 * Words for the terminal name commands as they are typed in the checkout. In the package there are no npm scripts, so what is said
 * is turned into what works there: `incidencias doctor`, or `npx incidencias doctor` for whoever came by npx.
 */
import { extname } from 'node:path'

const PACKED = extname(import.meta.filename) === '.js'

/** `text` with its commands as the reader can type them. */
export function asCalled(text: string, packed = PACKED, byNpx = process.env['npm_command'] === 'exec'): string {
  if (!packed) return text
  const name = byNpx ? 'npx incidencias' : 'incidencias'
  return text.replaceAll(/npm run (?:--silent )?incidencias -- /g, `${name} `).replaceAll('npm start', `${name} start`)
}

/** `npx … demo -- --exit`: with npm scripts people are used to two dashes that npm takes out, and npx does not. */
export function argumentsOf(argv: readonly string[]): readonly string[] {
  return argv[1] === '--' ? argv.toSpliced(1, 1) : argv
}
