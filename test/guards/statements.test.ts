/** What no rule of a linter says about our own files. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { SCHEDULE } from '../../src/jobs/schedule.ts'

const ROOT = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')

/** Tables whose rows belong to a mailbox: all of them but the list of mailboxes. */
const TABLES = [...read('migrations/schema.sql').matchAll(/create table (\w+) \(([^;]*)/g)]
  .filter(([, , columns]) => columns?.includes('mailbox_id '))
  .map(([, name]) => name as string)

const FILES = readdirSync(join(ROOT, 'src/adapters/db'), { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
)

/** Texts between back-ticks or quotes that name one of these tables as SQL does. */
function statements(source: string): readonly string[] {
  const texts = [...source.matchAll(/`([^`]*)`|'([^'\n]*)'/g)].map(([, long, short]) => long ?? short ?? '')
  const touches = new RegExp(`\\b(?:from|join|update|into)\\s+(?:${TABLES.join('|')})\\b`)
  return texts.filter((text) => touches.test(text))
}

describe('every statement is confined to its mailbox', () => {
  test('the tables are known', () => {
    expect(TABLES).toEqual(expect.arrayContaining(['raw_mail', 'incident', 'message', 'outbox_mail', 'lease']))
  })

  test.each(FILES)('%s', (file) => {
    const source = read(`src/adapters/db/${file}`)
    for (const statement of statements(source)) expect(statement).toContain('mailbox_id')
    // Built with kysely: from the table to the end of the query.
    for (const [query] of source.matchAll(
      /\.(?:selectFrom|updateTable|deleteFrom|insertInto)\('(\w+)'\)[\s\S]*?execute/g,
    )) {
      if (!query.includes("'mailbox')")) expect(query).toContain('mailbox_id')
    }
  })

  test('there are statements to be looked at', () => {
    const found = FILES.flatMap((file) => statements(read(`src/adapters/db/${file}`)))
    expect(found.length).toBeGreaterThan(30)
  })
})

describe('every job of the schedule', () => {
  const files = readdirSync(join(ROOT, 'src/jobs')).filter((name) => !['run-job.ts', 'schedule.ts'].includes(name))

  test('has its file, and every file its line', () => {
    expect(files.sort()).toEqual(SCHEDULE.map(({ name }) => `${name}.ts`).sort())
  })

  /** The use cases that a job rings for ever, as a pass does them once; what time brings may be rung in one. */
  const STEPS: Readonly<Record<(typeof SCHEDULE)[number]['name'], readonly string[]>> = {
    receive: ['receive'],
    // A door that is open for a moment is none: whoever hands mail in waits, and `once` says so.
    lmtp: [],
    process: ['process'],
    send: ['send'],
    clock: ['followUp', 'decideFailures', 'reportsDue', 'workRounds', 'indexMessages'],
  }
  test.each(SCHEDULE)('$name is done by a pass, too', ({ name }) => {
    const time = read('src/app/time.ts')
    const pass = read('src/app/pass.ts')
    const all = /\btick\(/.test(pass) ? pass + time : pass
    for (const step of STEPS[name]) {
      expect(all).toMatch(new RegExp(`\\b${step}\\(`))
      if (name === 'clock') expect(time).toMatch(new RegExp(`\\b${step}\\(`))
    }
  })
})
