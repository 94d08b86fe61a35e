/** Tokens at work: a real database, a provider that remembers, Dovecot and a mail server that ask it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createCredentials } from '../../src/adapters/db/credentials.ts'
import { createMailboxes } from '../../src/adapters/db/mailboxes.ts'
import { inspectImap } from '../../src/adapters/inlet/inspect-imap.ts'
import { imapOptionsFromUrl } from '../../src/adapters/inlet/url.ts'
import { createTokenProvider } from '../../src/adapters/oauth/provider.ts'
import { createVault } from '../../src/adapters/seal/vault.ts'
import { inspectSmtp } from '../../src/adapters/smtp/inspect-smtp.ts'
import { createMailSender } from '../../src/adapters/smtp/send-mail.ts'
import { smtpOptionsFromUrl } from '../../src/adapters/smtp/url.ts'
import { type CredentialDeps, createTokenLogin, keepConsent } from '../../src/app/credentials.ts'
import { TokenRefused } from '../../src/app/ports.ts'
import { anOutboxMail } from '../support/a-mail.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { type Dovecot, hasDovecot, startDovecot } from '../support/dovecot.ts'
import { memoryLog } from '../support/memory-ports.ts'
import {
  dovecotWithTokens,
  startProvider,
  startTokenSink,
  type TestProvider,
  type TokenSink,
  tokenSettings,
} from '../support/oauth-provider.ts'

const SECRET = 'a secret for tests that is long enough'
const isThere = hasDovecot()
let database: FreshDatabase
let mock: TestProvider
let sink: TokenSink
let dovecot: Dovecot | undefined
let folder: string
let workers = 0
const log = memoryLog()

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'oauth-'))
  const settings = join(folder, 'dovecot-oauth2.conf')
  ;[database, mock] = await Promise.all([freshDatabase(), startProvider()])
  writeFileSync(settings, tokenSettings(mock))
  ;[sink, dovecot] = await Promise.all([startTokenSink(mock), startDovecot(dovecotWithTokens(settings))])
})
afterAll(async () => {
  await Promise.all([sink.close(), dovecot?.dispose(), mock.close(), database.drop()])
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  Object.assign(mock, { lifeS: 3_600, account: 'store', rotates: false })
  mock.script.length = 0
  await consent()
  mock.asked.length = 0
  sink.logins = 0
})
afterEach(() => {
  sink.refuses = undefined
})

function worker(
  changes: Partial<CredentialDeps> = {},
  secrets: readonly [string, ...string[]] = [SECRET],
): CredentialDeps {
  const [current, ...previous] = secrets
  workers += 1
  return {
    credentials: createCredentials(database.db),
    provider: createTokenProvider({ of: { kind: 'issuer', url: mock.issuer }, clientId: 'client', clientSecret: 's' }),
    vault: createVault(current, previous),
    mailbox: { id: database.mailbox, address: 'incidencias@shop.example' },
    holder: `worker-${workers}`,
    log,
    asApplication: false,
    command: 'npm run incidencias -- authorize',
    ...changes,
  }
}

async function consent(deps = worker()): Promise<void> {
  const asked = await deps.provider.byBrowser('http://127.0.0.1:9/')
  const response = await fetch(asked.address, { redirect: 'manual' })
  const granted = await asked.redeem(new URL(response.headers.get('location') ?? ''))
  if (granted) await keepConsent(deps, granted)
}

const troubles = () => createCredentials(database.db).troubles(database.mailbox)
const sql = (text: string) => database.db.run({ name: '', text }, [])
/** The access token has this long to go, of an hour. */
const endsIn = (seconds: number) =>
  sql(`update credential set access_expires_at = clock_timestamp() + interval '${seconds} s',
    access_obtained_at = clock_timestamp() + interval '${seconds - 3_600} s'`)
/** The back-off is over. */
const later = () => sql('update credential_trouble set next_try_at = clock_timestamp()')
const takes = async (token: string) => {
  if (!mock.isGood(token)) throw new TokenRefused({ json: { status: 'invalid_token' } })
  return token
}

describe('a token', () => {
  test('is used again while it lasts', async () => {
    const tokens = createTokenLogin(worker())
    expect(await tokens.use('imap', takes)).toBe(await createTokenLogin(worker()).use('smtp', takes))
    expect(mock.asked).toEqual([])
  })

  test('is renewed before it ends', async () => {
    await endsIn(200)
    await createTokenLogin(worker()).use('imap', takes)
    expect(mock.asked).toEqual(['refresh_token'])
  })

  test('is renewed by one of many workers, and the rotated refresh token is what the next one uses', async () => {
    mock.rotates = true
    await endsIn(-1)
    const used = await Promise.all(Array.from({ length: 6 }, () => createTokenLogin(worker()).use('imap', takes)))
    expect(new Set(used).size).toBe(1)
    expect(mock.asked).toEqual(['refresh_token'])
    await endsIn(-1)
    await createTokenLogin(worker()).use('imap', takes)
    expect(mock.asked).toEqual(['refresh_token', 'refresh_token'])
    expect(await troubles()).toEqual([])
  })

  test('that lasts a while is used while the provider is away, and then it is asked again', async () => {
    await endsIn(200)
    mock.script.push({ status: 503, body: {} })
    await createTokenLogin(worker()).use('imap', takes)
    await createTokenLogin(worker()).use('imap', takes)
    expect(mock.asked).toHaveLength(1)
    await later()
    await createTokenLogin(worker()).use('imap', takes)
    expect(mock.asked).toHaveLength(2)
    expect(await troubles()).toEqual([])
  })

  test('that ended leaves a temporary failure while the provider is away, and nobody hammers it', async () => {
    await endsIn(-1)
    mock.script.push({ status: 500, body: {} })
    const login = () => createTokenLogin(worker()).use('imap', takes)
    await expect(login()).rejects.toMatchObject({ where: 'imap', lasting: 'temporary' })
    await expect(login()).rejects.toThrow(/could not be reached a moment ago/)
    expect(mock.asked).toHaveLength(1)
  })

  test('of a worker that died while renewing is renewed by another one', async () => {
    await endsIn(-1)
    await sql("update credential set renewed_by = 'dead', renewal_until = clock_timestamp() + interval '300 ms'")
    await createTokenLogin(worker()).use('imap', takes)
    expect(mock.asked).toEqual(['refresh_token'])
  })

  test('is judged by the clock of the database, not by one that is an hour off', async () => {
    const { now } = Date
    Date.now = () => now() + 3_600_000
    try {
      await createTokenLogin(worker()).use('imap', async () => undefined)
    } finally {
      Date.now = now
    }
    expect(mock.asked).toEqual([])
  })
})

describe('what is stored', () => {
  test('holds no token that can be read', async () => {
    const { rows } = await sql('select refresh_token, access_token from credential')
    const text = JSON.stringify(rows) + rows.map((row) => Object.values(row).map(String).join()).join()
    for (const token of mock.given) expect(text).not.toContain(token)
  })

  test('opens with an earlier SECRET, and is sealed with the new one then', async () => {
    const next = 'another secret for tests, long enough'
    await createTokenLogin(worker({}, [next, SECRET])).use('imap', takes)
    await endsIn(-1)
    await createTokenLogin(worker({}, [next, SECRET])).use('imap', takes)
    await endsIn(-1)
    await createTokenLogin(worker({}, [next])).use('imap', takes)
    expect(await troubles()).toEqual([])
  })

  test('opens with no other SECRET', async () => {
    await expect(createTokenLogin(worker({}, ['x'.repeat(32)])).use('imap', takes)).rejects.toThrow(/SECRET/)
    expect(await troubles()).toMatchObject([{ door: 'renewal', reason: 'unreadable' }])
  })

  test('opens for no other mailbox, and for no other client', async () => {
    const other = await createMailboxes(database.db).ensure('other@shop.example')
    await sql(`insert into credential select ${other}, issued_to, refresh_token, null, access_token, access_obtained_at,
      access_expires_at, 1, now() from credential where mailbox_id = ${database.mailbox}`)
    const thief = worker({ mailbox: { id: other, address: 'other@shop.example' } })
    await expect(createTokenLogin(thief).use('imap', takes)).rejects.toThrow(/cannot be read/)
    const provider = createTokenProvider({ of: { kind: 'issuer', url: mock.issuer }, clientId: 'another' })
    await expect(createTokenLogin(worker({ provider })).use('imap', takes)).rejects.toThrow(/nobody has consented/)
  })
})

describe('a refusal', () => {
  test('F13: of a token is tried once more with a fresh one', async () => {
    mock.revokeAccess()
    await createTokenLogin(worker()).use('imap', takes)
    expect(mock.asked).toEqual(['refresh_token'])
  })

  test('F13: of a fresh token is noted, and nobody logs in before the back-off ends', async () => {
    let logins = 0
    const never = async () => {
      logins += 1
      throw new TokenRefused({ text: '5.7.139 SmtpClientAuthentication is disabled for the Tenant' })
    }
    const login = () => createTokenLogin(worker()).use('smtp', never)
    await expect(login()).rejects.toMatchObject({ where: 'smtp', lasting: 'permanent' })
    expect(logins).toBe(2)
    expect(await troubles()).toMatchObject([{ door: 'smtp', kind: 'refused', reason: 'switched-off', code: '5.7.139' }])
    await expect(login()).rejects.toThrow(/switched off/)
    expect(logins).toBe(2)
    // One look then, and a longer wait.
    await later()
    await expect(login()).rejects.toMatchObject({ lasting: 'permanent' })
    expect(logins).toBe(3)
    expect((await troubles())[0]?.waitMs).toBeGreaterThan(60_000)
    expect(mock.asked).toEqual(['refresh_token'])
    // The other door is open all the while, and whoever mended this one need not wait.
    await createTokenLogin(worker()).use('imap', takes)
    await createTokenLogin(worker(), { impatient: true }).use('smtp', takes)
    expect(await troubles()).toEqual([])
  })

  test('F13: of the consent is noted once, the provider is left in peace, and a new consent mends it', async () => {
    mock.revokeConsent()
    mock.revokeAccess()
    const login = () => createTokenLogin(worker()).use('imap', takes)
    await expect(login()).rejects.toMatchObject({ lasting: 'permanent', message: expect.stringContaining('authorize') })
    await expect(login()).rejects.toThrow(/invalid_grant/)
    await expect(login()).rejects.toThrow(/invalid_grant/)
    expect(mock.asked).toEqual(['refresh_token'])
    await consent()
    await login()
    expect(await troubles()).toEqual([])
  })
})

test('S29: no token is in any line of the log', () => {
  const lines = JSON.stringify(log)
  for (const token of mock.given) expect(lines).not.toContain(token)
})

describe('a mail server that takes tokens', () => {
  const access = () => smtpOptionsFromUrl(new URL(`smtp://store@127.0.0.1:${sink.port}`))
  const sender = () => createMailSender({ ...access(), tokens: createTokenLogin(worker()), logger: memoryLog() })

  test('gets mail, over connections that outlive their token, and over new ones', async () => {
    const one = sender()
    expect(await one.send(anOutboxMail(1), [])).toMatchObject({ kind: 'sent' })
    mock.revokeAccess()
    expect(await one.send(anOutboxMail(2), [])).toMatchObject({ kind: 'sent' })
    sink.hangUp()
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await one.send(anOutboxMail(3), [])).toMatchObject({ kind: 'sent' })
    expect(mock.asked).toEqual(['refresh_token'])
    await one.close()
  })

  test('that refuses says why in words of ours, and neither host nor token is named', async () => {
    sink.refuses =
      '5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant [mail.host.example]'
    const one = sender()
    const error: unknown = await one.send(anOutboxMail(4), []).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ where: 'smtp', lasting: 'permanent', message: expect.stringContaining('5.7.139') })
    expect(String(error)).not.toContain('host.example')
    const { logins } = sink
    await expect(one.verify()).rejects.toMatchObject({ where: 'smtp' })
    expect(sink.logins).toBe(logins)
    await one.close()
  })

  test('is looked at by the doctor', async () => {
    expect(await inspectSmtp({ ...access(), tokens: createTokenLogin(worker()) })).toMatchObject({ loggedIn: true })
  })
})

describe.runIf(isThere)('Dovecot, which asks the provider about tokens', () => {
  const access = () => imapOptionsFromUrl(new URL(`imap://store@127.0.0.1:${dovecot?.port}`))

  test('lets in with a good one, and after a refusal with a fresh one', async () => {
    expect(await inspectImap({ ...access(), tokens: createTokenLogin(worker()) })).toMatchObject({ folder: 'INBOX' })
    mock.revokeAccess()
    expect(await inspectImap({ ...access(), tokens: createTokenLogin(worker()) })).toMatchObject({ folder: 'INBOX' })
    expect(mock.asked).toEqual(['refresh_token'])
  })

  test('refuses the token of another account, and that is told', async () => {
    mock.account = 'somebody-else'
    const look = () => inspectImap({ ...access(), tokens: createTokenLogin(worker()) })
    await expect(look()).rejects.toMatchObject({ where: 'imap', lasting: 'permanent' })
    expect(await troubles()).toMatchObject([{ door: 'imap', kind: 'refused', reason: 'mailbox' }])
  })
})
