import type { QuotingPack } from '../quoting-pack.ts'

/** How French mails quote, forward and sign. */
export const fr: QuotingPack = {
  code: 'fr',
  replyPrefixes: ['re', 'rép', 'rep', 'réf'],
  forwardPrefixes: ['tr', 'fwd', 'fw', 'transf'],
  quote: {
    starts: ['le', 'en date de', 'en date du'],
    verbs: ['a écrit', 'a ecrit', 'écrit'],
  },
  labels: {
    from: ['de', 'expéditeur'],
    date: ['envoyé', 'envoyé le', 'date', 'envoye'],
    to: ['à', 'a', 'pour'],
    cc: ['cc', 'copie'],
    subject: ['objet', 'sujet'],
  },
  originalMarkers: ["message d'origine", 'message d’origine', 'message original', 'message initial'],
  forwardMarkers: [
    'message transféré',
    'message transmis',
    'début du message transféré',
    'début du message réexpédié',
    'message réexpédié',
  ],
  mobile: [
    'envoyé de mon',
    'envoyé depuis mon',
    'envoyé à partir de',
    'envoyé depuis',
    'télécharger outlook pour',
    'obtenir outlook pour',
    'envoyé avec',
  ],
}
