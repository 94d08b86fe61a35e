/**
 * Tags that other help desks put into subjects: `[Ticket#2026030110000017]`, `[#48213]`, `[shop.example #4711]`, `[ABC123-DE4F]`,
 * `##8812##`, `ref:_00D58Jk._5005Zq:ref`. They prove nothing, so they only lead to an incident whose participant writes.
 */

/** A stored reference that is no Message-ID: no msg-id begins like this. */
const PREFIX = 'tag of another desk:'

const TAGS: readonly RegExp[] = [
  // In brackets: a word or a name, `#`, and the number.
  /\[([^[\]#]{0,40}#\s?[a-z0-9][a-z0-9-]{2,24})\]/gi,
  // In brackets: a word for it, and the number. The words are those of the desks' own default settings.
  /\[((?:ticket|case|request|issue|incidencia|caso|chamado|protocolo|zg[łl]oszenie|sprawa|demande|anfrage|vorgang|richiesta)(?:\s?id)?\s?[:#-]?\s?[a-z]{0,6}-?\d{3,20})\]/gi,
  /\[([A-Z0-9]{6}-[A-Z0-9]{4,5})\]/g,
  /##\s?([a-z]{0,8}-?\d{2,14})\s?##/gi,
  /\bref:(_[a-z0-9]{3,30}\._[a-z0-9]{3,30}):ref\b/gi,
]

/** The tags of other desks in a subject, as they are stored beside Message-IDs; at most three. */
export function foreignTags(subject: string): readonly string[] {
  const text = subject.slice(0, 400)
  const found = TAGS.flatMap((tag) => [...text.matchAll(tag)].flatMap(([, inside]) => inside ?? []))
  const tags = found.filter((inside) => /\d/.test(inside)).map((inside) => inside.toLowerCase().replace(/\s+/g, ''))
  return [...new Set(tags)].slice(0, 3).map((tag) => PREFIX + tag)
}
