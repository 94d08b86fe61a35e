import { fold } from '../../language/fold.ts'
import { dateAtStart } from '../../language/written-date.ts'
import type { Instant } from '../../time/instant.ts'
import type { EmbeddedMail } from '../mail.ts'
import type { ReplyText } from '../reading.ts'
import type { HeaderBlock } from './header-block.ts'
import { introduced } from './introduction.ts'
import { isBlank, type Line, nextFilled, singleSpaced } from './line.ts'

type Forwarded = NonNullable<ReplyText['forwarded']>

/** Zones that clients write by name, in hours. */
const ZONES = new Map(
  Object.entries({ cet: 1, cest: 2, bst: 1, west: 1, eet: 2, eest: 3, msk: 3, brt: -3, art: -3, clt: -4, est: -5 }),
)
for (const [name, hours] of Object.entries({ edt: -4, cst: -6, cdt: -5, mst: -7, mdt: -6, pst: -8, pdt: -7 })) {
  ZONES.set(name, hours)
}

/** Years in which mails can have been written. */
const EARLIEST = 1980
const LATEST = 2100
const LONGEST_NAME = 200

/** The mail that a header block stands over: its sender, subject and date, and its text from `after` on. */
export function forwardedMail(lines: readonly Line[], after: number, block: HeaderBlock | undefined): Forwarded {
  return {
    ...senderOf(block?.fields.from),
    ...(block?.fields.subject === undefined ? {} : { subject: block.fields.subject.slice(0, 998) }),
    ...dated(block?.fields.date),
    text: innerText(lines, after),
  }
}

/** A mail that was forwarded as a file. */
export function attachedMail(mail: EmbeddedMail): Forwarded {
  return {
    ...(mail.from === undefined ? {} : { from: mail.from.address }),
    ...(mail.from === undefined || mail.from.name === '' ? {} : { name: mail.from.name }),
    subject: mail.subject,
    ...(mail.date === undefined ? {} : { date: mail.date }),
    text: mail.text.trim(),
  }
}

/** The mail that "On … wrote:" introduces, where a client forwards in this way. */
export function introducedMail(introduction: string, lines: readonly Line[], after: number): Forwarded {
  const { from, name, date } = introduced(introduction)
  return {
    ...(from === undefined ? {} : { from }),
    ...(name === undefined ? {} : { name: name.slice(0, LONGEST_NAME) }),
    ...dated(date),
    text: innerText(lines, after),
  }
}

/** The forwarded text. Where it is quoted it ends with the quote, and what follows is the forwarder's. */
function innerText(lines: readonly Line[], after: number): string {
  const texts = lines.map((line) => line.text)
  const first = nextFilled(texts, after)
  let end = lines.length
  const last = texts.findLastIndex((text) => !isBlank(text))
  // "----- Ende der weitergeleiteten Nachricht -----" says nothing of its own.
  if (last > first && /^\s*[-=]{3,20}[^-=]{3,80}[-=]{3,20}\s*$/.test((texts[last] ?? '').slice(0, 160))) end = last
  if (lines[first]?.quoted === true) {
    end = first
    for (let i = first; i < lines.length; i++) {
      if (lines[i]?.quoted === true) end = i + 1
      else if (!isBlank(texts[i] ?? '')) break
    }
  }
  const body = texts.slice(after, end)
  const quoted = body.every((line) => isBlank(line) || /^ {0,3}>/.test(line))
  const indented = !quoted && body.every((line) => isBlank(line) || line.startsWith('    '))
  const inner = quoted
    ? body.map((line) => line.replace(/^ {0,3}> ?/, ''))
    : indented
      ? body.map((line) => line.slice(4))
      : body
  return inner.join('\n').trim()
}

function senderOf(value: string | undefined): { readonly from?: string; readonly name?: string } {
  if (value === undefined) return {}
  const head = singleSpaced(value.slice(0, 500)).replaceAll('*', '')
  const address = /[^\s<>()[\]:;,"']{1,64}@[^\s<>()[\]:;,"']{1,255}/.exec(head)?.[0].toLowerCase()
  const open = head.search(/[<[(]/)
  const before = open < 0 ? (address === undefined ? head : '') : head.slice(0, open)
  const name = before.replace(/^[\s"'„“”]{1,4}|[\s"'„“”,]{1,4}$/g, '').trim()
  const shown = name === '' || name.toLowerCase() === address ? undefined : name.slice(0, LONGEST_NAME)
  return { ...(address === undefined ? {} : { from: address }), ...(shown === undefined ? {} : { name: shown }) }
}

/** Day, time and zone as a client writes them; without a zone the time is taken for UTC. */
function dated(value: string | undefined): { readonly date?: Instant } {
  if (value === undefined) return {}
  const text = fold(singleSpaced(value.slice(0, 300))).replace(/^[^\p{L}\p{N}]{1,10}/u, '')
  const day = dayOf(text)
  if (day === undefined) return {}
  return { date: day + timeOf(text) }
}

function dayOf(text: string): Instant | undefined {
  const asian = /(\d{4})[年년.]\s?(\d{1,2})[月월.]\s?(\d{1,2})/.exec(text)
  if (asian !== null) return Date.UTC(Number(asian[1]), Number(asian[2]) - 1, Number(asian[3]))
  // "11/2/2026 9:40 AM" is American; the day comes first elsewhere.
  const american = /^(?:\p{L}{2,10},? )?(\d{1,2})\/(\d{1,2})\/(\d{2,4})\D.{0,12}\d ?[ap]m\b/u.exec(text)
  if (american !== null && Number(american[1]) <= 12) {
    const year = Number(american[3])
    return Date.UTC(year < 100 ? 2000 + year : year, Number(american[1]) - 1, Number(american[2]))
  }
  for (const from of [0, text.search(/\d/), text.search(/\p{L}{3,10}\.? \d{1,2}(?:st|nd|rd|th)?,? /u)]) {
    if (from < 0) continue
    const written = dateAtStart(text.slice(from))
    if (written?.year === undefined) continue
    if (written.year >= EARLIEST && written.year <= LATEST) return Date.UTC(written.year, written.month, written.day)
  }
  return undefined
}

function timeOf(text: string): number {
  const time = /(?:^|\D)(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?(?!\d)(?! ?(?:19|20)\d\d)(?: ?(a|p)\.? ?m\b)?/.exec(
    text.replace(/\d{1,4}[./-]\d{1,2}[./-]\d{2,4}/, '#'),
  )
  if (time === null) return 0
  const [hours, minutes, seconds] = [Number(time[1]), Number(time[2]), Number(time[3] ?? 0)]
  if (hours > 24 || minutes > 59 || seconds > 60) return 0
  const twelve = time[4] === 'p' && hours < 12 ? 12 : time[4] === 'a' && hours === 12 ? -12 : 0
  return (((hours + twelve) * 60 + minutes) * 60 + seconds) * 1000 - zoneOf(text)
}

function zoneOf(text: string): number {
  const zone = /(?:gmt|utc|\s|\()([+-])(\d{1,2}):?(\d{2})?(?=\D|$)/.exec(text)
  if (zone === null) return (ZONES.get(/\b([a-z]{3,4})\)?$/.exec(text)?.[1] ?? '') ?? 0) * 3_600_000
  const minutes = Number(zone[2]) * 60 + Number(zone[3] ?? 0)
  return minutes > 14 * 60 ? 0 : (zone[1] === '-' ? -1 : 1) * minutes * 60_000
}
