/** What a mail holds beside its new text, as agents are shown it: bounded, masked, nothing lost and nothing in the way. */
import type { EmbeddedLine, FindingLine, InvitationLine, RestLine, WarningId } from '../incident/shown.ts'
import { maskSecrets } from '../mail/mask.ts'
import type { Reading } from '../mail/reading.ts'

/** Quotes are shown folded; what is longer than this stays in the raw mail. */
const REST_SHOWN = 2_000
/** What is longer than this is not compared with the new text. */
const LONGEST_COMPARED = 20_000
const MOST_OF_A_KIND = 8
const MOST_INVITATIONS = 5
const MOST_EMBEDDED = 5

export type Contents = {
  readonly findings: readonly FindingLine[]
  readonly signed: boolean
  readonly invitations: readonly InvitationLine[]
  readonly embedded: readonly EmbeddedLine[]
  readonly rest: readonly RestLine[]
}

export function contentsOf({ mail, reply, findings }: Reading): Contents {
  return {
    findings: findingLines(findings),
    signed: mail.protection === 'signed',
    invitations: (mail.invitations ?? []).slice(0, MOST_INVITATIONS).map((invitation) => ({
      method: invitation.method ?? '',
      summary: maskSecrets(invitation.summary),
      ...(invitation.startsAt === undefined ? {} : { startsAt: invitation.startsAt }),
      ...(invitation.endsAt === undefined ? {} : { endsAt: invitation.endsAt }),
      allDay: invitation.allDay,
      location: maskSecrets(invitation.location),
      organizer: invitation.organizer,
      description: standsIn(reply, invitation.description) ? '' : maskSecrets(shortened(invitation.description)),
    })),
    embedded: (mail.embedded ?? []).slice(0, MOST_EMBEDDED).map(({ from, subject, date, text }) => ({
      from: from === undefined ? '' : from.name === '' ? from.address : `${from.name} <${from.address}>`,
      subject: maskSecrets(subject),
      ...(date === undefined ? {} : { date }),
      text: standsIn(reply, text) ? '' : maskSecrets(shortened(text)),
    })),
    rest: restOf(reply),
  }
}

/**
 * Whether a text is all that there is as new text, as that of a mail sent on as a file without a word: nobody reads it
 * twice. Beside own words it is shown by itself as well, for there it says whose it is.
 */
function standsIn({ newText }: Reading['reply'], text: string): boolean {
  if (text.length > LONGEST_COMPARED || newText.length > LONGEST_COMPARED) return false
  return inOneLine(newText) === inOneLine(text)
}

function inOneLine(text: string): string {
  return text.trim().split(/\s+/).join(' ')
}

/** Orders stand in the card; of the others each kind is bounded. */
function findingLines(findings: Reading['findings']): readonly FindingLine[] {
  const counts = new Map<string, number>()
  return findings.flatMap(({ kind, value, courier }): FindingLine[] => {
    const count = (counts.get(kind) ?? 0) + 1
    counts.set(kind, count)
    if (kind === 'order' || count > MOST_OF_A_KIND) return []
    return [{ kind, value, ...(courier === undefined ? {} : { courier }) }]
  })
}

function restOf(reply: Reading['reply']): readonly RestLine[] {
  const parts = [
    { kind: 'signature', text: reply.signature },
    { kind: 'hidden', text: reply.hidden ?? '' },
    { kind: 'quoted', text: reply.quotedText },
  ] as const
  return parts.flatMap(({ kind, text }) => (text.trim() === '' ? [] : [{ kind, text: maskSecrets(shortened(text)) }]))
}

function shortened(text: string): string {
  return text.length > REST_SHOWN ? `${text.slice(0, REST_SHOWN)} …` : text
}

/** What the mail itself gives to warn of. */
export function warningsAbout({ mail, oddities }: Reading): readonly WarningId[] {
  return [
    ...oddities,
    ...(mail.protection === 'encrypted' ? (['encrypted'] as const) : []),
    ...unreadableBecause(mail.unreadable),
  ]
}

const REASONS: readonly (readonly [WarningId, RegExp])[] = [
  ['reading-failed', /reading failed|gave up/],
  ['too-large-to-read', /too (?:long|large|many|much|deep)|(?:only the first|more than|deeper than) \d+/],
  ['damaged', /damaged|broken|incomplete/],
]

/** The reasons in the parser's words become those that are told; what none of them names is told in general. */
function unreadableBecause(unreadable: string | undefined): readonly WarningId[] {
  if (unreadable === undefined) return []
  const found = REASONS.flatMap(([id, words]) => (words.test(unreadable) ? [id] : []))
  return found.length > 0 ? found : ['unreadable']
}
