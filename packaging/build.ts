/**
 * What `npm pack` ships, in `dist`: JavaScript in the same folders as its sources, so that every path that goes from a file to its
 * neighbours is the same in the package as in the checkout, and beside it what the program reads while it runs. `build.ts FOLDER`
 * makes it elsewhere.
 */
import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, extname, join, resolve } from 'node:path'

const ROOT = join(import.meta.dirname, '..')
const DIST = resolve(process.argv[2] ?? join(ROOT, 'dist'))

/** Files beside the sources that are read as they are: weights, letters, the mails that guard what is learned. */
const READ_AT_RUN_TIME = new Set(['.bin', '.json', '.ttf', '.txt'])

rmSync(DIST, { recursive: true, force: true })
// Types are the business of the check; here they are only taken away.
compile()
copySources()
// The layouts are compiled already; what they were written in stays here.
copy('templates', (file) => extname(file) !== '.mjml')
// The demo plays these.
copy('fixtures/threads')
chmodSync(join(DIST, 'src/launch.js'), 0o755)

function compile(): void {
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')
  execFileSync(process.execPath, [tsc, '-p', import.meta.dirname, '--outDir', DIST], { stdio: 'inherit' })
}

function copySources(): void {
  for (const name of readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })) {
    const wanted = READ_AT_RUN_TIME.has(extname(name)) || name.endsWith('NOTICE')
    if (wanted && !name.endsWith('tsconfig.json')) cpSync(join(ROOT, 'src', name), join(DIST, 'src', name))
  }
}

function copy(folder: string, wanted: (file: string) => boolean = () => true): void {
  cpSync(join(ROOT, folder), join(DIST, folder), { recursive: true, filter: wanted })
}
