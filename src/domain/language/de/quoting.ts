import type { QuotingPack } from '../quoting-pack.ts'

/** How German mails quote, forward and sign. */
export const de: QuotingPack = {
  code: 'de',
  replyPrefixes: ['re', 'aw', 'antwort', 'antw'],
  forwardPrefixes: ['wg', 'fwd', 'fw', 'weitergeleitet'],
  quote: {
    starts: ['am', 'on'],
    verbs: ['schrieb', 'geschrieben', 'schreibt'],
  },
  labels: {
    from: ['von', 'absender'],
    date: ['gesendet', 'datum', 'gesendet am'],
    to: ['an', 'empfänger'],
    cc: ['cc', 'kopie'],
    subject: ['betreff'],
  },
  originalMarkers: [
    'ursprüngliche nachricht',
    'originalnachricht',
    'original-nachricht',
    'original nachricht',
    'urspr. nachricht',
  ],
  forwardMarkers: [
    'weitergeleitete nachricht',
    'anfang der weitergeleiteten nachricht',
    'beginn der weitergeleiteten nachricht',
    'weitergeleitete e-mail',
  ],
  mobile: [
    'von meinem',
    'gesendet von',
    'gesendet mit',
    'outlook für',
    'holen sie sich outlook',
    'diese nachricht wurde von meinem',
  ],
}
