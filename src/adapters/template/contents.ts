/** Findings and invitations in the words of one language. */
import type { FindingLine, InvitationLine } from '../../domain/incident/shown.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Field, Item } from './medium.ts'
import { oneLine } from './medium.ts'
import type { Phrasing } from './phrasing.ts'

const KINDS: readonly FindingLine['kind'][] = ['tracking', 'amount', 'date', 'phone', 'product']
const DAY = 24 * 60 * 60_000
const LONGEST_LINE = 300

/** A line for each kind of finding, and one that tells of a signature. */
export function findingFields(say: Phrasing, findings: readonly FindingLine[], signed: boolean): readonly Field[] {
  const lines = KINDS.flatMap((kind): Field[] => {
    const values = findings.filter((finding) => finding.kind === kind).map((finding) => shownAs(say, finding))
    return values.length === 0 ? [] : [{ label: say.word('findings', kind), value: values.join(' · ') }]
  })
  return signed ? [...lines, { label: say.word('labels', 'signed'), value: say.word('labels', 'signedHow') }] : lines
}

function shownAs(say: Phrasing, { kind, value, courier }: FindingLine): string {
  switch (kind) {
    case 'tracking':
      return courier === undefined ? value : `${value} (${courier})`
    case 'amount': {
      const [number = '', currency = ''] = value.split(' ')
      return say.money(Number(number), currency)
    }
    case 'date': {
      // A day has no zone.
      const day = Date.parse(`${value}T12:00Z`)
      return Number.isNaN(day) ? value : say.date(day, 'UTC')
    }
    case 'phone':
      return value.replace(/^\+(34|351|48)(\d{3})(\d{3})(\d{3})$/, '+$1 $2 $3 $4')
    case 'product':
      return /^\d{13}$/.test(value) ? `EAN ${value}` : value
  }
}

/** What, when (in the store's zone), where and who asks. */
export function invitationOf(say: Phrasing, invitation: InvitationLine, zone: string): Item {
  const word = (key: string) => say.word('invitations', key)
  const method = ['request', 'reply', 'cancel'].includes(invitation.method) ? invitation.method : 'other'
  const when = whenOf(say, invitation, zone)
  const line = (label: string, text: string) => (text === '' ? [] : [`${label}: ${text.slice(0, LONGEST_LINE)}`])
  return {
    title: [word(method), oneLine(invitation.summary)].filter(Boolean).join(': '),
    details: [
      ...line(word('when'), when),
      ...line(word('where'), oneLine(invitation.location)),
      ...line(word('who'), oneLine(invitation.organizer)),
      ...(invitation.description === '' ? [] : [oneLine(invitation.description).slice(0, LONGEST_LINE)]),
    ],
  }
}

function whenOf(say: Phrasing, { startsAt, endsAt, allDay }: InvitationLine, zone: string): string {
  if (startsAt === undefined) return ''
  if (allDay) {
    // Whole days are told as midnight of UTC, and end where the next day begins.
    const last = endsAt === undefined ? startsAt : Math.max(startsAt, endsAt - DAY)
    return range(say.date(startsAt, 'UTC'), say.date(last, 'UTC'))
  }
  const moment = (at: Instant) => `${say.date(at, zone)}, ${say.time(at, zone)}`
  if (endsAt === undefined) return moment(startsAt)
  return say.date(startsAt, zone) === say.date(endsAt, zone)
    ? `${say.date(startsAt, zone)}, ${range(say.time(startsAt, zone), say.time(endsAt, zone))}`
    : range(moment(startsAt), moment(endsAt))
}

function range(from: string, to: string): string {
  return from === to ? from : `${from} – ${to}`
}
