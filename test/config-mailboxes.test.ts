/** Several mailboxes from files: what each gets, and every mistake with the file it stands in. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { UsageError } from '../src/cli/command.ts'
import { configuredInstallation, environmentOf } from '../src/cli/configured.ts'
import { mailboxEnvironments, readInstallation } from '../src/config/installation.ts'
import type { Environment } from '../src/config/variables.ts'

const NOW = Date.parse('2026-11-22T12:00Z')
const HOME = mkdtempSync(join(tmpdir(), 'incidencias-mailboxes-'))
afterAll(() => rmSync(HOME, { recursive: true, force: true }))

let folders = 0

const SHARED: Environment = {
  SECRET: 'a-secret-of-more-than-thirty-two-characters',
  SMTP_URL: 'smtp://127.0.0.1:2525',
  TIME_ZONE: 'Europe/Madrid',
}
const BRAZIL = {
  MAILBOX_ADDRESS: 'ajuda@sol.example',
  STORE_NAME: 'Sol Brasil',
  DEFAULT_LANGUAGE: 'pt',
  TIME_ZONE: 'America/Sao_Paulo',
  AGENTS: 'Rui <rui@sol.example> pt',
  IMAP_URL: 'imaps://ajuda:one@imap.sol.example/INBOX',
}
const SPAIN = {
  MAILBOX_ADDRESS: 'ayuda@sol.example',
  STORE_NAME: 'Sol España',
  DEFAULT_LANGUAGE: 'es',
  AGENTS: 'Ana <ana@sol.example> es',
  IMAP_URL: 'imaps://ayuda:two@imap.sol.example/INBOX',
}

type Values = Readonly<Record<string, string>>

/** A folder with these files, and the environment that names it. */
function folder(files: Readonly<Record<string, Values | string>>, env: Environment = SHARED): Environment {
  const dir = join(HOME, `${++folders}`)
  mkdirSync(dir)
  for (const [name, says] of Object.entries(files)) {
    const text =
      typeof says === 'string'
        ? says
        : Object.entries(says)
            .map(([variable, value]) => `${variable}="${value}"\n`)
            .join('')
    writeFileSync(join(dir, name), text)
  }
  return { ...env, MAILBOXES_DIR: dir, DATA_DIR: HOME }
}

const installation = (env: Environment) => {
  const read = readInstallation(env, NOW)
  if (read.installation === undefined) throw new Error(JSON.stringify(read.problems))
  return read.installation
}
/** Each as `brazil.env: AGENTS`. */
const mistakes = (env: Environment): readonly string[] =>
  (readInstallation(env, NOW).problems ?? []).map(({ name }) => name.replace(`${env['MAILBOXES_DIR']}/`, ''))

describe('what each mailbox gets', () => {
  test('its file, over what the environment says for all', () => {
    const { mailboxes } = installation(folder({ 'brazil.env': BRAZIL, 'spain.env': SPAIN }))
    expect(
      mailboxes.map(({ name, config: { store, smtp } }) => [
        name,
        store.mailbox,
        store.name,
        store.defaultLanguage,
        store.calendar.timeZone,
        store.agents.map(({ name }) => name).join(),
        smtp.url.reveal(),
      ]),
    ).toEqual([
      ['brazil', 'ajuda@sol.example', 'Sol Brasil', 'pt', 'America/Sao_Paulo', 'Rui', SHARED['SMTP_URL']],
      ['spain', 'ayuda@sol.example', 'Sol España', 'es', 'Europe/Madrid', 'Ana', SHARED['SMTP_URL']],
    ])
  })

  test('the addresses of the others', () => {
    const read = installation(folder({ 'brazil.env': BRAZIL, 'spain.env': SPAIN }))
    const siblings = [['ayuda@sol.example'], ['ajuda@sol.example']]
    expect(read.mailboxes.map(({ config }) => config.store.siblings)).toEqual(siblings)
  })

  test('the folders of the others, where they share an account', () => {
    const account = 'imaps://ayuda:two@imap.sol.example'
    const shared = folder({
      'brazil.env': { ...BRAZIL, IMAP_URL: `${account}/Brasil`, IMAP_AFTER: 'move:Feito' },
      'spain.env': { ...SPAIN, IMAP_URL: `${account}/inbox`, IMAP_AFTER: 'keep' },
    })
    const ofOthers = (env: Environment) => installation(env).mailboxes.map(({ config }) => config.imap?.ofOthers)
    expect(ofOthers(shared)).toEqual([['INBOX'], ['Brasil', 'Feito']])
    expect(ofOthers(folder({ 'brazil.env': BRAZIL, 'spain.env': SPAIN }))).toEqual([[], []])
  })

  test('its own folder of the store, beside its file', () => {
    const env = folder({ 'brazil.env': BRAZIL, 'spain.env': SPAIN })
    mkdirSync(join(env['MAILBOXES_DIR'] ?? '', 'brazil'))
    expect(installation(env).mailboxes.map(({ config }) => config.storeDir)).toEqual([
      join(env['MAILBOXES_DIR'] ?? '', 'brazil'),
      join(HOME, 'store'),
    ])
  })

  test('a mark of Windows editors and hidden files are nothing', () => {
    const text = `\ufeff${Object.entries(BRAZIL)
      .map(([name, value]) => `${name}="${value}"`)
      .join('\r\n')}\r\n`
    const { mailboxes } = installation(folder({ 'brazil.env': text, '.env': 'nonsense', '.spain.env': 'nonsense' }))
    expect(mailboxes.map(({ config }) => config.store.mailbox)).toEqual(['ajuda@sol.example'])
  })

  test('without files the environment is the one mailbox, and needs no name', () => {
    const { mailboxes } = mailboxEnvironments({ ...SHARED, ...SPAIN, MAILBOXES_DIR: '' })
    expect(mailboxes).toEqual([{ env: { ...SHARED, ...SPAIN, MAILBOXES_DIR: '' } }])
  })
})

describe('mistakes', () => {
  const brazil = (changes: Values) => ({ 'brazil.env': { ...BRAZIL, ...changes }, 'spain.env': SPAIN })
  const both = { 'brazil.env': BRAZIL, 'spain.env': SPAIN }
  const INBOX_OF_SPAIN = 'imaps://ayuda:two@imap.sol.example'

  test.each<[string, Environment, readonly string[]]>([
    ['none', folder(both), []],
    ['two with one address', folder(brazil({ MAILBOX_ADDRESS: 'Ayuda@Sol.example' })), ['spain.env: MAILBOX_ADDRESS']],
    ['one folder of one account in two', folder(brazil({ IMAP_URL: INBOX_OF_SPAIN })), ['spain.env: IMAP_URL']],
    [
      'the same by another door and in other letters',
      folder(brazil({ IMAP_URL: 'imap://ayuda:two@IMAP.sol.example/inbox' })),
      ['spain.env: IMAP_URL'],
    ],
    ['another folder of one account', folder(brazil({ IMAP_URL: `${INBOX_OF_SPAIN}/Brasil` })), []],
    [
      'mail moved to where another mailbox looks',
      folder(brazil({ IMAP_URL: `${INBOX_OF_SPAIN}/Brasil`, IMAP_AFTER: 'move:INBOX' })),
      ['brazil.env: IMAP_AFTER'],
    ],
    ['the mailbox of another as agent', folder(brazil({ AGENTS: 'Us <ayuda@sol.example>' })), ['brazil.env: AGENTS']],
    [
      'a plus address of another as manager',
      folder(brazil({ MANAGERS: 'Us <ayuda+boss@sol.example>' })),
      ['brazil.env: MANAGERS'],
    ],
    [
      'a mailbox that is a plus address of another',
      folder(brazil({ MAILBOX_ADDRESS: 'ayuda+brasil@sol.example' })),
      ['brazil.env: MAILBOX_ADDRESS'],
    ],
    [
      'the same, where the other gives out none',
      folder({
        'brazil.env': { ...BRAZIL, MAILBOX_ADDRESS: 'ayuda+brasil@sol.example' },
        'spain.env': { ...SPAIN, PLUS_ADDRESSING: 'off' },
      }),
      [],
    ],
    ['a mailbox in the environment as well', folder(both, { ...SHARED, AGENTS: 'Eva <eva@sol.example>' }), ['AGENTS']],
    [
      'what holds for all in the file of one',
      folder(brazil({ DATABASE_URL: 'postgres://h/db' })),
      // Its reader is told where it belongs; the value would hold for nobody.
      ['brazil.env: DATABASE_URL'],
    ],
    ['a name with a slip', folder(brazil({ AGENT: 'Eva <eva@sol.example>' })), ['brazil.env: AGENT']],
    [
      'a fault of the environment, once',
      folder(both, { ...SHARED, SECRET: 'short', SMTP_URL: '' }),
      ['SECRET', 'SMTP_URL'],
    ],
    ['a fault of one file', folder(brazil({ TIME_ZONE: 'Brasília' })), ['brazil.env: TIME_ZONE']],
    ['what is missing in one', folder(brazil({ SECRET: 'short' })), ['brazil.env: SECRET']],
    [
      'all of them at once',
      folder({ 'brazil.env': { ...BRAZIL, AGENTS: 'Rui' }, 'spain.env': { ...SPAIN, IMAP_URL: '' }, 'c.env': '' }),
      ['brazil.env: AGENTS', 'c.env: MAILBOX_ADDRESS', 'c.env: IMAP_URL', 'spain.env: IMAP_URL'],
    ],
  ])('%s', (_, env, expected) => {
    expect(mistakes(env)).toEqual(expected)
  })

  test('a file that cannot be read, and a folder that is named and not there', () => {
    const env = folder(both)
    mkdirSync(join(env['MAILBOXES_DIR'] ?? '', 'chile.env'))
    expect(mistakes(env)).toEqual(['chile.env'])
    expect(mistakes({ ...SHARED, ...SPAIN, MAILBOXES_DIR: join(HOME, 'nowhere') })).toEqual(['MAILBOXES_DIR'])
  })

  test('a line of a file that mailboxes share is said once', () => {
    mkdirSync(join(HOME, 'store'))
    writeFileSync(join(HOME, 'store', 'policies.yaml'), 'nonsense: 1\n')
    try {
      const { problems = [] } = readInstallation(folder(both), NOW)
      expect(problems.map(({ name }) => name.replace(/^.*\//, ''))).toEqual(['policies.yaml:1'])
    } finally {
      rmSync(join(HOME, 'store'), { recursive: true })
    }
  })

  test('start is told of all, each with its file', () => {
    const env = folder(brazil({ AGENTS: 'Rui', TIME_ZONE: 'Brasília' }))
    const io = { out: () => undefined, err: () => undefined, env }
    expect(() => configuredInstallation(io, NOW)).toThrow(UsageError)
    expect(() => configuredInstallation(io, NOW)).toThrow(
      /2 variables are[\s\S]*brazil\.env: AGENTS[\s\S]*brazil\.env: TIME_ZONE/,
    )
  })
})

describe('which mailbox a command is about', () => {
  const env = folder({ 'brazil.env': BRAZIL, 'spain.env': SPAIN })
  test.each([
    ['its address', 'AYUDA@sol.example', 'ayuda@sol.example'],
    ['its file', 'brazil', 'ajuda@sol.example'],
  ])('%s', (_, named, address) => {
    expect(environmentOf(env, named).env['MAILBOX_ADDRESS']).toBe(address)
  })
  test.each([
    ['none', undefined],
    ['another', 'chile'],
    ['nothing', ''],
  ])('%s is refused with those there are', (_, named) => {
    expect(() => environmentOf(env, named)).toThrow(/brazil <ajuda@sol\.example>, spain <ayuda@sol\.example>/)
  })
  test('the only one needs no name', () => {
    expect(environmentOf(folder({ 'spain.env': SPAIN }), undefined).name).toBe('spain')
  })
})
