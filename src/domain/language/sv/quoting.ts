import type { QuotingPack } from '../quoting-pack.ts'

/** How Swedish mails quote, forward and sign. */
export const sv: QuotingPack = {
  code: 'sv',
  replyPrefixes: ['sv', 're'],
  forwardPrefixes: ['vb', 'fwd', 'fw'],
  quote: {
    starts: 'den|på|mån|tis|ons|tors|tor|fre|lör|sön|måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag'.split('|'),
    verbs: ['skrev', 'skriver'],
    tails: ['följande'],
  },
  labels: {
    from: ['från', 'avsändare'],
    date: ['skickat', 'datum', 'skickades'],
    to: ['till'],
    cc: ['kopia', 'cc', 'kopia till'],
    subject: ['ämne'],
    other: ['svara till', 'prioritet'],
  },
  originalMarkers: ['ursprungligt meddelande', 'originalmeddelande', 'originalmeddelandet', 'ursprungligt mejl'],
  forwardMarkers: [
    'vidarebefordrat meddelande',
    'vidarebefordrat mejl',
    'vidarebefordrat brev',
    'vidarebefordrat e-postmeddelande',
  ],
  devices: ['mobil', 'mobiltelefon', 'telefon', 'surfplatta', 'enhet'],
  mobile: ['skickat från min', 'skickat från', 'skickades från', 'skickat med', 'hämta outlook', 'från min'],
  replyAbove: ['skriv ditt svar ovanför den här raden', 'svara ovanför denna rad'],
  closings: ['med vänlig hälsning', 'med vänliga hälsningar', 'vänliga hälsningar', 'hälsningar', 'mvh'],
  banners: ['obs', 'varning', 'externt mejl', 'extern e-post', 'du får inte ofta e-post från'],
  bannerStems: ['extern avsändare', 'utanför organisationen', 'inte ofta e-post', 'externt mejl', 'extern e-post'],
}
