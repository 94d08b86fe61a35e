import type { QuotingPack } from '../quoting-pack.ts'

/** How Finnish mails quote, forward and sign. */
export const fi: QuotingPack = {
  code: 'fi',
  replyPrefixes: ['re', 'vast'],
  forwardPrefixes: ['vl', 'fwd', 'fw'],
  quote: {
    starts: 'ma|ti|ke|to|pe|la|su|maanantai|tiistai|keskiviikko|torstai|perjantai|lauantai|sunnuntai'.split('|'),
    verbs: ['kirjoitti'],
    words: ['kello', 'klo'],
    tails: ['seuraavaa'],
  },
  labels: {
    from: ['lähettäjä', 'lähettää'],
    date: ['lähetetty', 'päivämäärä', 'päiväys'],
    to: ['vastaanottaja', 'vastaanottajat'],
    cc: ['kopio', 'cc'],
    subject: ['aihe'],
    other: ['vastaus'],
  },
  originalMarkers: ['alkuperäinen viesti'],
  forwardMarkers: [
    'edelleenlähetetty viesti',
    'välitetty viesti',
    'välitetty viesti alkaa',
    'välitetty viesti / fwd.msg',
  ],
  devices: ['puhelimesta', 'puhelimestani', 'laitteesta'],
  mobile: ['lähetetty', 'hanki outlook'],
  mobileEnds: ['lähetetty'],
  closings: ['ystävällisin terveisin', 'terveisin', 'yt'],
}
