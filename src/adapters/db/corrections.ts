/** Corrections as they are learned, counted, taken elsewhere and forgotten; `note-corrections.ts` writes them. */
import { createHash } from 'node:crypto'
import type { CorrectedMail, Corrections, Lesson, LessonText } from '../../app/ports.ts'
import { type Database, type Statement, timestamp } from './database.ts'
import { jsonRows } from './json-rows.ts'

const LATEST: Statement = {
  name: 'correction-latest',
  text: `
    select id, incident_number, category, topic, guessed_category, guessed_topic, guessed_sure, language, corrected_at,
      features, features_kind
    from correction where mailbox_id = $1 order by corrected_at desc, id desc limit $2`,
}

/** A sum over all of them: whatever changed, were it two at once, it is another. */
const MARK: Statement = {
  name: 'correction-mark',
  text: `
    select count(*) as count, sum(hashtextextended(concat_ws(' ', id, category, topic, extract(epoch from corrected_at)), 0))::text as mark
    from (
      select id, category, topic, corrected_at from correction
      where mailbox_id = $1 order by corrected_at desc, id desc limit $2) as c`,
}

/** The first words of the customer in each. */
const TEXTS: Statement = {
  name: 'correction-texts',
  text: `
    select w.number, m.subject, m.text
    from unnest($2::bigint[]) as w (number) cross join lateral (
      select subject, text from message
      where mailbox_id = $1 and incident_number = w.number and side = 'customer'
      order by at, id limit 1) as m`,
}

const KEEP: Statement = {
  name: 'correction-keep',
  text: `
    update correction c set features = decode(f.features, 'base64'), features_kind = f.kind
    from json_to_recordset($2::json) as f (id bigint, features text, kind text)
    where c.mailbox_id = $1 and c.id = f.id`,
}

const ADD: Statement = {
  name: 'correction-add',
  text: `
    insert into correction (mailbox_id, imported_as, category, topic, guessed_category, guessed_topic, guessed_sure,
      language, corrected_at, corrected_by, features, features_kind)
    select $1, l.imported_as, l.category, l.topic, l.guessed_category, l.guessed_topic, l.guessed_sure, l.language,
      l.corrected_at, '', decode(l.features, 'base64'), l.kind
    from json_to_recordset($2::json) as l (imported_as text, category text, topic text, guessed_category text,
      guessed_topic text, guessed_sure boolean, language text, corrected_at timestamptz, features text, kind text)
    where not exists (
      select from correction c
      where c.mailbox_id = $1 and c.corrected_at = l.corrected_at and c.category = l.category and c.topic = l.topic
        and c.features = decode(l.features, 'base64'))
    on conflict (mailbox_id, imported_as) where imported_as is not null do nothing`,
}

const FORGET: Statement = { name: 'correction-forget', text: 'delete from correction where mailbox_id = $1' }

type Row = {
  readonly id: number
  readonly incident_number: number | null
  readonly category: string
  readonly topic: string
  readonly guessed_category: string | null
  readonly guessed_topic: string | null
  readonly guessed_sure: boolean | null
  readonly language: string
  readonly corrected_at: number
  readonly features: Buffer | null
  readonly features_kind: string | null
}

export function createCorrections(db: Database): Corrections {
  return {
    async mark(mailbox, most) {
      const { rows } = await db.run<{ count: number; mark: string | null }>(MARK, [mailbox, most])
      return `${rows[0]?.count ?? 0} ${rows[0]?.mark ?? ''}`
    },

    async latest(mailbox, most) {
      return (await db.run<Row>(LATEST, [mailbox, most])).rows.map(rowToCorrected).reverse()
    },

    async texts(mailbox, incidents) {
      const { rows } = await db.run<LessonText & { number: number }>(TEXTS, [mailbox, incidents])
      return new Map(rows.map(({ number, subject, text }) => [number, { subject, text }]))
    },

    async keep(mailbox, kind, features) {
      const rows = features.map(({ id, bytes }) => ({ id, features: base64(bytes), kind }))
      if (rows.length > 0) await db.run(KEEP, [mailbox, jsonRows(rows)])
    },

    async add(mailbox, lessons) {
      return lessons.length === 0 ? 0 : (await db.run(ADD, [mailbox, jsonRows(lessons.map(lessonToRow))])).count
    },

    async reset(mailbox) {
      return (await db.run(FORGET, [mailbox])).count
    },
  }
}

function rowToCorrected(row: Row): CorrectedMail {
  const { guessed_category: category, guessed_topic: topic, guessed_sure: sure } = row
  return {
    id: row.id,
    ...(row.incident_number === null ? {} : { incident: row.incident_number }),
    category: row.category,
    topic: row.topic,
    ...(category === null ? {} : { guess: { category, topic: topic ?? '', sure: sure ?? false } }),
    language: row.language,
    at: row.corrected_at,
    ...(row.features === null ? {} : { features: { bytes: row.features, kind: row.features_kind ?? '' } }),
  }
}

function lessonToRow({ category, topic, guess, language, at, features }: Lesson): Record<string, unknown> {
  const row = {
    category,
    topic,
    guessed_category: guess?.category ?? null,
    guessed_topic: guess?.topic ?? null,
    guessed_sure: guess?.sure ?? null,
    language,
    corrected_at: timestamp(at),
    features: base64(features.bytes),
    kind: features.kind,
  }
  return { ...row, imported_as: createHash('sha256').update(JSON.stringify(row)).digest('hex') }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}
