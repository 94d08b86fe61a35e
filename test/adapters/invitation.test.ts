import { describe, expect, test } from 'vitest'
import { readInvitations } from '../../src/adapters/mime/invitation.ts'

const HOUR = 3_600_000

function calendar(...event: readonly string[]): string {
  return ['BEGIN:VCALENDAR', 'METHOD:REQUEST', 'BEGIN:VEVENT', ...event, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n')
}

const OWN_ZONE = [
  'BEGIN:VCALENDAR',
  'BEGIN:VTIMEZONE',
  'TZID:Horario de la tienda',
  'BEGIN:STANDARD',
  'DTSTART:16010101T030000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:16010101T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
]

describe('B11 an invitation', () => {
  test('all that people want to know of it', () => {
    const text = calendar(
      'DTSTART;TZID=Europe/Madrid:20261109T100000',
      'DTEND;TZID=Europe/Madrid:20261109T113000',
      'SUMMARY:Recogida del sofá\\, segunda',
      '  vez',
      'LOCATION:Calle Mayor 1\\nMadrid',
      'DESCRIPTION:Llamar antes\\; gracias.\\nEva',
      'ORGANIZER;CN="Prado, Lucía":mailto:lucia@example.org',
      'ATTENDEE;CN=Tienda;RSVP=TRUE:mailto:incidencias@tienda.example',
      'UID:1',
      'BEGIN:VALARM',
      'DESCRIPTION:REMINDER',
      'END:VALARM',
    )
    expect(readInvitations(text, undefined)).toEqual([
      {
        method: 'request',
        summary: 'Recogida del sofá, segunda vez',
        startsAt: Date.UTC(2026, 10, 9, 9),
        endsAt: Date.UTC(2026, 10, 9, 10, 30),
        allDay: false,
        location: 'Calle Mayor 1\nMadrid',
        organizer: 'Prado, Lucía <lucia@example.org>',
        description: 'Llamar antes; gracias.\nEva',
      },
    ])
  })

  test.each<[string, string, number | undefined]>([
    ['UTC', 'DTSTART:20261109T100000Z', Date.UTC(2026, 10, 9, 10)],
    ['summer of a named zone', 'DTSTART;TZID=Europe/Warsaw:20260709T100000', Date.UTC(2026, 6, 9, 8)],
    ['a zone as Windows calls it', 'DTSTART;TZID=Romance Standard Time:20261109T100000', Date.UTC(2026, 10, 9, 9)],
    [
      'Brazil as Windows calls it',
      'DTSTART;TZID="E. South America Standard Time":20261109T100000',
      Date.UTC(2026, 10, 9, 13),
    ],
    [
      'a zone with the name of a program in front',
      'DTSTART;TZID=/mozilla.org/20050126_1/Europe/Berlin:20261109T100000',
      Date.UTC(2026, 10, 9, 9),
    ],
    ['no zone: the clock of the sender', 'DTSTART:20261109T100000', Date.UTC(2026, 10, 9, 8)],
    ['a zone nobody knows: the clock of the sender', 'DTSTART;TZID=Mars:20261109T100000', Date.UTC(2026, 10, 9, 8)],
    ['a day', 'DTSTART;VALUE=DATE:20261109', Date.UTC(2026, 10, 9)],
    ['no time at all', 'DTSTART:tomorrow', undefined],
    ['a month that does not exist', 'DTSTART:20261309T100000Z', undefined],
  ])('%s', (_, line, startsAt) => {
    expect(readInvitations(calendar(line), undefined, 2 * HOUR)[0]?.startsAt).toBe(startsAt)
  })

  test.each([
    ['winter', '20261109T100000', Date.UTC(2026, 10, 9, 9)],
    ['summer', '20260709T100000', Date.UTC(2026, 6, 9, 8)],
    ['the day before the change', '20261024T230000', Date.UTC(2026, 9, 24, 21)],
    ['the day of the change', '20261025T100000', Date.UTC(2026, 9, 25, 9)],
  ])('a zone that the calendar brings along, %s', (_, time, startsAt) => {
    const event = ['BEGIN:VEVENT', `DTSTART;TZID=Horario de la tienda:${time}`, 'END:VEVENT', 'END:VCALENDAR']
    expect(readInvitations([...OWN_ZONE, ...event].join('\n'), undefined)[0]?.startsAt).toBe(startsAt)
  })

  test('an end by duration, a whole day, several days', () => {
    const [long] = readInvitations(calendar('DTSTART:20261109T100000Z', 'DURATION:PT1H30M'), undefined)
    expect(long?.endsAt).toBe(Date.UTC(2026, 10, 9, 11, 30))
    const [day] = readInvitations(calendar('DTSTART;VALUE=DATE:20261109'), undefined)
    expect(day).toMatchObject({ allDay: true, endsAt: Date.UTC(2026, 10, 10) })
    const [days] = readInvitations(calendar('DTSTART:20261109', 'DTEND:20261112'), undefined)
    expect(days).toMatchObject({ allDay: true, endsAt: Date.UTC(2026, 10, 12) })
  })

  test('the method is the one of the calendar, else of the part; several events', () => {
    const text =
      'BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:a\nEND:VEVENT\nBEGIN:VTODO\nSUMMARY:b\nEND:VTODO\nEND:VCALENDAR'
    expect(readInvitations(text, 'CANCEL').map(({ method, summary }) => [method, summary])).toEqual([
      ['cancel', 'a'],
      ['cancel', 'b'],
    ])
    expect(readInvitations('no calendar', 'REQUEST')).toEqual([])
  })

  test('endless lines, events and nesting: bounded, linear', () => {
    const started = performance.now()
    expect(readInvitations('BEGIN:VEVENT\nEND:VEVENT\n'.repeat(100_000), undefined)).toHaveLength(10)
    readInvitations(`BEGIN:VEVENT\nSUMMARY:${'a\n '.repeat(400_000)}`, undefined)
    readInvitations('BEGIN:VEVENT\n'.repeat(80_000), undefined)
    readInvitations(`DTSTART${';A=b'.repeat(250_000)}`, undefined)
    readInvitations(`BEGIN:VEVENT\nDTSTART;${','.repeat(1_000_000)}`, undefined)
    const [one] = readInvitations(calendar(`SUMMARY:${'a'.repeat(1_000_000)}`), undefined)
    expect(one?.summary).toHaveLength(4_000)
    expect(performance.now() - started).toBeLessThan(3_000)
  })
})
