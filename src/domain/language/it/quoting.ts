import type { QuotingPack } from '../quoting-pack.ts'

/** How Italian mails quote, forward and sign. */
export const it: QuotingPack = {
  code: 'it',
  replyPrefixes: ['re', 'r', 'rif', 'risp'],
  forwardPrefixes: ['i', 'fwd', 'fw', 'inoltro'],
  quote: {
    starts: ['il giorno', 'il', 'in data'],
    verbs: ['ha scritto', 'scrive', 'scritto'],
  },
  labels: {
    from: ['da'],
    date: ['inviato', 'data', 'inviata'],
    to: ['a', 'per'],
    cc: ['cc', 'c.c'],
    subject: ['oggetto'],
  },
  originalMarkers: ['messaggio originale', 'messaggio originario'],
  forwardMarkers: ['messaggio inoltrato', 'inizio messaggio inoltrato', 'inizio del messaggio inoltrato'],
  mobile: ['inviato da', 'inviato dal mio', 'inviato con', 'scarica outlook per', 'ottieni outlook per'],
}
