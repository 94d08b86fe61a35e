import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lessonToLine } from '../src/cli/lesson-file.ts'
import { run } from '../src/cli/run.ts'
import { FEATURES_KIND } from '../src/domain/classify/model/lessons.ts'
import { type Hoodiecrow, startHoodiecrow } from './support/hoodiecrow.ts'
import { type SmtpSink, startSmtpSink } from './support/smtp-sink.ts'

let directory = ''
let imap: Hoodiecrow
let smtp: SmtpSink
let env: Readonly<Record<string, string>> = {}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'incidencias-cli-servers-'))
  // The embedded server runs as another user when we are root.
  await chmod(directory, 0o755)
  imap = await startHoodiecrow()
  smtp = await startSmtpSink({ size: 20_000_000 })
  env = {
    SECRET: 'a-secret-of-more-than-thirty-two-characters',
    MAILBOX_ADDRESS: 'incidencias@store.example',
    AGENTS: 'Ana <ana@store.example>',
    TIME_ZONE: 'Europe/Madrid',
    IMAP_URL: `imap://${imap.user}@${imap.host}:${imap.port}/INBOX?tls=none`,
    IMAP_PASSWORD: imap.password,
    SMTP_URL: `smtp://${smtp.host}:${smtp.port}`,
    DATA_DIR: join(directory, 'data'),
    LOG_LEVEL: 'silent',
  }
}, 60_000)
afterAll(async () => {
  await imap.close()
  await smtp.close()
  await rm(directory, { recursive: true, force: true })
})

async function incidencias(args: readonly string[], more: Readonly<Record<string, string>> = {}) {
  const out: string[] = []
  const err: string[] = []
  const io = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
    env: { ...env, ...more },
  }
  const code = await run(args, io)
  return { code, out: out.join('\n'), err: err.join('\n') }
}

const mail = (n: number) =>
  `From: Eva <eva${n}@example.com>\r\nTo: incidencias@store.example\r\nSubject: Where is my order ${n}?\r\n` +
  `Message-ID: <cli-${n}@example.com>\r\nDate: Mon, 2 Mar 2026 09:00:00 +0000\r\n\r\nIt should have been here by now.\r\n`

describe('against servers that run', () => {
  test('the doctor finds everything in order and changes nothing', async () => {
    imap.append(mail(1))
    const { code, out } = await incidencias(['doctor'])
    expect(out).toContain('ok    Database: PostgreSQL 18')
    expect(out).toContain('ok    IMAP: logged in, INBOX holds 1 mails')
    expect(out).toContain('ok    IMAP: new mail is announced (IDLE)')
    expect(out).toContain('ok    SMTP: connected, no login asked for')
    expect(out).toContain('ok    SMTP: mails up to 20 MB')
    expect(out).toContain('ok    Templates')
    expect(out).toContain('ok    Understanding: the model loads')
    expect(out).not.toContain('FAIL')
    expect(code).toBe(0)
    expect(imap.mails()[0]?.flags).toEqual([])
    expect(smtp.received).toEqual([])
  }, 120_000)

  test('migrate, and then the doctor has nothing to run', async () => {
    expect(await incidencias(['migrate'])).toMatchObject({ code: 0, err: '' })
    expect((await incidencias(['doctor'])).out).toContain('ok    Database: all migrations are done')
  }, 120_000)

  test('ledger takes in what is missing, and finds it there the second time', async () => {
    imap.append(mail(2))
    const first = await incidencias(['ledger', '--json'])
    expect(first.code, first.err).toBe(0)
    expect(JSON.parse(first.out)).toMatchObject({ adds: true, server: { there: 2, missing: 2, taken: 2 } })
    const second = await incidencias(['ledger'])
    expect(second.out).toContain('2 received: all accounted for')
    expect(second.out).toContain('2 mails in INBOX, 0 of them missing here')
    expect(second.out).toContain('No difference.')
    expect(second.code).toBe(0)
  }, 120_000)

  test('quarantine says that it is empty, and what it does not have', async () => {
    expect((await incidencias(['quarantine', 'list'])).out).toBe('No mail is in quarantine.')
    expect(await incidencias(['quarantine', 'show', '7'])).toMatchObject({ code: 2, out: '' })
    expect((await incidencias(['quarantine', 'retry'])).out).toContain('0 put back in line')
  }, 120_000)

  test('what was learned is taken in once, shown, written out as it came, and forgotten', async () => {
    expect((await incidencias(['learned'])).out).toContain('Nothing was corrected yet')
    const [from, to] = [join(directory, 'from.jsonl'), join(directory, 'to.jsonl')]
    const lesson = lessonToLine({
      category: 'checkout',
      topic: 'coupon',
      guess: { category: 'delivery', topic: 'late', sure: true },
      language: 'es',
      at: Date.UTC(2026, 2, 2),
      features: { kind: FEATURES_KIND, bytes: Uint8Array.of(1, 2, 3, 4) },
    })
    await writeFile(from, `${lesson}\n\n`)
    const first = await incidencias(['learned', '--import', from])
    expect(first.out).toContain('1 of 1 corrections were new.')
    expect(first.out).toContain('1  es  delivery to checkout')
    expect(first.out).toMatch(/Of \d+ mails that nobody learns from/)
    expect((await incidencias(['learned', '--import', from])).out).toContain('0 of 1 corrections were new.')
    expect(await incidencias(['learned', '--export', to])).toMatchObject({ code: 0, out: '' })
    expect(await readFile(to, 'utf8')).toBe(`${lesson}\n`)
    await writeFile(from, `${lesson}\n{"category":"delivery"}\n`)
    expect(await incidencias(['learned', '--import', from])).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/line 2: expected .*Nothing was imported/),
    })
    expect((await incidencias(['learned', '--reset', '--yes'])).out).toContain('1 corrections forgotten')
    expect((await incidencias(['learned'])).out).toContain('Nothing was corrected yet')
  }, 240_000)
})

describe('against servers that are not there', () => {
  test('the doctor names each and how to mend it, and does not stop at the first', async () => {
    const { code, out } = await incidencias(['doctor'], {
      IMAP_PASSWORD: 'canary',
      SMTP_URL: 'smtp://127.0.0.1:1',
      DATABASE_URL: 'postgres://ana:canary@127.0.0.1:1/none',
    })
    expect(code).toBe(1)
    expect(out).toMatch(/FAIL {2}Database: .*\n {6}Check DATABASE_URL/)
    expect(out).toMatch(/FAIL {2}IMAP: the login was refused\n {6}Check the user in IMAP_URL/)
    expect(out).toMatch(/FAIL {2}SMTP: .*\n {6}Check host and port in SMTP_URL/)
    expect(out).toContain('3 to mend')
    expect(out).not.toContain('canary')
  }, 120_000)

  test('a command ends with 1, says which server and that nothing was lost', async () => {
    const { code, err } = await incidencias(['ledger'], { IMAP_URL: 'imap://ana@127.0.0.1:1' })
    expect(code).toBe(1)
    expect(err).toMatch(/^imap: .*\nNothing was lost: .*\nNext: npm run incidencias -- doctor$/)
  }, 120_000)

  test('where it happened is shown at LOG_LEVEL=debug only', async () => {
    const { err } = await incidencias(['ledger'], {
      DATABASE_URL: 'postgres://a:canary@127.0.0.1:1/n',
      LOG_LEVEL: 'debug',
    })
    expect(err).toContain('failures.ts')
    expect(err).not.toContain('canary')
  }, 120_000)
})
