import type { QuotingPack } from '../quoting-pack.ts'

/** How Norwegian mails quote, forward and sign. */
export const nb: QuotingPack = {
  code: 'nb',
  replyPrefixes: ['sv', 're'],
  forwardPrefixes: ['vs', 'videresend', 'fwd', 'fw'],
  quote: {
    starts: 'den|på|man|tir|tirs|ons|tor|tors|fre|lør|søn|mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag'.split(
      '|',
    ),
    verbs: ['skrev', 'har skrevet'],
    tails: ['følgende'],
  },
  labels: {
    from: ['fra', 'avsender'],
    date: ['sendt', 'dato'],
    to: ['til'],
    cc: ['kopi', 'cc'],
    subject: ['emne'],
    other: ['svar til', 'prioritet'],
  },
  originalMarkers: ['opprinnelig melding', 'original melding', 'opprinnelig e-post'],
  forwardMarkers: ['videresendt melding', 'videresendt e-post', 'begynnelse på videresendt melding'],
  devices: ['mobil', 'mobiltelefon', 'telefon', 'nettbrett', 'enhet'],
  mobile: ['sendt fra min', 'sendt fra', 'sendt med', 'hent outlook', 'skaff deg outlook', 'få outlook'],
  replyAbove: ['skriv svaret ditt over denne linjen', 'svar over denne linjen'],
  closings: ['med vennlig hilsen', 'vennlig hilsen', 'hilsen', 'mvh'],
  banners: ['advarsel', 'obs', 'ekstern e-post', 'du får ikke ofte e-post fra'],
  bannerStems: ['utenfor organisasjonen', 'ekstern avsender', 'ekstern e-post', 'ikke ofte e-post'],
}
