import type { QuotingPack } from '../quoting-pack.ts'

/** How Hungarian mails quote, forward and sign. */
export const hu: QuotingPack = {
  code: 'hu',
  replyPrefixes: ['re', 'vá', 'válasz'],
  forwardPrefixes: ['tov', 'továbbítás', 'fwd', 'fw'],
  quote: {
    starts: ['ekkor'],
    verbs: ['ezt írta', 'írta', 'a következőt írta'],
    words: ['időpontban', 'időpont', 'dátummal', 'keltezéssel'],
    tails: ['a következőt'],
  },
  labels: {
    from: ['feladó', 'küldő'],
    date: ['elküldve', 'dátum', 'küldve', 'küldés ideje'],
    to: ['címzett', 'címzettek'],
    cc: ['másolat', 'másolatot kap', 'cc'],
    subject: ['tárgy'],
    other: ['válaszcím'],
  },
  originalMarkers: ['eredeti üzenet', 'eredeti levél'],
  forwardMarkers: ['továbbított üzenet', 'továbbított levél kezdete', 'továbbított levél'],
  devices: ['telefonomról', 'mobilomról', 'készülékemről'],
  mobile: ['elküldve', 'küldve', 'az outlook'],
  mobileEnds: ['küldve', 'küldtem', 'elküldve', 'letöltése'],
  closings: ['üdvözlettel', 'tisztelettel', 'köszönöm', 'köszönettel'],
}
