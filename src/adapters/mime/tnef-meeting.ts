import { named, numberOf, type Properties, textOf, timeOf } from './mapi.ts'

/** What Outlook keeps of a meeting in properties, where others send a calendar (MS-OXOCAL). */
export type TnefMeeting = {
  readonly method: 'request' | 'cancel' | 'reply'
  readonly startsAt?: number
  readonly endsAt?: number
  readonly allDay: boolean
  readonly location: string
}

const START_DATE = 0x0060
const END_DATE = 0x0061
const LID = { location: 0x8208, starts: 0x820d, ends: 0x820e, allDay: 0x8215 } as const

/** The meeting that a message asks for, answers or calls off, by its class. */
export function meetingOf(
  messageClass: string,
  properties: Properties,
  decode: (bytes: Buffer) => string,
): TnefMeeting | undefined {
  const found = /^ipm\.(?:schedule\.meeting|microsoft schedule)\.(?:mtg)?(request|req|cancel|cncl|resp)/i.exec(
    messageClass,
  )
  if (found === null) return undefined
  const word = (found[1] ?? '').toLowerCase()
  const startsAt = timeOf(properties, named(LID.starts)) ?? timeOf(properties, START_DATE)
  const endsAt = timeOf(properties, named(LID.ends)) ?? timeOf(properties, END_DATE)
  return {
    method: word.startsWith('req') ? 'request' : word === 'resp' ? 'reply' : 'cancel',
    ...(startsAt === undefined ? {} : { startsAt }),
    ...(endsAt === undefined ? {} : { endsAt }),
    allDay: ((numberOf(properties, named(LID.allDay)) ?? 0) & 0xff) !== 0,
    location: textOf(properties, named(LID.location), decode) ?? '',
  }
}
