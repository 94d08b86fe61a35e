import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commands } from '../src/cli/index.ts'

const MAIN = join(import.meta.dirname, '../src/main.ts')

let directory = ''
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'incidencias-cli-'))
})
afterAll(() => rm(directory, { recursive: true }))

/** The program itself, in an empty folder and with no other environment than this. */
function incidencias(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return new Promise<{ code: number | null; out: string; err: string }>((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, ...args], { cwd: directory, env: { ...env } })
    let out = ''
    let err = ''
    child.stdout.on('data', (data) => {
      out += data
    })
    child.stderr.on('data', (data) => {
      err += data
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out, err }))
  })
}

describe('help', () => {
  test('--help shows every command with what it does', async () => {
    const { code, out } = await incidencias(['--help'])
    expect(code).toBe(0)
    for (const command of commands) expect(out).toContain(command.name.split(' ')[0])
    expect(out).toContain('npm run incidencias -- doctor')
  })

  test('--help is quick: no work is loaded for it', async () => {
    const started = performance.now()
    await incidencias(['--help'])
    // Generous, for a machine that is busy with the other tests; loading the work takes longer than this.
    expect(performance.now() - started).toBeLessThan(3_000)
  })

  test.each(commands.map((command) => [command.name, command] as const))('%s --help', async (name, command) => {
    const { code, out } = await incidencias([...name.split(' '), '--help'])
    expect(code).toBe(0)
    expect(out).toContain(`incidencias ${name}`)
    expect(out.replace(/\s+/g, ' ')).toContain(command.describe)
    for (const option of command.options) expect(out).toContain(option.flags)
  })
})

describe('wrong use ends with 2 and says what would be right', () => {
  test.each<[string, readonly string[], string]>([
    ['no command', [], 'Usage: incidencias'],
    ['an unknown command', ['strat'], 'unknown command'],
    ['an unknown option', ['ledger', '--fast'], 'unknown option'],
    ['half of a command', ['quarantine'], 'Usage: incidencias quarantine'],
    ['a missing argument', ['quarantine', 'show'], 'missing required argument'],
    ['a number that is none', ['quarantine', 'retry', 'seven'], 'is no number of a mail'],
    ['forgetting by accident', ['learned', '--reset'], 'learned --reset --yes'],
    ['a mailbox that is none', ['forget', 'eva@mail.example', '--mailbox', 'nix'], '--mailbox: found "nix"'],
    ['two things at once', ['learned', '--export', 'a', '--import', 'b'], 'expected one of them'],
    ['lessons that are not there', ['learned', '--import', 'nowhere.jsonl'], 'learned --export FILE'],
  ])('%s', async (_, args, words) => {
    const { code, out, err } = await incidencias(args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(words)
    expect(err).not.toMatch(/\bat .*\.ts:\d+/)
  })
})

test('who stops reading (`| head`) is no error', async () => {
  const child = spawn(process.execPath, [MAIN, '--help'], { cwd: directory, env: {} })
  child.stdout.destroy()
  let err = ''
  child.stderr.on('data', (data) => {
    err += data
  })
  const code = await new Promise((resolve) => child.on('close', resolve))
  expect([code, err]).toEqual([0, ''])
})

describe('configuration', () => {
  test.each(['doctor', 'migrate', 'ledger'])(
    '%s without any names all that is missing and ends with 2',
    async (command) => {
      const { code, out, err } = await incidencias([command])
      expect([code, out]).toEqual([2, ''])
      for (const name of ['SECRET', 'MAILBOX_ADDRESS', 'SMTP_URL', 'IMAP_URL']) expect(err).toContain(name)
      expect(err).toContain('found     nothing')
      expect(err).not.toMatch(/\bat .*\.ts:\d+/)
    },
  )

  test('.env of the folder is read, the environment wins, secrets are not shown', async () => {
    await writeFile(join(directory, '.env'), 'SECRET=canary\nTIME_ZONE=Mars/Olympus\nDEFAULT_LANGUAGE=xx\n')
    const { code, err } = await incidencias(['doctor'], { DEFAULT_LANGUAGE: 'yy' })
    await rm(join(directory, '.env'))
    expect(code).toBe(2)
    expect(err).toContain('"Mars/Olympus"')
    expect(err).toContain('"yy"')
    expect(err).toContain('[secret, 6 characters]')
    expect(err).not.toMatch(/canary|"xx"/)
  })
})

describe('taxonomy', () => {
  const RENTAL =
    'categories:\n  rental:\n    names: { es: Alquiler }\n    topics: { deposit: { phrases: { es: [fianza] } } }\n'
  const file = async (name: string, text: string) => {
    const path = join(directory, name)
    await writeFile(path, text)
    return path
  }

  test('needs no configuration, and shows the table', async () => {
    const { code, out } = await incidencias(['taxonomy'])
    expect(code).toBe(0)
    expect(out).toContain(
      'delivery\n    es Entrega · pt Entrega · pl Dostawa · en Delivery · fr Livraison · de Lieferung',
    )
    expect(out).toContain('  damaged\n')
    expect(out).toContain('asks: order-number, photo-of-damage')
    expect(out).toContain(`there is no ${join('data', 'store', 'taxonomy.yaml')}`)
    expect(out).not.toContain('*')
  })

  test('the example can be used as it is', async () => {
    const { code, out: example } = await incidencias(['taxonomy', '--example'])
    expect(code).toBe(0)
    const checked = await incidencias(['taxonomy', '--check', await file('example.yaml', example)])
    expect(checked).toMatchObject({ code: 0, err: '' })
    expect(checked.out).toContain('new categories: rental')
    expect(checked.out).toContain('new topics: delivery/installation, rental/deposit')
    expect(checked.out).toContain('renamed: delivery')
  })

  test('marks what is of the store', async () => {
    await file('taxonomy.yaml', RENTAL)
    const { code, out } = await incidencias(['taxonomy'], { STORE_DIR: directory, DEFAULT_LANGUAGE: 'es' })
    expect(code).toBe(0)
    expect(out).toContain('rental *\n    es Alquiler * · pt Alquiler * · pl Alquiler * · en Alquiler * · fr Alquiler *')
    expect(out).toContain('    phrases: es: fianza *\n')
    expect(out).toMatch(/of this store, in taxonomy\.yaml\n {2}new categories: rental\n/)
  })

  test.each([
    ['a file', ['taxonomy', '--check', 'bad.yaml'], {}, 'bad.yaml:3'],
    ['the start', ['doctor'], { STORE_DIR: 'bad' }, join('bad', 'taxonomy.yaml:3')],
  ])('what is wrong is told with file and line: %s', async (_, args, env, place) => {
    const bad = 'categories:\n  rental:\n    nmes: {}\n'
    await file('bad.yaml', bad)
    await mkdir(join(directory, 'bad'), { recursive: true })
    await file(join('bad', 'taxonomy.yaml'), bad)
    const { code, out, err } = await incidencias(args, env)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(`  ${place}\n    found     "nmes"\n    expected  names, topics`)
    expect(err).not.toMatch(/\bat .*\.ts:\d+/)
  })

  test('a file that is not there', async () => {
    const { code, err } = await incidencias(['taxonomy', '--check', 'nowhere.yaml'])
    expect(code).toBe(2)
    expect(err).toContain('  nowhere.yaml\n    found     ENOENT')
  })
})

describe('policies', () => {
  const file = async (name: string, text: string) => {
    const path = join(directory, name)
    await writeFile(path, text)
    return path
  }

  test('needs no configuration, and shows what is shipped', async () => {
    const { code, out } = await incidencias(['policies'], { TIME_ZONE: 'Europe/Madrid', HOLIDAYS: 'ES-MD' })
    expect(code).toBe(0)
    expect(out).toMatch(/First answer\n {2}it is due, and agents are reminded, after\s+30m business\n/)
    expect(out).toMatch(/ {2}urgent\n {4}First answer: .* after\s+10m business\n/)
    expect(out).toContain('Business time (Europe/Madrid)\n  Mon  09:00-18:00\n')
    expect(out).toMatch(/-12-25 {2}closed\s+Navidad\n/)
    expect(out).toContain(`there is no ${join('data', 'store', 'policies.yaml')}`)
  })

  test("says where each number comes from, and which days are the store's own", async () => {
    await mkdir(join(directory, 'own'), { recursive: true })
    await file(
      join('own', 'policies.yaml'),
      'waiting:\n  close-after: 21d\nexceptions:\n  - when: { language: pt }\n    survey: { after: off }\nhours:\n  12-24: 09:00-13:00\n',
    )
    const { code, out } = await incidencias(['policies'], { STORE_DIR: 'own' })
    expect(code).toBe(0)
    const place = join('own', 'policies.yaml')
    expect(out).toMatch(/closed with notice after\s+21d\s+own.policies\.yaml:2\n/)
    expect(out).toMatch(/ {2}written in pt\n {4}Survey .*\s+off\s+own.policies\.yaml:5\n/)
    expect(out).toMatch(new RegExp(`-12-24 {2}09:00-13:00\\s+${place}:7\\n`))
    expect(out).toContain('HOLIDAYS is not set')
    const checked = await incidencias(['policies', '--check', place])
    expect(checked).toMatchObject({ code: 0, err: '' })
    expect(checked.out).toMatch(/can be used\.\n {2}Waiting .*closed with notice after\s+21d/)
  })

  test('the example can be used as it is, and changes nothing', async () => {
    const { code, out: example } = await incidencias(['policies', '--example'])
    expect(code).toBe(0)
    const { out } = await incidencias(['policies', '--check', await file('example-policies.yaml', example)])
    expect(out).toContain('can be used.\nIt changes nothing.')
  })

  test('what is wrong is told with file and line, at the start as well', async () => {
    await mkdir(join(directory, 'wrong'), { recursive: true })
    await file(join('wrong', 'policies.yaml'), 'no-silence:\n  every: 1h\n')
    for (const args of [['policies'], ['policies', '--check', join('wrong', 'policies.yaml')], ['doctor']]) {
      const { code, out, err } = await incidencias(args, { STORE_DIR: 'wrong' })
      expect([code, out]).toEqual([2, ''])
      expect(err).toContain(
        `  ${join('wrong', 'policies.yaml:2')}\n    found     "1h"\n    expected  a time from 1d to 60d`,
      )
    }
  })

  test.each<[string, readonly string[], string]>([
    ['days without an incident', ['--days', '3'], '--days: found no --incident'],
    [
      'no number of days',
      ['--incident', '1', '--days', 'many'],
      '--days: found "many", expected a whole number from 1 to 366',
    ],
    ['no reference', ['--incident', 'last'], '--incident: found "last", expected a reference such as INC-4821-Q7RXM'],
  ])('wrong use: %s', async (_, args, words) => {
    const { code, out, err } = await incidencias(['policies', ...args])
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(words)
  })
})
