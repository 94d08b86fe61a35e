/**
 * Agents, keys and records of the tests of identity, and a store through which their mails go: verified by ourselves against a name server on
 * loopback, or by a trusted server that writes Authentication-Results.
 */
import { expect } from 'vitest'
import { createAuthenticate } from '../../src/adapters/auth/authenticate.ts'
import { tagOf } from '../../src/domain/mail/reference.ts'
import type { Store } from '../../src/domain/store.ts'
import { ANA, type ATestStore, aMail, at, MAILBOX, type MailParts, openTestStore, RUI } from './a-store.ts'
import { type NameServer, openNameServer } from './name-server.ts'
import { ed25519Key, receivedBy, rsaKey, type SignatureParts, signedBy } from './signed-mail.ts'

export const MONDAY = at('2026-03-02T10:00:00+01:00')
const HOUR = 3_600_000
export const DAY = 24 * HOUR
export const MX = 'mx.store.example'
/** The machine that sends for shop.example, and one that sends for nobody. */
export const SHOPS_MACHINE = '192.0.2.10'
export const SOME_MACHINE = '198.51.100.7'

const agent = (address: string, name: string) => ({ address, name, language: 'en', categories: [] }) as const
export const BEA = agent('bea@strict.example', 'Bea')
export const CLO = agent('clo@slow.example', 'Clo')
export const IDA = agent('ida@tiénda.example', 'Ida')
const AGENTS = [ANA, RUI, BEA, CLO, IDA]

export const KEYS = { good: rsaKey(), evil: rsaKey(), ed: ed25519Key(), r1024: rsaKey(1024), r512: rsaKey(512) }
const GOOD = { txt: KEYS.good.record }
const RECORDS = {
  's1._domainkey.shop.example': GOOD,
  's1._domainkey.mail.shop.example': GOOD,
  'ed._domainkey.shop.example': { txt: KEYS.ed.record },
  'r1024._domainkey.shop.example': { txt: KEYS.r1024.record },
  'r512._domainkey.shop.example': { txt: KEYS.r512.record },
  'revoked._domainkey.shop.example': { txt: 'v=DKIM1; k=rsa; p=' },
  'testing._domainkey.shop.example': { txt: KEYS.good.record.replace('k=rsa', 't=y; k=rsa') },
  'broken._domainkey.shop.example': 'servfail',
  'silent._domainkey.shop.example': 'silence',
  '_dmarc.shop.example': { txt: 'v=DMARC1; p=reject' },
  'shop.example': { txt: `v=spf1 ip4:${SHOPS_MACHINE} -all` },
  's1._domainkey.strict.example': GOOD,
  's1._domainkey.mail.strict.example': GOOD,
  '_dmarc.strict.example': { txt: 'v=DMARC1; p=reject; adkim=s' },
  's1._domainkey.mail.slow.example': GOOD,
  '_dmarc.slow.example': 'servfail',
  '_dmarc.mail.slow.example': 'servfail',
  's1._domainkey.xn--tinda-csa.example': GOOD,
  's1._domainkey.evil.example': { txt: KEYS.evil.record },
  '_dmarc.evil.example': { txt: 'v=DMARC1; p=none' },
  'evil.example': { txt: `v=spf1 ip4:${SOME_MACHINE} -all` },
} as const

/** What becomes of a mail that says `#take`: done, held and asked about, or a stranger's words. */
export type Fate = 'agent' | 'held' | 'stranger' | 'machine'

export type Scene = {
  /** Of the incident the mail is about, and of another one. */
  readonly tag: string
  readonly number: number
  readonly other: number
  readonly shop: ATestStore
  sign(mail: string, parts?: Partial<SignatureParts>): Promise<string>
  /** `#take` from Ana to the plain address, with the tag in its subject. */
  take(parts?: Partial<MailParts>): string
}

export type Case = {
  readonly name: string
  mail(scene: Scene): Promise<string>
  readonly own: Fate
  /** Where the trusted server is asked, when that differs. */
  readonly trusted?: Fate
  readonly machine?: string
  /** The mail brings its Authentication-Results along: no server of ours looked at it. */
  readonly asIs?: true
  readonly by?: (typeof AGENTS)[number]
}

export type IdentityScene = Awaited<ReturnType<typeof openIdentityScene>>

/** A store with all its agents; the clock goes on by itself, hours at a time. */
export async function openIdentityScene(changes: Partial<Store>) {
  const names: NameServer = await openNameServer(RECORDS)
  const authenticate = createAuthenticate({ servers: [names.address], timeoutMs: 1_000 })
  const shop = await openTestStore({ agents: AGENTS, ...changes }, authenticate)
  let now = MONDAY
  let customers = 0

  const signAt = (plain: string, parts: Partial<SignatureParts> = {}) =>
    signedBy(plain, { domain: 'shop.example', selector: 's1', key: KEYS.good, signedAt: now - HOUR, ...parts })

  /** Opens two incidents of two customers; the limits of acknowledgements look at domains. */
  async function opened(): Promise<[number: number, other: number]> {
    customers += 2
    const mails = [customers, customers + 1].map((n) => ({
      from: `eva@c${n}.example.net`,
      text: `Where is order ${700_000 + n}?`,
    }))
    const counts = await shop.receive(now, ...mails)
    expect(counts.opened).toBe(2)
    const rows = await shop.db.ask((k) =>
      k.selectFrom('incident').select('number').orderBy('number', 'desc').limit(2).execute(),
    )
    const [last, other] = rows.map((row) => row.number)
    return [last as number, other as number]
  }

  let lastQuestion = 0
  const newQuestions = async () => {
    const rows = await shop.db.ask((k) =>
      k
        .selectFrom('outbox_mail')
        .select(['id', 'to_address'])
        .where('template', '=', 'was-this-you')
        .where('id', '>', lastQuestion)
        .orderBy('id')
        .execute(),
    )
    lastQuestion = rows.at(-1)?.id ?? lastQuestion
    return rows
  }

  async function fateOf({ mail, machine = SOME_MACHINE, asIs, by = ANA }: Case): Promise<Fate> {
    // Hours apart: questions to one address are limited.
    now += 5 * HOUR
    const [number, other] = await opened()
    const tag = tagOf(shop.seal, MAILBOX, number)
    const written = await mail({
      tag,
      number,
      other,
      shop,
      sign: signAt,
      take: (parts = {}) => aMail({ from: `Ana <${ANA.address}>`, subject: `#take [${tag}]`, text: '', ...parts }),
    })
    const isTrusting = shop.store.trustedAuthservId !== undefined && asIs !== true
    const arrived = isTrusting ? await receivedBy(MX, written, names, machine, ANA.address) : written
    await shop.rawMails.store(shop.mailbox, 'test', [incoming(arrived, now)], undefined, now)
    const counts = await shop.work(now)
    const both = await shop.deps.reports.byNumber(shop.mailbox, [number, other])
    const taken = both.filter((incident) => incident.assignee !== undefined)
    if (counts.held === 1) {
      expect(taken).toEqual([])
      expect((await newQuestions()).map((question) => question.to_address)).toEqual([by.address])
      return 'held'
    }
    if (counts.automatic === 1) return 'machine'
    if (taken.length === 0) return 'stranger'
    expect(taken.map((i) => [i.number, i.assignee])).toEqual([[number, by.address]])
    return 'agent'
  }

  return {
    shop,
    opened,
    sign: signAt,
    async run(one: Case): Promise<void> {
      expect(await fateOf(one)).toBe(changes.trustedAuthservId === undefined ? one.own : (one.trusted ?? one.own))
    },
    /** Hours later. */
    later(): void {
      now += 5 * HOUR
    },
    /** Takes a mail in and works, with what the trusted server says of it where there is one. */
    async arrive(mail: string, sender: string, machine: string = SOME_MACHINE) {
      const arrived =
        changes.trustedAuthservId === undefined
          ? `Received: from ${machine}\r\n${mail}`
          : await receivedBy(MX, mail, names, machine, sender)
      await shop.rawMails.store(shop.mailbox, 'test', [incoming(arrived, now)], undefined, now)
      return await shop.work(now)
    },
    async close() {
      await shop.close()
      await names.close()
    },
  }
}

function incoming(mail: string, arrivedAt: number) {
  const content = Buffer.from(mail)
  return { arrivedAt, size: content.length, content }
}
