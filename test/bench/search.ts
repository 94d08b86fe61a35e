/**
 * What `#find` takes: milliseconds by kind of question over a mailbox of many messages (`--messages N`), the size of the
 * index, and what an insert pays for it, at once and later.
 */

import { type Database, openDatabase } from '../../src/adapters/db/database.ts'
import { createIncidents } from '../../src/adapters/db/incidents.ts'
import { createMailboxes } from '../../src/adapters/db/mailboxes.ts'
import { migrate } from '../../src/adapters/db/migrator.ts'
import { indexMessages } from '../../src/app/index-messages.ts'
import { BASE_TAXONOMY } from '../../src/domain/classify/taxonomy.ts'
import { readSearch } from '../../src/domain/report/search-words.ts'
import { type Filled, fill, messageNumber } from './search-data.ts'
import { openDatabases } from './servers.ts'

const NOW = Date.UTC(2026, 10, 22)
const LIMIT = 20
const TIMES = 20

/** Prints one line a kind of question. A database that was named stays, and is filled only when it is empty. */
export async function measureSearch(say: (line: string) => void, messages: number, url?: string): Promise<void> {
  if (url !== undefined) return measureIn(url, messages, say)
  const databases = await openDatabases()
  try {
    await measureIn(await databases.create('search'), messages, say)
  } finally {
    await databases.close()
  }
}

async function measureIn(url: string, messages: number, say: (line: string) => void): Promise<void> {
  const db = openDatabase(url, { statementTimeoutMs: 0 })
  try {
    await migrate(db)
    const mailbox = await createMailboxes(db).ensure('incidencias@shop.example')
    say(`search, ${messages} messages of one mailbox:`)
    const filled = await fill(db, mailbox, messages, say)
    await tellSizes(db, say)
    say(row(['question', 'p50 ms', 'p95 ms', 'slowest', 'found', 'such as']))
    for (const [name, questions] of Object.entries(questionsAbout(filled))) {
      say(row([name, ...(await askAll(db, mailbox, questions)), questions[0]?.slice(0, 40) ?? '']))
    }
    await tellInsertCost(db, mailbox, messages, say)
  } finally {
    await db.close()
  }
}

function questionsAbout({ orders, people, rare }: Filled): Readonly<Record<string, readonly string[]>> {
  const typo = (word: string) => `${word.slice(0, 3)}${word[4]}${word[3]}${word.slice(5)}`
  return {
    'rare word': rare,
    'frequent word': ['pedido', 'order', 'caja', 'dzień', 'obrigada'],
    'frequent long ago': ['transvelox'],
    'two words': ['pedido roto', 'order broken', 'paczka zwrot', 'encomenda partido', 'cupón descuento'],
    'frequent and rare': rare.map((word) => `pedido ${word}`),
    'frequent, never met': ['pedido paczka', 'coupon encomenda', 'transvelox pedido paczka'],
    typo: [...rare.map(typo), 'encomedna', 'coupno', 'paczkka'],
    'two typos': rare.map((word) => `pedidoo ${typo(word)}`),
    'address begun': people.map((address) => `${address.slice(0, address.indexOf('@'))}@`),
    'address in part': people.map((address) => address.slice(0, address.search(/\d/))),
    order: orders,
    'order, digits': orders.map((order) => order.slice(2)),
    'order:': orders.map((order) => `order:${order.slice(2)}`),
    name: people.map((address) => address.replace(/\d*@.*/, '').replace('.', ' ')),
    'from: and a word': people.map((address) => `from:${address.slice(0, 4)} ${rare[0]}`),
    'file name': orders.map((order) => `foto-${order}.jpg`),
    quotation: ['"la caja golpeada"', '"would like one of the payments back"'],
    beginning: ['golpe*', 'zamów*', 'enc*'],
    'status and word': ['pedido status:open', 'status:open transvelox', 'zwrot status:waiting'],
    'status and rare word': rare.map((word) => `status:open ${word}`),
    'category and word': ['pedido category:delivery', 'transvelox category:checkout', 'pedido category:delivery/lost'],
    'since and before': ['pedido since:2024-02 before:2024-03', 'transvelox since:2026'],
    'filters alone': ['status:open category:delivery', 'agent:nobody', 'status:waiting'],
    'small words': ['de la que', 'i'],
    'without a word': ['pedido -caja', '-pedido'],
    nothing: ['qqqqzz wwwwxx', 'pedido qqqqzz'],
    '16 words': ['me han cobrado dos veces el pedido y necesito que me devuelvan uno de los cargos'],
    hostile: ["'); drop table", '!&|<->:*', 'a'.repeat(10_000), '漢字', '😀', 'x '.repeat(200), 'a* b* c*'],
  }
}

async function askAll(db: Database, mailbox: number, questions: readonly string[]): Promise<readonly string[]> {
  const incidents = createIncidents(db)
  const times: number[] = []
  let found = 0
  for (let n = 0; n < Math.max(TIMES, questions.length); n++) {
    const question = readSearch(questions[n % questions.length] ?? '', {
      agents: [],
      taxonomy: BASE_TAXONOMY,
      timeZone: 'Europe/Madrid',
      now: NOW,
    })
    const began = performance.now()
    const result = await incidents.transaction(mailbox, (tx) => tx.find(question, LIMIT))
    times.push(performance.now() - began)
    if (n < questions.length) found += result.incidents.length
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => (times[Math.ceil(times.length * share) - 1] ?? 0).toFixed(0)
  return [at(0.5), at(0.95), at(1), (found / questions.length).toFixed(1)]
}

async function tellSizes(db: Database, say: (line: string) => void): Promise<void> {
  const { rows } = await db.run<{ line: string }>(
    {
      name: '',
      text: `select concat_ws(' ', c.relname, pg_size_pretty(pg_total_relation_size(c.oid)), 'of it indexes',
          pg_size_pretty(pg_indexes_size(c.oid))) as line
        from pg_class c where relname in ('message', 'message_search', 'search_word') order by relname`,
    },
    [],
  )
  for (const { line } of rows) say(line)
}

/** Messages in batches of eight, a commit each: with the triggers and without, by turns; then what was put into the queue. */
async function tellInsertCost(db: Database, mailbox: number, messages: number, say: (line: string) => void) {
  const spent = { with: 0, without: 0 }
  const EACH = 8
  const ROUNDS = 60
  for (let round = 0; round < ROUNDS; round++) {
    for (const way of ['without', 'with'] as const) {
      await db.run(
        {
          name: '',
          text: `alter table message ${way === 'with' ? 'enable' : 'disable'} trigger user`,
        },
        [],
      )
      const rows = Array.from({ length: EACH }, (_, n) => messageNumber(messages - 1 - round * EACH - n, messages))
      const began = performance.now()
      await db.transaction((tx) =>
        tx.run(
          {
            name: 'bench-insert',
            text: `insert into message (mailbox_id, incident_number, at, side, from_address, from_name, subject, text, quoted,
                attachments)
              select $1, r.incident, r.at, r.side, r."from", r.name, r.subject, r.text, '', r.attachments
              from json_to_recordset($2::json) as r (incident bigint, at timestamptz, side text, "from" text, name text,
                subject text, text text, attachments jsonb)`,
          },
          [mailbox, JSON.stringify(rows)],
        ),
      )
      spent[way] += performance.now() - began
    }
  }
  const each = (ms: number) => (ms / (ROUNDS * EACH)).toFixed(2)
  const began = performance.now()
  const incidents = createIncidents(db)
  while (await indexMessages({ incidents }, mailbox));
  const indexed = each(performance.now() - began)
  say(`insert, ms a message: ${each(spent.with)} and ${indexed} later in the index, ${each(spent.without)} without`)
}

function row(cells: readonly string[]): string {
  return cells.map((cell, n) => (n === 0 ? cell.padEnd(22) : n === 5 ? `  ${cell}` : cell.padStart(9))).join('')
}
