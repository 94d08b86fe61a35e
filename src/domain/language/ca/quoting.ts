import type { QuotingPack } from '../quoting-pack.ts'

/** How Catalan mails quote, forward and sign. */
export const ca: QuotingPack = {
  code: 'ca',
  replyPrefixes: ['re', 'resp', 'resposta'],
  forwardPrefixes: ['rv', 'reenv', 'fwd', 'fw'],
  quote: {
    starts:
      'missatge de|el|en data|dl|dt|dc|dj|dv|ds|dg|dilluns|dimarts|dimecres|dijous|divendres|dissabte|diumenge'.split(
        '|',
      ),
    verbs: ['missatge de', 'va escriure', 'ha escrit', 'escrigué'],
    words: ['missatge de', 'del dia', 'les'],
    tails: ['el següent'],
  },
  labels: {
    from: ['de', 'remitent'],
    date: ['enviat', 'enviat el', 'data'],
    to: ['per a', 'a', 'destinatari'],
    cc: ['cc', 'a/c'],
    subject: ['assumpte', 'tema'],
  },
  originalMarkers: ['missatge original'],
  forwardMarkers: ['missatge reenviat', 'inici del missatge reenviat'],
  devices: ['mòbil', 'telèfon', 'tauleta'],
  mobile: ['enviat des del meu', 'enviat des de', 'enviat amb', 'obtén outlook', 'obteniu outlook'],
  replyAbove: ['escriviu la vostra resposta per sobre d’aquesta línia', 'respongui per sobre d’aquesta línia'],
  closings: ['salutacions', 'salutacions cordials', 'cordialment', 'atentament', 'gràcies', 'moltes gràcies'],
}
