/** Whoever adds a table says here what an erasure does with it: a column that may hold a person's words is not forgotten. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const SCHEMA = readFileSync(join(import.meta.dirname, '../../migrations/schema.sql'), 'utf8')

/** Tables with the types of columns that can hold words. */
const TABLES = [...SCHEMA.matchAll(/create table (\w+) \(([^;]*)/g)]
  .filter(([, , columns = '']) => /^ {2}\w+ (?:text|jsonb|bytea|tsvector|text\[\])/m.test(columns))
  .map(([, name = '']) => name)

/** What becomes of an erased person there. */
const ERASED: Readonly<Record<string, string>> = {
  acknowledgement: 'deleted by the address',
  correction: 'deleted by the incident',
  erasure: 'the address goes when the erasure is over, its hash stays',
  incident: 'rewritten without the person',
  incident_event: 'rewritten without the person',
  message: 'emptied; in others’ words the person is blacked out',
  message_ref: 'deleted or renamed',
  message_search: 'follows the message',
  outbox_mail: 'emptied',
  picture_seen: 'deleted by the address',
  raw_mail: 'hints emptied, a Message-ID that names the person hashed',
  raw_mail_part: 'deleted; in others’ mails the person is blacked out',
  round_customer: 'renamed',
  search_word: 'follows the message',
  sender_day: 'deleted by the hash of the address',
  suppressed_address: 'deleted by the address',
}

/** Nothing of a customer is ever in these, and why. */
const OF_NO_CUSTOMER: Readonly<Record<string, string>> = {
  absence: 'agents',
  breaker_turn: 'names of rules',
  credential: 'the mailbox’s own tokens, sealed',
  credential_trouble: 'words of the login server',
  escalation: 'managers, and names of rules',
  escalation_turn: 'managers',
  folder_cursor: 'folders',
  import_run: 'places the operator named',
  lease: 'workers',
  ledger_check: 'numbers of mails',
  ledger_entry: 'folders',
  mailbox: 'the mailbox’s own address',
  outbox_file: 'files of our own, by their content; they go a month after their last use',
  retention_walk: 'rules',
  round: 'words of an agent to many',
  trouble: 'words of servers',
  welcomed_agent: 'agents',
}

describe('every table that can hold words', () => {
  test('the tables are found', () => {
    expect(TABLES.length).toBeGreaterThan(20)
  })

  test.each(TABLES)('%s: it is said what an erasure does with it', (table) => {
    expect(
      { ...ERASED, ...OF_NO_CUSTOMER }[table],
      `test/guards/erasure-tables.test.ts does not know ${table}`,
    ).toBeTruthy()
  })

  test('nothing is said of tables that are no more', () => {
    const said = [...Object.keys(ERASED), ...Object.keys(OF_NO_CUSTOMER)]
    expect(said.filter((table) => !TABLES.includes(table))).toEqual([])
  })
})
