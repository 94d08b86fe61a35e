import type { QuotingPack } from '../quoting-pack.ts'

/** How Slovenian mails quote, forward and sign. */
export const sl: QuotingPack = {
  code: 'sl',
  replyPrefixes: ['re', 'odg'],
  forwardPrefixes: ['fwd', 'fw'],
  quote: {
    starts:
      'v|dne|pon|tor|sre|čet|pet|sob|ned|ponedeljek|torek|sreda|četrtek|petek|sobota|nedelja|uporabnik|oseba'.split(
        '|',
      ),
    verbs: ['napisal', 'napisala', 'napisal/-a', 'napisal(a)', 'napisal/a', 'je napisal', 'je napisala', 'piše'],
    words: ['je oseba', 'je uporabnik'],
    tails: ['naslednje'],
  },
  labels: {
    from: ['od', 'pošiljatelj'],
    date: ['poslano', 'datum', 'dne'],
    to: ['za', 'prejemnik', 'komu'],
    cc: ['kp', 'cc', 'v vednost'],
    subject: ['zadeva'],
  },
  originalMarkers: ['izvirno sporočilo', 'prvotno sporočilo', 'originalno sporočilo'],
  forwardMarkers: ['posredovano sporočilo', 'začetek posredovanega sporočila'],
  devices: ['telefona', 'mobitela', 'naprave', 'tablice'],
  mobile: ['poslano z mojega', 'poslano iz mojega', 'poslano z', 'poslano iz', 'prenesite outlook'],
  closings: ['lep pozdrav', 'lepo pozdravljeni', 's spoštovanjem', 'hvala'],
}
