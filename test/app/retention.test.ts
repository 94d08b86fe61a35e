/** What has become old goes by the rules of the store, and the figures, the ledger and everything younger stay. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { retentionDue, retentionSurvey } from '../../src/app/retention.ts'
import { KEEP_ALL, type RetentionRules } from '../../src/domain/policy/retention.ts'
import { DAY, type Desk, HOUR, MINUTE, MONDAY, openDesk } from '../support/a-desk.ts'
import { ANA, aMail } from '../support/a-store.ts'

const T = MONDAY + HOUR
const rules = (changes: Partial<RetentionRules>): RetentionRules => ({ ...KEEP_ALL, ...changes })

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const walk = (retention: RetentionRules, now: number) =>
  retentionDue({ ...desk.shop.deps, config: { retention } }, desk.shop.mailbox, now)
const rows = async (text: string) => (await desk.shop.db.run<Record<string, unknown>>({ name: '', text }, [])).rows
/** Everything that is kept, as text. */
async function everything(): Promise<string> {
  const tables = await rows(`select table_name as t from information_schema.tables where table_schema = 'public'`)
  const found: string[] = []
  for (const { t } of tables) {
    const bytes = t === 'raw_mail_part' ? `, encode(x.bytes, 'escape')` : ''
    found.push(...(await rows(`select concat(x::text${bytes}) as row from "${t}" x`)).map((row) => String(row['row'])))
  }
  return found.join('\n')
}
const ended = async (words: string, more = '') => {
  await desk.begin(T)
  await desk.writes(T + MINUTE, `${words} ${more}`)
  await desk.sends(T + MINUTE)
  await desk.answers(T + HOUR, await desk.last('notification'), '#close')
  await desk.sends(T + 2 * HOUR)
  return { number: desk.number, eva: desk.eva }
}

describe('retention', () => {
  test('without rules everything is kept, for ever', async () => {
    await ended('keepsake')
    expect(await walk(KEEP_ALL, T + 4_000 * DAY)).toBe(0)
    expect(await everything()).toContain('keepsake')
  })

  test('files go first: words stay, the mail as it came does not', async () => {
    const { number, eva } = await ended('filesgo', 'words')
    const files = rules({ incidents: { 'delete-attachments': 60 * DAY } })
    expect(await walk(files, T + 59 * DAY)).toBe(0)
    expect(await walk(files, T + 62 * DAY)).toBeGreaterThan(0)
    expect((await desk.conversation(number)).join()).toContain('filesgo')
    const bytes = await rows(
      `select 1 from raw_mail_part p join raw_mail r on r.id = p.raw_mail_id where r.incident_number = ${number}`,
    )
    expect(bytes).toEqual([])
    expect((await desk.incident(number)).customer.address).toBe(eva)
    expect(await walk(files, T + 63 * DAY)).toBe(0)
  })

  test('then the person goes, and what is counted stays', async () => {
    const { number, eva } = await ended('anoncanary')
    const before = await desk.incident(number)
    const ledger = await desk.shop.ledger()
    await walk(rules({ incidents: { anonymise: 90 * DAY } }), T + 92 * DAY)
    const all = await everything()
    expect([all.includes('anoncanary'), all.includes(eva)]).toEqual([false, false])
    const { openedAt, standing, classification, firstAnsweredAt } = await desk.incident(number)
    const { category, topic } = classification
    expect({ openedAt, standing, firstAnsweredAt, category, topic }).toEqual({
      openedAt: before.openedAt,
      standing: before.standing,
      firstAnsweredAt: before.firstAnsweredAt,
      category: before.classification.category,
      topic: before.classification.topic,
    })
    expect(await desk.shop.ledger()).toEqual(ledger)
  })

  test('F20 what is deleted never was, but for its mails in the ledger; a reply to it opens a new incident', async () => {
    const { number, eva } = await ended('deadcanary')
    const [acknowledged] = await desk.saidTo(eva)
    const ledger = await desk.shop.ledger()
    await walk(rules({ incidents: { delete: 100 * DAY } }), T + 102 * DAY)
    const all = await everything()
    expect([all.includes('deadcanary'), all.includes(eva)]).toEqual([false, false])
    expect(await rows(`select 1 from incident where number = ${number}`)).toEqual([])
    expect(await desk.shop.ledger()).toEqual(ledger)
    const late = T + 103 * DAY
    await desk.receive(late, {
      from: eva,
      to: acknowledged?.replyTo ?? '',
      subject: acknowledged?.subject ?? '',
      text: 'Still broken!',
    })
    const [newest] = await rows('select number, status from incident order by number desc limit 1')
    expect(newest).toMatchObject({ status: 'open' })
    expect(newest?.['number']).toBeGreaterThan(number)
  })

  test('a mail that was let go does not come in again', async () => {
    const mail = aMail({ from: 'again@mail.example', text: 'againcanary, my lamp is broken', id: 'again@mail.example' })
    await desk.receive(T, mail)
    const [row] = await rows(`select number from incident where customer_address = 'again@mail.example'`)
    const number = Number(row?.['number'])
    await desk.sends(T)
    await desk.answers(T + HOUR, await desk.last('notification', ANA.address, number), '#close')
    await desk.sends(T + HOUR)
    await walk(rules({ incidents: { delete: 100 * DAY } }), T + 104 * DAY)
    const before = await desk.shop.ledger()
    await desk.receive(T + 105 * DAY, mail)
    expect(await desk.shop.ledger()).toEqual(before)
    expect(await everything()).not.toContain('againcanary')
  })

  test.each<[string, () => Promise<string>]>([
    [
      'a live one',
      async () => {
        await desk.begin(T)
        await desk.writes(T + MINUTE, 'stays1')
        await desk.sends(T + MINUTE)
        return 'stays1'
      },
    ],
    [
      'one whose words wait to be sent',
      async () => {
        await desk.begin(T)
        await desk.writes(T + MINUTE, 'stays2')
        await desk.answers(T + HOUR, await desk.last('notification'), '#close')
        return 'stays2'
      },
    ],
  ])('%s is never touched', async (_, make) => {
    const words = await make()
    await walk(rules({ incidents: { delete: 90 * DAY } }), T + 2_000 * DAY)
    expect(await everything()).toContain(words)
    await desk.sends(T + 2_000 * DAY)
    await desk.answers(T + 2_000 * DAY, await desk.last('notification'), '#close').catch(() => undefined)
  })

  test('one on hold is kept, whatever its age', async () => {
    const { number } = await ended('holdcanary')
    await walk(rules({ incidents: { delete: 90 * DAY }, hold: [number] }), T + 3_000 * DAY)
    expect(await everything()).toContain('holdcanary')
  })

  test('mails that belong to no incident go, and keep their places', async () => {
    const automatic = aMail({
      from: 'robot@mail.example',
      headers: ['Auto-Submitted: auto-generated', 'Precedence: bulk'],
      text: 'robotcanary',
    })
    await desk.receive(T, automatic)
    const ledger = await desk.shop.ledger()
    const old = rules({ leftovers: { automatic: 30 * DAY, ignored: 30 * DAY } })
    expect((await retentionSurvey(desk.shop.deps, desk.shop.mailbox, old, T + 31 * DAY)).mails).toBeGreaterThan(0)
    expect(await everything()).toContain('robotcanary')
    await walk(old, T + 31 * DAY)
    expect(await everything()).not.toContain('robotcanary')
    expect(await desk.shop.ledger()).toEqual(ledger)
  })

  test('a walk that was interrupted goes on, and two at once disturb nobody', async () => {
    const numbers = [await ended('one'), await ended('two')].map(({ number }) => number)
    const anonymise = rules({ incidents: { anonymise: 70 * DAY } })
    await Promise.all([walk(anonymise, T + 80 * DAY), walk(anonymise, T + 80 * DAY)])
    await walk(anonymise, T + 80 * DAY)
    for (const number of numbers) expect((await desk.incident(number)).customer.name).toBe('')
  })
})
