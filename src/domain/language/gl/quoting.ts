import type { QuotingPack } from '../quoting-pack.ts'

/** How Galician mails quote, forward and sign. */
export const gl: QuotingPack = {
  code: 'gl',
  replyPrefixes: ['re', 'resp'],
  forwardPrefixes: ['rv', 'reenv', 'fwd', 'fw'],
  quote: {
    starts: 'o|en|a|luns|martes|mércores|xoves|venres|sábado|domingo'.split('|'),
    verbs: ['escribiu', 'escribiu o seguinte', 'escribía'],
  },
  labels: {
    from: ['de', 'remitente'],
    date: ['enviado', 'data'],
    to: ['para', 'a'],
    cc: ['cc'],
    subject: ['asunto'],
  },
  originalMarkers: ['mensaxe orixinal'],
  forwardMarkers: ['mensaxe reenviada', 'inicio da mensaxe reenviada'],
  devices: ['móbil', 'teléfono'],
  mobile: ['enviado desde o meu', 'enviado dende o meu', 'enviado dende'],
}
