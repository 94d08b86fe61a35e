/**
 * The demo's mailbox and outgoing server are no part of what runs at a store, so the package does not bring them. Where they are missing
 * npm fetches them for this one run, in the versions that the story is tested with, into a folder that goes when the demo ends.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { DemoProblem } from './problem.ts'

const SERVERS = ['hoodiecrow-imap', 'maildev'] as const
/** What npx says to itself, and npm would take for its own. */
const OF_NPX =
  /^npm_(?:config_(?:package|call|yes|global|prefix|local_prefix|global_prefix)|package_.*|lifecycle_.*|command)$/i

/** Makes sure that the servers can be imported. In a checkout `npm ci` has done it. Throws `DemoProblem`. */
export async function bringServers(say: (line: string) => void): Promise<void> {
  const packed = extname(import.meta.filename) === '.js'
  if (!packed || SERVERS.every(isInstalled)) return
  const wanted = SERVERS.map((name) => `${name}@${versionOf(name)}`)
  say(`Fetching two servers for the demo, for this run only: ${wanted.join(', ')} …`)
  const folder = mkdtempSync(join(tmpdir(), 'incidencias-demo-servers-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  await npmInstall(folder, wanted)
  const parentURL = pathToFileURL(join(folder, 'here.js')).href
  registerHooks({
    resolve: (name, context, next) =>
      SERVERS.some((server) => server === name) ? next(name, { ...context, parentURL }) : next(name, context),
  })
}

function isInstalled(name: string): boolean {
  try {
    import.meta.resolve(name)
    return true
  } catch {
    return false
  }
}

/** As the tests had it: what npm packs keeps the list of development dependencies. */
function versionOf(name: string): string {
  const file = new URL('../../../../package.json', import.meta.url)
  const { devDependencies = {} } = JSON.parse(readFileSync(file, 'utf8')) as {
    devDependencies?: Record<string, string>
  }
  return devDependencies[name] ?? 'latest'
}

function npmInstall(folder: string, packages: readonly string[]): Promise<void> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OF_NPX.test(name)))
  const args = ['install', '--prefix', folder, '--ignore-scripts', '--no-save', '--no-audit', '--no-fund', ...packages]
  const windows = process.platform === 'win32'
  const child = spawn(windows ? 'npm.cmd' : 'npm', args, {
    cwd: folder,
    env,
    shell: windows,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let words = ''
  child.stderr.on('data', (piece) => {
    words += piece
  })
  return new Promise((resolve, reject) => {
    const failed = (why: string) =>
      reject(
        new DemoProblem(
          `The demo could not fetch its servers (${why}). It needs npm and the way to its registry; or: npm install ${packages.join(' ')}`,
        ),
      )
    child.once('error', (error) => failed(error.message))
    child.once('close', (code) => {
      if (code === 0) resolve()
      else failed(words.split('\n').find((line) => line.includes('error')) ?? `npm ended with ${code}`)
    })
  })
}
