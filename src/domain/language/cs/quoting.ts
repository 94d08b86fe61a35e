import type { QuotingPack } from '../quoting-pack.ts'

/** How Czech mails quote, forward and sign. */
export const cs: QuotingPack = {
  code: 'cs',
  replyPrefixes: ['re', 'odp'],
  forwardPrefixes: ['fwd', 'fw', 'přeposláno'],
  quote: {
    starts: 'odesílatel|dne|po|út|st|čt|pá|so|ne|pondělí|úterý|středa|čtvrtek|pátek|sobota|neděle'.split('|'),
    verbs: ['napsal', 'napsala', 'napsal(a)', 'píše'],
    words: ['uživatel', 'seč'],
    tails: ['(a)', 'následující'],
  },
  labels: {
    from: ['od', 'odesílatel'],
    date: ['odesláno', 'datum'],
    to: ['komu', 'příjemce'],
    cc: ['kopie', 'cc'],
    subject: ['předmět'],
    other: ['odpověď na', 'důležitost'],
  },
  originalMarkers: ['původní zpráva', 'původní e-mail', 'originální zpráva'],
  forwardMarkers: ['přeposlaná zpráva', 'začátek přeposílané zprávy', 'přeposílaná zpráva'],
  devices: ['telefonu', 'mobilu', 'tabletu', 'zařízení', 'mobilního', 'chytrého'],
  mobile: [
    'odesláno z mého',
    'odesláno z',
    'odesláno pomocí',
    'získat outlook',
    'získejte outlook',
    'stáhnout outlook',
  ],
  closings: ['s pozdravem', 's přátelským pozdravem', 'děkuji', 'zdraví'],
}
