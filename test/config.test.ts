import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { type Config, readConfig } from '../src/config/config.ts'
import type { ConfigProblem } from '../src/config/config-problem.ts'
import { Secret } from '../src/config/secret.ts'
import { type Environment, VARIABLES } from '../src/config/variables.ts'

const NOW = Date.parse('2026-11-22T12:00Z')
const SECRET = 'a-secret-of-more-than-thirty-two-characters'
const GOOD: Environment = {
  SECRET,
  MAILBOX_ADDRESS: 'Incidencias@Store.example',
  SMTP_URL: 'smtps://ana:canary-smtp@smtp.store.example',
  IMAP_URL: 'imaps://box%40store.example:canary-imap@imap.store.example/Support%20Box',
}

const config = (env: Environment): Config => {
  const result = readConfig({ ...GOOD, ...env }, NOW)
  if (result.config === undefined) throw new Error(JSON.stringify(result.problems))
  return result.config
}
const problems = (env: Environment): readonly ConfigProblem[] => readConfig({ ...GOOD, ...env }, NOW).problems ?? []

describe('what is enough', () => {
  test('the four required variables, with everything else by default', () => {
    const all = config({})
    expect(all.store).toMatchObject({
      name: 'Our store',
      mailbox: 'incidencias@store.example',
      defaultLanguage: 'en',
      agents: [],
      managers: [],
      plusAddressing: true,
      catchupAfterMs: 86_400_000,
      replyDelayMs: 0,
    })
    expect(all.store.calendar.timeZone).toBe('UTC')
    expect(all.store.calendar.week.map((hours) => hours.length)).toEqual([0, 1, 1, 1, 1, 1, 0])
    expect(all.imap?.url.reveal()).toBe(GOOD['IMAP_URL'])
    expect(all.imap?.after).toEqual({ kind: 'seen' })
    expect(all.imap?.password.reveal()).toBe('canary-imap')
    expect(all.smtp.login?.user).toBe('ana')
    expect(all.smtp.login?.password.reveal()).toBe('canary-smtp')
    expect(all.database.url).toBeUndefined()
    expect(all.handoverAt).toEqual([14 * 60])
    expect(all.logLevel).toBe('info')
  })

  test('the result cannot be changed', () => {
    const all = config({ AGENTS: 'Ana <ana@x.example>' })
    expect(Object.isFrozen(all)).toBe(true)
    expect(Object.isFrozen(all.store.agents[0])).toBe(true)
    expect(Object.isFrozen(all.store.calendar.week[1])).toBe(true)
  })

  test('LMTP_LISTEN instead of IMAP_URL', () => {
    const all = config({ IMAP_URL: '', LMTP_LISTEN: 'unix:/run/incidencias.sock' })
    expect(all.imap).toBeUndefined()
    expect(all.lmtpListen).toEqual({ path: '/run/incidencias.sock' })
    expect(all.warnings.join()).not.toContain('LMTP')
  })

  test.each([
    ['unix:/run/incidencias/lmtp.sock', 'nothing'],
    ['127.0.0.1:2424', 'nothing'],
    ['localhost:2424', 'nothing'],
    ['[::1]:2424', 'nothing'],
    ['10.0.3.4:2424', 'a warning'],
    ['192.168.1.9:24', 'a warning'],
    ['[fd00::5]:2424', 'a warning'],
    ['0.0.0.0:2424', 'a warning'],
    ['mail.internal:2424', 'a warning'],
    ['203.0.113.5:2424', 'a refusal'],
    ['[2001:db8::1]:2424', 'a refusal'],
    ['172.32.0.1:2424', 'a refusal'],
  ])('LMTP at %s brings %s', (LMTP_LISTEN, expected) => {
    const { config: all, problems = [] } = readConfig({ ...GOOD, LMTP_LISTEN }, NOW)
    const found = problems.some(({ name }) => name === 'LMTP_LISTEN')
      ? 'a refusal'
      : all?.warnings.some((warning) => warning.startsWith('LMTP_LISTEN'))
        ? 'a warning'
        : 'nothing'
    expect(found).toBe(expected)
  })
})

describe('good values', () => {
  test.each<[string, Environment, (all: Config) => unknown, unknown]>([
    ['the name of the store', { STORE_NAME: ' Tienda Sol ' }, (all) => all.store.name, 'Tienda Sol'],
    ['a language', { DEFAULT_LANGUAGE: 'PL' }, (all) => all.store.defaultLanguage, 'pl'],
    ['no variants of languages', {}, (all) => all.store.variants, []],
    ['a variant of a language', { LANGUAGE_VARIANTS: ' pt-pt,' }, (all) => all.store.variants, ['pt-PT']],
    ['a time zone', { TIME_ZONE: 'Europe/Madrid' }, (all) => all.store.calendar.timeZone, 'Europe/Madrid'],
    [
      'hours with a long lunch and a Saturday morning',
      { BUSINESS_HOURS: 'Mon-Fri 09:00-14:00,16:00-20:00; Sat 10:00-14:00' },
      (all) => [all.store.calendar.week[0], all.store.calendar.week[5], all.store.calendar.week[6]],
      [
        [],
        [
          { from: 540, to: 840 },
          { from: 960, to: 1200 },
        ],
        [{ from: 600, to: 840 }],
      ],
    ],
    [
      'days over the end of the week, around the clock',
      { BUSINESS_HOURS: 'Sat-Mon 00:00-24:00' },
      (all) => all.store.calendar.week.map((hours) => hours[0]?.to ?? 0),
      [1440, 1440, 0, 0, 0, 0, 1440],
    ],
    [
      'the holidays of a country',
      { HOLIDAYS: 'ES' },
      (all) =>
        ['2026-12-25', '2026-05-02', '2027-01-06', '2026-12-24'].map((day) => all.store.calendar.holidays.has(day)),
      [true, false, true, false],
    ],
    ['the holidays of a region', { HOLIDAYS: 'es-md' }, (all) => all.store.calendar.holidays.has('2026-05-02'), true],
    [
      'agents with language and categories',
      { AGENTS: 'Ana <ANA@x.example>; "Rui" <rui@x.example> pt delivery,checkout; eva@x.example pl;' },
      (all) => all.store.agents,
      [
        { address: 'ana@x.example', name: 'Ana', categories: [] },
        { address: 'rui@x.example', name: 'Rui', language: 'pt', categories: ['delivery', 'checkout'] },
        { address: 'eva@x.example', name: 'eva', language: 'pl', categories: [] },
      ],
    ],
    [
      'agents of an international domain, however it is written',
      { AGENTS: 'Ida <ida@xn--tinda-csa.example>; Leo <leo@TIÉNDA.example>' },
      (all) => all.store.agents.map((agent) => agent.address),
      ['ida@tiénda.example', 'leo@tiénda.example'],
    ],
    ['a manager', { MANAGERS: 'Marta <marta@x.example> es' }, (all) => all.store.managers[0]?.language, 'es'],
    [
      'old secrets',
      { SECRET_PREVIOUS: `${'b'.repeat(32)}, ${'c'.repeat(40)}` },
      (all) => all.secrets.previous.length,
      2,
    ],
    [
      'moving mail away',
      { IMAP_AFTER: 'move:Done/2026' },
      (all) => all.imap?.after,
      { kind: 'move', folder: 'Done/2026' },
    ],
    ['leaving mail alone', { IMAP_AFTER: 'keep' }, (all) => all.imap?.after, { kind: 'keep' }],
    [
      'a password with odd characters',
      { IMAP_URL: 'imap://box@imap.x.example', IMAP_PASSWORD: 'p@ss/w:ö#d' },
      (all) => all.imap?.password.reveal(),
      'p@ss/w:ö#d',
    ],
    ['a server without login', { SMTP_URL: 'smtp://127.0.0.1:1025' }, (all) => all.smtp.login, undefined],
    [
      'a server without TLS',
      { SMTP_URL: 'smtp://h:25?tls=none' },
      (all) => all.smtp.url.reveal(),
      'smtp://h:25?tls=none',
    ],
    ['a rate', { SMTP_RATE: '60/min' }, (all) => all.smtp.rate, { count: 60, perMs: 60_000 }],
    ['a database', { DATABASE_URL: 'postgres://u:p@h/db' }, (all) => all.database.url?.reveal(), 'postgres://u:p@h/db'],
    ['a folder', { DATA_DIR: '/var/lib/incidencias' }, (all) => all.dataDir, '/var/lib/incidencias'],
    ['where to serve health', { HTTP_LISTEN: '[::1]:8080' }, (all) => all.httpListen, { host: '::1', port: 8080 }],
    ['no plus addressing', { PLUS_ADDRESSING: 'off' }, (all) => all.store.plusAddressing, false],
    ['a trusted server', { TRUSTED_AUTHSERV_ID: 'mx.x.example' }, (all) => all.store.trustedAuthservId, 'mx.x.example'],
    ['catching up', { CATCHUP_AFTER: '2d' }, (all) => all.store.catchupAfterMs, 172_800_000],
    ['time to change one’s mind', { REPLY_DELAY: '90s' }, (all) => all.store.replyDelayMs, 90_000],
    ['the shift change', { HANDOVER_AT: '7:30' }, (all) => all.handoverAt, [450]],
    ['several, in the order of the day', { HANDOVER_AT: '20:00, 14:00,20:00' }, (all) => all.handoverAt, [840, 1200]],
    [
      'order numbers',
      { ORDER_PATTERN: '\\b(PED-[0-9]{6})\\b' },
      (all) => all.store.orderPattern,
      '\\b(PED-[0-9]{6})\\b',
    ],
    ['the level of the log', { LOG_LEVEL: 'debug' }, (all) => all.logLevel, 'debug'],
  ])('%s', (_, env, read, expected) => {
    expect(read(config(env))).toEqual(expected)
  })
})

describe('bad values', () => {
  test.each<[string, string]>([
    ['STORE_NAME', 'Sol <script>'],
    ['MAILBOX_ADDRESS', 'incidencias'],
    ['SECRET', 'too short'],
    ['SECRET_PREVIOUS', `${'b'.repeat(32)},short`],
    ['SECRET_PREVIOUS', SECRET],
    ['IMAP_URL', 'https://imap.x.example'],
    ['IMAP_URL', 'imaps://imap.x.example'],
    ['IMAP_URL', 'imaps://box:pass@imap.x.example:port'],
    ['IMAP_PASSWORD', 'a second one'],
    ['IMAP_AFTER', 'move:'],
    ['IMAP_AFTER', 'archive'],
    ['SMTP_URL', 'smtp.x.example'],
    ['SMTP_URL', 'smtp://h?tls=maybe'],
    ['SMTP_PASSWORD', 'a second one'],
    ['SMTP_RATE', '60'],
    ['SMTP_RATE', '0/min'],
    ['AGENTS', 'Ana'],
    ['AGENTS', 'Ana <ana@x.example> es nonsense'],
    ['AGENTS', 'Ana <ana@x.example>; Ana again <ana@x.example>'],
    ['AGENTS', 'Ida <ida@xn--tinda-csa.example>; Ida again <ida@tiénda.example>'],
    ['AGENTS', 'Ana <ana@x.example>; Ana <ANA@X.example>'],
    ['AGENTS', 'Us <incidencias@store.example>'],
    ['MANAGERS', 'Marta <marta>'],
    ['DEFAULT_LANGUAGE', 'nl'],
    ['LANGUAGE_VARIANTS', 'pt-PT, pt-AO'],
    ['TIME_ZONE', 'Madrid'],
    ['BUSINESS_HOURS', 'Mon-Fri'],
    ['BUSINESS_HOURS', 'Lun-Vie 09:00-18:00'],
    ['BUSINESS_HOURS', 'Mon 09:00-08:00'],
    ['BUSINESS_HOURS', 'Mon 09:00-12:00,11:00-13:00'],
    ['BUSINESS_HOURS', ';'],
    ['HOLIDAYS', 'Spain'],
    ['HOLIDAYS', 'ES-XX'],
    ['HANDOVER_AT', '25:00'],
    ['CATCHUP_AFTER', 'a day'],
    ['REPLY_DELAY', '10'],
    ['PLUS_ADDRESSING', 'perhaps'],
    ['TRUSTED_AUTHSERV_ID', 'mx x'],
    ['ORDER_PATTERN', 'PED-[0-9]+'],
    ['ORDER_PATTERN', '(PED'],
    ['DATABASE_URL', 'mysql://h/db'],
    ['LMTP_LISTEN', '2424'],
    ['HTTP_LISTEN', '127.0.0.1:99999'],
    ['LOG_LEVEL', 'loud'],
  ])('%s=%s is refused with what is expected', (name, value) => {
    const found = problems({ [name]: value })
    expect(found.map((problem) => problem.name)).toEqual([name])
    expect(found[0]?.expected).not.toBe('')
  })

  test('a user without a password', () => {
    expect(problems({ IMAP_URL: 'imaps://box@imap.x.example' }).map((problem) => problem.name)).toEqual([
      'IMAP_PASSWORD',
    ])
  })

  test('all problems are told at once, each with what was found', () => {
    const { problems: found } = readConfig({ SECRET: 'short', TIME_ZONE: 'Madrid', REPLY_DELAY: 'soon' }, NOW)
    expect(found?.map((problem) => [problem.name, problem.found])).toEqual([
      ['MAILBOX_ADDRESS', 'nothing'],
      ['SECRET', '[secret, 5 characters]'],
      ['SMTP_URL', 'nothing'],
      ['TIME_ZONE', '"Madrid"'],
      ['REPLY_DELAY', '"soon"'],
      ['IMAP_URL', 'nothing'],
    ])
  })
})

describe('secrets', () => {
  test.each([
    ['IMAP_URL', 'imaps://box:canary@host:port'],
    ['IMAP_URL', 'imaps://box:can/ary@host'],
    ['IMAP_URL', 'imaps://box:12/canary@host?x=1'],
    ['IMAP_URL', 'http://BOX:1/canary@host'],
    ['SMTP_URL', 'box:canary@host'],
    ['SMTP_URL', 'canary'],
    ['SMTP_URL', 'http://box:canary@host/'],
    ['DATABASE_URL', 'mysql://box:canary@host/db?password=canary'],
    ['DATABASE_URL', 'mysql://host/db?password=canary'],
    ['IMAP_PASSWORD', 'canary'],
    ['SECRET', 'canary'],
    ['SECRET_PREVIOUS', 'canary,canary'],
  ])('%s=%s does not show it in a problem', (name, value) => {
    const found = problems({ [name]: value })
    expect(found).toHaveLength(1)
    expect(JSON.stringify(found)).not.toContain('canary')
  })

  test('a configuration can be printed and logged', () => {
    const all = config({ DATABASE_URL: 'postgres://u:canary-db@h/db', SECRET_PREVIOUS: 'canary'.repeat(6) })
    const printed = `${inspect(all, { depth: 9, showHidden: true })} ${JSON.stringify(all)}`
    expect(printed).not.toContain('canary')
    expect(printed).not.toContain(SECRET)
  })

  test('a secret prints as [secret] in every way', () => {
    const secret = new Secret('canary')
    expect([
      `${secret}`,
      String(secret),
      ''.concat(secret as never),
      JSON.stringify(secret),
      inspect(secret),
      inspect({ secret }),
    ]).toEqual(['[secret]', '[secret]', '[secret]', '"[secret]"', '[secret]', '{ secret: [secret] }'])
    expect(secret.reveal()).toBe('canary')
  })
})

test('every variable says in one sentence what it means', () => {
  for (const [name, variable] of Object.entries(VARIABLES)) {
    expect(variable.meaning, name).toMatch(/^[A-Z].*\.$/)
    expect(variable.expected, name).not.toMatch(/\.$/)
  }
})
