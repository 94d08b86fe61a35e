/** A store whose provider takes no passwords: consent, work, a consent that dies, and another one. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { run } from '../../src/cli/run.ts'
import { aMail } from '../support/a-store.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { type Dovecot, hasDovecot, startDovecot } from '../support/dovecot.ts'
import {
  dovecotWithTokens,
  startProvider,
  startTokenSink,
  type TestProvider,
  type TokenSink,
  tokenSettings,
} from '../support/oauth-provider.ts'

const ACCOUNT = 'incidencias@shop.example'
let mock: TestProvider
let sink: TokenSink
let dovecot: Dovecot
let database: FreshDatabase
let folder: string
let env: Record<string, string>
/** All that was ever printed. */
let printed = ''

/** The program with these arguments, in this process. */
async function incidencias(
  args: readonly string[],
  options: { lines?: () => AsyncIterable<string>; onOut?: (text: string) => void } = {},
) {
  let said = ''
  const write = (text: string) => {
    said += `${text}\n`
    printed += text
    options.onOut?.(text)
  }
  const code = await run(args, { out: write, err: write, env, ...(options.lines ? { lines: options.lines } : {}) })
  return { code, said }
}

/** What somebody at a browser does with the address that was printed: agrees, and is led back. */
const agree = (text: string) => {
  const address = /http:\/\/\S+\/authorize\?\S+/.exec(text)?.[0]
  if (address !== undefined) void fetch(address).then((response) => response.text())
}

describe.runIf(hasDovecot())('a mailbox that is entered with tokens', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'oauth-system-'))
    const settings = join(folder, 'dovecot-oauth2.conf')
    ;[mock, database] = await Promise.all([startProvider(), freshDatabase()])
    mock.account = ACCOUNT
    writeFileSync(settings, tokenSettings(mock))
    const started = await startDovecot(dovecotWithTokens(settings))
    if (started === undefined) throw new Error('no Dovecot')
    dovecot = started
    sink = await startTokenSink(mock)
    const user = encodeURIComponent(ACCOUNT)
    env = {
      STORE_NAME: 'Tienda Sol',
      MAILBOX_ADDRESS: ACCOUNT,
      SECRET: 'a secret of the system tests, long enough',
      IMAP_URL: `imap://${user}@127.0.0.1:${dovecot.port}/INBOX`,
      SMTP_URL: `smtp://${user}@127.0.0.1:${sink.port}`,
      OAUTH_PROVIDER: mock.issuer,
      OAUTH_CLIENT_ID: 'store-client',
      OAUTH_CLIENT_SECRET: 'client-secret-canary',
      OAUTH_SECRET_EXPIRES: new Date(Date.now() + 2.5 * 86_400_000).toISOString().slice(0, 10),
      DATABASE_URL: database.url,
      DATA_DIR: folder,
      AGENTS: 'Ana <ana@shop.example> es',
      MANAGERS: 'Marta <marta@shop.example> es',
      WELCOME_AGENTS: 'off',
      LOG_LEVEL: 'silent',
    }
  })
  afterAll(async () => {
    await Promise.all([sink.close(), dovecot.dispose(), mock.close()])
    await database.drop()
    rmSync(folder, { recursive: true, force: true })
  })

  const append = (subject: string) =>
    dovecot.account(ACCOUNT).append(aMail({ from: 'eva@client.example', to: ACCOUNT, subject }))
  const sentAbout = (words: string) => sink.received.filter((mail) => mail.includes(words))

  test('is not entered before somebody consented, and that is said with the command', async () => {
    dovecot.account(ACCOUNT)
    const { code, said } = await incidencias(['once'])
    expect(code).toBe(1)
    expect(said).toContain('nobody has consented yet')
    expect(said).toContain(`authorize --mailbox ${ACCOUNT}`)
  })

  test('is entered by nobody else who consents', async () => {
    mock.account = 'ana@shop.example'
    const { code, said } = await incidencias(['authorize'], { onOut: agree })
    mock.account = ACCOUNT
    expect(code).toBe(1)
    expect(said).toContain(`ana@shop.example consented, but the mailbox is ${ACCOUNT}`)
  })

  test('is entered after a consent in a browser of this machine, and works', async () => {
    const { code, said } = await incidencias(['authorize'], { onOut: agree })
    expect(said).toContain('ok    IMAP: logged in')
    expect(said).toContain('ok    SMTP: logged in')
    expect(code).toBe(0)
    append('Where is my parcel')
    expect((await incidencias(['once'])).code).toBe(0)
    expect(sentAbout('To: eva@client.example')).toHaveLength(1)
    // What nobody could be told of before went out, and that all is well.
    expect(sentAbout('To: Marta')).toHaveLength(3)
  })

  test('F13: is left in peace when the consent dies; people hear of it as soon as they can, and nothing is lost', async () => {
    sink.received.length = 0
    mock.revokeConsent()
    mock.revokeAccess()
    append('Another question')
    const { code, said } = await incidencias(['once'])
    expect(code).toBe(1)
    expect(said).toMatch(/imap: .*the consent has ended or was withdrawn \(invalid_grant\)/)
    expect(said).toMatch(/smtp: .*invalid_grant/)
    const { said: seen, code: mended } = await incidencias(['doctor'])
    expect(mended).toBe(1)
    expect(seen).toContain('FAIL  IMAP')
    expect(seen).toContain('Tokens: consent at localhost')
    expect(seen).toContain('OAUTH_CLIENT_SECRET ends on')
    expect(sink.received).toEqual([])

    // On another machine: the browser shows a page that cannot be opened, and its address is pasted.
    const shown = Promise.withResolvers<string>()
    const lines = async function* () {
      const address = await shown.promise
      const response = await fetch(address, { redirect: 'manual' })
      yield 'what is this'
      yield response.headers.get('location') ?? ''
    }
    const onOut = (text: string) => {
      const address = /http:\/\/\S+\/authorize\?\S+/.exec(text)?.[0]
      if (address !== undefined) shown.resolve(address)
    }
    expect((await incidencias(['authorize', '--flow', 'loopback'], { lines, onOut })).code).toBe(0)
    const after = await incidencias(['once'])
    expect(after).toMatchObject({ code: 0, said: expect.stringContaining('fetched 1') })
    expect(sentAbout('To: Marta')).toHaveLength(2)
  })

  test('S29: no token and no secret was ever printed', () => {
    for (const secret of [...mock.given, 'client-secret-canary']) expect(printed).not.toContain(secret)
  })
})
