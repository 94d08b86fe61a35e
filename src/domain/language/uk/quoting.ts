import type { QuotingPack } from '../quoting-pack.ts'

/** How Ukrainian mails quote, forward and sign. */
export const uk: QuotingPack = {
  code: 'uk',
  replyPrefixes: ['re', 'відп'],
  forwardPrefixes: ['пер', 'fwd', 'fw'],
  quote: {
    starts: 'пн|вт|ср|чт|пт|сб|нд|понеділок|вівторок|середа|четвер|пʼятниця|субота|неділя'.split('|'),
    verbs: ['пише', 'написав', 'написала', 'написав(ла)'],
  },
  labels: {
    from: ['від', 'від кого', 'відправник'],
    date: ['надіслано', 'дата', 'відправлено'],
    to: ['кому'],
    cc: ['копія', 'cc'],
    subject: ['тема'],
    other: ['кому відповісти'],
  },
  originalMarkers: ['вихідне повідомлення', 'оригінальне повідомлення'],
  forwardMarkers: ['переслане повідомлення', 'перенаправлене повідомлення', 'початок листа, що пересилається'],
  devices: ['телефону', 'мобільного', 'пристрою'],
  mobile: ['надіслано з', 'відправлено з', 'отримати outlook'],
  closings: ['з повагою', 'дякую'],
}
