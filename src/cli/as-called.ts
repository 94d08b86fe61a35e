/**
 * Words for the terminal name commands as they are typed in the checkout. In the package there are no npm scripts, so what is said
 * is turned into what works there: `incidencias doctor`, or `npx incidencias doctor` for whoever came by npx. Files of the program
 * are named with their path there: they are not in the folder where it was called.
 */
import { extname, join } from 'node:path'

const PACKED = extname(import.meta.filename) === '.js'
/** Of the package, above `dist`. */
const PACKAGE = join(import.meta.dirname, '../../..')

/** `text` with its commands as the reader can type them. */
export function asCalled(text: string, packed = PACKED, byNpx = process.env['npm_command'] === 'exec'): string {
  if (!packed) return text
  const name = byNpx ? 'npx incidencias' : 'incidencias'
  return text
    .replaceAll(/npm run (?:--silent )?incidencias -- /g, `${name} `)
    .replaceAll('npm start', `${name} start`)
    .replaceAll(/(?<![\w/])\.env\.example/g, () => join(PACKAGE, '.env.example'))
    .replaceAll(/(?<![\w/])templates\/store\//g, () => `${join(PACKAGE, 'dist/templates/store')}/`)
}

/** `npx … demo -- --exit`: with npm scripts people are used to two dashes that npm takes out, and npx does not. */
export function argumentsOf(argv: readonly string[]): readonly string[] {
  return argv[1] === '--' ? argv.toSpliced(1, 1) : argv
}
