/** A row of a search as what was found, with the place that shows why. */
import type { FoundIncident, StoredMessage } from '../../app/ports.ts'
import type { Attachment } from '../../domain/mail/mail.ts'
import { type HitForms, hasHit, passageOf } from '../../domain/report/search-passage.ts'
import { type IncidentRow, rowToIncident } from './incident-row.ts'
import type { KnownTerm } from './search-query.ts'

export type FoundRow = IncidentRow & {
  readonly found_at: number
  readonly side: StoredMessage['side']
  readonly found_subject: string
  readonly text: string
  readonly from_name: string
  readonly from_address: string
  readonly attachments: readonly Attachment[]
  readonly message_id: number
}

export function rowToFound(row: FoundRow, terms: readonly KnownTerm[]): FoundIncident {
  const forms = formsOf(terms)
  const people = [row.from_name, row.from_address].filter((part) => part !== '').join(' ')
  const file = row.attachments.map(({ filename }) => filename).find((name) => hasHit(name, forms))
  // Where the words are is shown; the subject stands in every line anyway.
  const [where, text] = hasHit(row.text, forms)
    ? (['text', row.text] as const)
    : file !== undefined
      ? (['file', file] as const)
      : hasHit(people, forms)
        ? (['from', people] as const)
        : (['text', row.text] as const)
  return {
    incident: rowToIncident(row),
    messageId: row.message_id,
    at: row.found_at,
    side: row.side,
    from: { address: row.from_address, name: row.from_name },
    subject: row.found_subject,
    where,
    passage: passageOf(text, forms),
  }
}

/** A stem shorter than this is the beginning of too much. */
const SHORTEST_STEM = 3

function formsOf(terms: readonly KnownTerm[]): HitForms {
  const wanted = terms.filter(({ without }) => !without)
  const lexemes = wanted.flatMap((term) => term.lexemes)
  const beginnings = wanted.flatMap(({ exactly, beginning, lexemes: own }) => {
    if (exactly || (own.length > 1 && !beginning)) return []
    if (beginning) return own.slice(-1).map(({ word }) => word)
    return own.flatMap(({ stems }) => stems)
  })
  return {
    words: new Set(lexemes.flatMap(({ word, others }) => [word, ...others])),
    beginnings: [...new Set(beginnings)].filter((stem) => stem.length >= SHORTEST_STEM),
  }
}
