import type { QuotingPack } from '../quoting-pack.ts'

/** How Romanian mails quote, forward and sign. */
export const ro: QuotingPack = {
  code: 'ro',
  replyPrefixes: ['re', 'răsp'],
  forwardPrefixes: ['redir', 'fwd', 'fw'],
  quote: {
    starts: 'în|pe|la|lun|mar|mie|joi|vin|sâm|dum|luni|marți|miercuri|vineri|sâmbătă|duminică'.split('|'),
    verbs: ['a scris'],
    words: ['eet', 'utilizatorul'],
    tails: ['următoarele'],
  },
  labels: {
    from: ['de la', 'expeditor', 'expeditorul'],
    date: ['trimis', 'dată', 'data'],
    to: ['către', 'destinatar', 'destinatarul', 'la'],
    cc: ['cc'],
    subject: ['subiect', 'subiectul'],
    other: ['răspuns către'],
  },
  originalMarkers: ['mesaj original', 'mesajul original'],
  forwardMarkers: ['mesaj redirecționat', 'începe mesajul redirecționat', 'mesaj redirecţionat', 'mesaj transmis'],
  devices: ['telefonul', 'telefon', 'mobil', 'tabletă', 'dispozitiv'],
  mobile: ['trimis de pe', 'trimis din', 'trimis cu', 'obțineți outlook', 'descarcă outlook'],
  closings: ['cu stimă', 'cu respect', 'mulțumesc', 'o zi bună'],
}
