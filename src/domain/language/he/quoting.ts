import type { QuotingPack } from '../quoting-pack.ts'

/** How Hebrew mails quote, forward and sign. */
export const he: QuotingPack = {
  code: 'he',
  replyPrefixes: ['תגובה', 'השב'],
  forwardPrefixes: ['הועבר', 'העברה'],
  quote: {
    starts: ['בתאריך', 'ב', 'ביום'],
    verbs: ['כתב', 'כתב/ה', 'כתבה', 'מאת'],
    words: ['בשעה'],
  },
  labels: {
    from: ['מאת'],
    date: ['נשלח', 'תאריך', 'נשלח בתאריך'],
    to: ['אל'],
    cc: ['עותק', 'העתק'],
    subject: ['נושא'],
  },
  originalMarkers: ['הודעה מקורית'],
  forwardMarkers: ['הודעה שהועברה', 'הודעה מועברת', 'התחל הודעה מועברת'],
  devices: ['הטלפון', 'הנייד'],
  mobile: ['נשלח מה', 'נשלח מ', 'קבל את outlook'],
}
