/** What `npm pack` ships runs by itself; the files of containers and systemd say what their tools understand. */
import { execFile, execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { validate } from 'dockerfile-utils'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { argumentsOf, asCalled } from '../../src/cli/as-called.ts'
import { VARIABLES } from '../../src/config/variables.ts'
import { complaint, install } from '../support/installation.ts'

const ROOT = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')

describe('the package', () => {
  let folder: string
  beforeAll(() => {
    // Elsewhere, so that nothing is found by walking up into the checkout.
    folder = mkdtempSync(join(tmpdir(), 'incidencias-package-'))
    execFileSync(process.execPath, [join(ROOT, 'packaging/build.ts'), join(folder, 'dist')], { stdio: 'pipe' })
    cpSync(join(ROOT, 'package.json'), join(folder, 'package.json'))
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const incidencias = async (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
    // Not waited for standing still: the servers around it live in this process.
    const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'dist/src/launch.js'), ...args], {
      cwd: folder,
      env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...env },
    })
    return stdout
  }

  test('takes a mail in, understands and answers it: threads, model, templates and migrations are all there', async () => {
    const shop = await install()
    shop.mailbox.append(complaint(1))
    const said = await incidencias(['once', '--json'], { ...shop.env, LOG_LEVEL: 'warn' })
    expect(JSON.parse(said)).toMatchObject({ fetched: 1, processed: 1, opened: 1, quarantined: 0, failed: 0 })
    const [mail] = (await shop.sent()).filter(({ template }) => template === 'acknowledgement')
    expect(mail?.text).toContain('INC-1001')
  })

  test('names commands as they are called there', async () => {
    const help = await incidencias(['--help'])
    expect(help).toContain('incidencias doctor')
    expect(help).not.toContain('npm run')
  })

  test.each([
    ['npm run incidencias -- doctor, then npm start', true, false, 'incidencias doctor, then incidencias start'],
    ['npm run --silent incidencias -- policies', true, true, 'npx incidencias policies'],
    ['npm run incidencias -- doctor', false, true, 'npm run incidencias -- doctor'],
    ['a file .env here; .env.example shows all', true, false, /^a file \.env here; \/.+\/\.env\.example shows all$/],
    ['templates/store/brand.yaml is the one', true, false, /^\/.+\/dist\/templates\/store\/brand\.yaml is the one$/],
  ])('%s', (text, packed, byNpx, called) => {
    if (typeof called === 'string') expect(asCalled(text, packed, byNpx)).toBe(called)
    else expect(asCalled(text, packed, byNpx)).toMatch(called)
  })

  test('takes two dashes for the habit they are', () => {
    expect(argumentsOf(['demo', '--', '--exit'])).toEqual(['demo', '--exit'])
    expect(argumentsOf(['import', 'a', '--', 'b'])).toEqual(['import', 'a', '--', 'b'])
  })

  test('holds what its list of files names, and the file it starts with', () => {
    const { bin, files } = JSON.parse(read('package.json')) as { bin: Record<string, string>; files: string[] }
    expect(existsSync(join(folder, bin['incidencias'] as string))).toBe(true)
    expect(files.filter((file) => file !== 'dist' && !existsSync(join(ROOT, file)))).toEqual([])
  })
})

describe('Dockerfile', () => {
  const dockerfile = read('Dockerfile')
  test('is understood', () => {
    expect(validate(dockerfile).map(({ message }) => message)).toEqual([])
  })

  test('copies nothing that is not there or that .dockerignore keeps out', () => {
    const ignored = read('.dockerignore').split('\n')
    expect(ignored[0]).toBe('*')
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names = '']) => names.split(' '))
    expect(copied.length).toBeGreaterThan(8)
    for (const name of copied) {
      expect(existsSync(join(ROOT, name)), name).toBe(true)
      expect(ignored, name).toContain(`!${name}`)
    }
  })

  test('runs as nobody in particular, with a look at its health', () => {
    expect(dockerfile.lastIndexOf('\nUSER node\n')).toBeGreaterThan(dockerfile.lastIndexOf('\nFROM '))
    expect(dockerfile).toContain('/healthz')
  })
})

test('compose.yaml says what the Compose specification knows, and sets variables that there are', () => {
  const known = new Set(
    'build cap_drop depends_on env_file environment healthcheck image logging mem_limit pids_limit read_only restart security_opt shm_size stop_grace_period tmpfs volumes'.split(
      ' ',
    ),
  )
  type Service = { readonly environment: Readonly<Record<string, string>>; readonly volumes: readonly string[] }
  const { services, volumes } = parse(read('compose.yaml')) as {
    services: Readonly<Record<'worker' | 'database', Service>>
    volumes: object
  }
  for (const service of Object.values(services))
    expect(Object.keys(service).filter((key) => !known.has(key))).toEqual([])
  expect(Object.keys(services.worker.environment).filter((name) => !(name in VARIABLES))).toEqual([])
  expect(services.worker.environment['DATABASE_URL']).toMatch(/^postgres:\/\/.*@database\//)
  expect(Object.keys(volumes)).toEqual(['database'])
  expect(services.database.volumes).toEqual(['database:/var/lib/postgresql'])
})

test.each(['incidencias.service', 'incidencias-once.service'])(
  '%s waits longer for its end than the program takes',
  (file) => {
    const unit = read(`packaging/systemd/${file}`)
    const longest = Number(/LONGEST_STOP_MS = ([\d_]+)/.exec(read('src/cli/start.ts'))?.[1]?.replaceAll('_', ''))
    expect(longest).toBeGreaterThan(0)
    // The embedded database has half a minute for its last checkpoint.
    expect(1_000 * Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1])).toBeGreaterThan(longest + 30_000)
    for (const line of ['DynamicUser=yes', 'ProtectSystem=strict', 'NoNewPrivileges=yes', 'StateDirectory=incidencias'])
      expect(unit).toContain(`\n${line}\n`)
  },
)
