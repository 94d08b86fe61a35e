import type { QuotingPack } from '../quoting-pack.ts'

/** How Danish mails quote, forward and sign. */
export const da: QuotingPack = {
  code: 'da',
  replyPrefixes: ['sv', 're'],
  forwardPrefixes: ['vs', 'fwd', 'fw'],
  quote: {
    starts: 'den|d|man|tirs|tir|ons|tors|tor|fre|lør|søn|mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag'.split('|'),
    verbs: ['skrev', 'har skrevet'],
    tails: ['følgende'],
  },
  labels: {
    from: ['fra', 'afsender'],
    date: ['sendt', 'dato'],
    to: ['til', 'modtager'],
    cc: ['cc', 'kopi'],
    subject: ['emne'],
    other: ['svar til', 'prioritet', 'vedhæftet', 'vedhæftede filer'],
  },
  originalMarkers: ['oprindelig meddelelse', 'oprindelig besked', 'original meddelelse', 'original besked'],
  forwardMarkers: ['videresendt meddelelse', 'videresendt besked', 'start på videresendt besked', 'videresendt e-mail'],
  devices: ['mobil', 'mobiltelefon', 'telefon', 'tablet', 'enhed'],
  mobile: ['sendt fra min', 'sendt fra', 'sendt med', 'sendt via', 'hent outlook', 'få outlook'],
  replyAbove: ['skriv dit svar over denne linje', 'svar over denne linje'],
  closings: ['med venlig hilsen', 'venlig hilsen', 'hilsen', 'mvh', 'de bedste hilsner', 'bedste hilsner'],
  banners: ['advarsel', 'bemærk', 'obs', 'ekstern e-mail', 'du får ikke ofte mails fra'],
  bannerStems: ['uden for organisationen', 'ekstern afsender', 'ekstern e-mail', 'ikke ofte mails'],
}
