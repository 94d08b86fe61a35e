/**
 * A mailbox full of invented messages: sentences of four languages with words that follow Zipf's law, as words do, over
 * three years. The same for the same number every time.
 */
import type { Database } from '../../src/adapters/db/database.ts'
import { PRODUCTS, SENTENCES } from './words.ts'

const LANGUAGES = ['es', 'pt', 'pl', 'en'] as const
const END = Date.UTC(2026, 10, 20)
const THREE_YEARS = 3 * 365 * 86_400_000
const A_INCIDENT = 4
const BATCH = 4_000
const RARE_WORDS = 40_000

const FIRST =
  'marta juan ana luis eva pedro sofia nuno beatriz rui agnieszka michal lucja piotr harriet simon priya owen'
const LAST =
  'gomez soler gil nunez pena antunes faria leao simoes pawlak sikora wrona zak cole drew nair baxter ruiz vidal costa'
const SYLLABLES = 'ba ce di fo gu la me ni po ru sa te vi zo cra ble tri plo gan mer tin vor nuz kal'.split(' ')

export type Filled = {
  /** Some that are there, picked evenly. */
  readonly orders: readonly string[]
  readonly people: readonly string[]
  readonly rare: readonly string[]
}

/** Fills `message` and `incident` without the triggers, then indexes in batches, as the migration does. */
export async function fill(db: Database, mailbox: number, count: number, say: (line: string) => void): Promise<Filled> {
  const run = (text: string, values: readonly unknown[] = []) => db.run({ name: '', text }, values)
  const there = await run('select from message where mailbox_id = $1 limit 1', [mailbox])
  if (there.count === 0) await write(db, mailbox, count, say)
  const some = Array.from({ length: 20 }, (_, n) => messageNumber(Math.floor(((n + 0.5) * count) / 20), count))
  return {
    orders: some.map(({ order }) => order),
    people: some.map(({ address }) => address),
    rare: Array.from({ length: 20 }, (_, n) => rareWord(RARE_WORDS - 1 - n * 977)),
  }
}

async function write(db: Database, mailbox: number, count: number, say: (line: string) => void): Promise<void> {
  const run = (text: string, values: readonly unknown[] = []) => db.run({ name: '', text }, values)
  const began = performance.now()
  await run('alter table message disable trigger user')
  await run('drop index message_search_words')
  for (let from = 0; from < count; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, count - from) }, (_, n) => messageNumber(from + n, count))
    await run(INCIDENTS, [mailbox, JSON.stringify(rows.filter(({ first }) => first))])
    await run(MESSAGES, [mailbox, JSON.stringify(rows)])
  }
  await run('alter table message enable trigger user')
  say(`${count} messages written in ${seconds(began)}`)
  const indexing = performance.now()
  const batches = Array.from({ length: Math.ceil(count / 2_000) }, (_, n) => n * 2_000)
  await Promise.all(
    [0, 1].map((half) =>
      indexEvery(
        db,
        mailbox,
        batches.filter((_, n) => n % 2 === half),
      ),
    ),
  )
  say(`indexed in ${seconds(indexing)} by two connections, ${perMessage(indexing, count)} ms a message`)
  const creating = performance.now()
  await run("set maintenance_work_mem = '256MB'")
  await db.transaction(async (tx) => {
    await tx.run({ name: '', text: 'set local statement_timeout = 0' }, [])
    await tx.run(
      {
        name: '',
        text: `create index message_search_words on message_search using gin (search)
          with (fastupdate = on, gin_pending_list_limit = 2048)`,
      },
      [],
    )
  })
  say(`index of words made in ${seconds(creating)}`)
  await run('vacuum analyze message_search')
  await run('vacuum analyze search_word')
  await run('vacuum analyze message')
  await run('vacuum analyze incident')
}

async function indexEvery(db: Database, mailbox: number, starts: readonly number[]): Promise<void> {
  for (const start of starts) {
    await db.transaction((tx) =>
      tx.run(
        {
          name: 'bench-index',
          text: `select search_index($1::integer, array_agg(id)) from message
            where mailbox_id = $1 and id > $2 and id <= $2 + 2000`,
        },
        [mailbox, start],
      ),
    )
  }
}

const INCIDENTS = `
  insert into incident (mailbox_id, number, status, status_at, customer_address, customer_name, language, category, topic,
    urgent, assignee, order_numbers, subject, opened_at, last_customer_at, last_heard_at, facts)
  select $1, r.incident, r.status, r.at, r.address, r.name, r.language, r.category, 'other', false, r.assignee,
    array[r."order"], r.subject, r.at, r.at, r.at,
    '{"participants": [], "classification": {"sure": true, "evidence": []}, "automaticInARow": 0, "reopened": 0}'
  from json_to_recordset($2::json) as r (incident bigint, status text, at timestamptz, address text, name text,
    language text, category text, assignee text, "order" text, subject text)`

const MESSAGES = `
  insert into message (mailbox_id, incident_number, at, side, from_address, from_name, subject, text, quoted, attachments)
  select $1, r.incident, r.at, r.side, r."from", r.name, r.subject, r.text, '', r.attachments
  from json_to_recordset($2::json) as r (incident bigint, at timestamptz, side text, "from" text, name text,
    subject text, text text, attachments jsonb)`

/** Message `n` of `count`; every fourth opens an incident. */
export function messageNumber(n: number, count: number) {
  const number = Math.floor(n / A_INCIDENT)
  const random = randomFrom(number + 1)
  const kind = number % LANGUAGES.length
  const words = SENTENCES[kind] ?? SENTENCES[0]
  if (words === undefined) throw new Error('no sentences')
  const [first, last] = [pick(FIRST.split(' '), random), pick(LAST.split(' '), random)]
  const order = `${'ABCDEFGH'[number % 8]}-${100_000 + number}`
  const subject = pick(words.subjects, random).replace('{order}', order).replace('{product}', pick(PRODUCTS, random))
  const status = number % 50 === 0 ? 'open' : 'closed'
  const address = `${first}.${last}${number % 997}@mail.example`
  const own = randomFrom(n * 7 + 3)
  const rare = Array.from({ length: 25 }, () => rareWord(Math.floor(RARE_WORDS ** own()) - 1))
  const text = [
    pick(words.greetings, own),
    pick(words.matters, own).replaceAll('{order}', order).replaceAll('{product}', pick(PRODUCTS, own)),
    ...Array.from({ length: 2 }, () => pick(words.details, own)),
    rare.join(' '),
    // Nobody writes of this courier any more.
    n < count / 2 ? 'Transvelox' : '',
    pick(words.endings, own),
    first,
  ].join('\n')
  const fromCustomer = n % A_INCIDENT !== 1
  return {
    first: n % A_INCIDENT === 0,
    incident: 1_000_000 + number,
    at: new Date(END - THREE_YEARS + (THREE_YEARS * n) / count).toISOString(),
    side: fromCustomer ? 'customer' : 'store',
    from: fromCustomer ? address : 'ana@shop.example',
    address,
    name: fromCustomer ? `${first} ${last}` : 'Ana',
    language: LANGUAGES[kind],
    category: ['delivery', 'checkout', 'support', 'product_info'][number % 4],
    assignee: number % 3 === 0 ? 'ana@shop.example' : null,
    status,
    order,
    subject,
    text,
    attachments: n % 10 === 0 ? [{ index: 0, filename: `foto-${order}.jpg`, contentType: 'image/jpeg', size: 9 }] : [],
  }
}

/** The n-th most frequent of the invented words; every one another. */
function rareWord(n: number): string {
  let word = ''
  for (let rest = Math.max(0, n) + 600; rest > 0; rest = Math.floor(rest / SYLLABLES.length)) {
    word += SYLLABLES[rest % SYLLABLES.length]
  }
  return word
}

function pick<T>(from: readonly T[], random: () => number): T {
  return from[Math.floor(random() * from.length)] as T
}

/** Marsaglia's xorshift. */
function randomFrom(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0 || 1
  const next = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state / 4_294_967_296
  }
  for (let warm = 0; warm < 4; warm++) next()
  return next
}

const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`
const perMessage = (since: number, count: number) => ((2 * (performance.now() - since)) / count).toFixed(2)
