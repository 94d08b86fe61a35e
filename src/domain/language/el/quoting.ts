import type { QuotingPack } from '../quoting-pack.ts'

/** How Greek mails quote, forward and sign. */
export const el: QuotingPack = {
  code: 'el',
  replyPrefixes: ['re', 'απ', 'σχετ', 'απάντηση'],
  forwardPrefixes: ['πρθ', 'προώθ', 'fwd', 'fw'],
  quote: {
    starts: 'στις|την|δευ|τρί|τετ|πέμ|παρ|σάβ|κυρ'.split('|'),
    verbs: ['έγραψε', 'έγραψες'],
    words: ['ο χρήστης', 'π.μ.', 'μ.μ.', 'πμ', 'μμ'],
    tails: ['τα εξής'],
  },
  labels: {
    from: ['από', 'αποστολέας'],
    date: ['στάλθηκε', 'ημερομηνία', 'εστάλη'],
    to: ['προς'],
    cc: ['κοιν', 'κοιν.', 'κοινοποίηση', 'cc'],
    subject: ['θέμα'],
  },
  originalMarkers: ['αρχικό μήνυμα'],
  forwardMarkers: ['προωθημένο μήνυμα', 'έναρξη προωθημένου μηνύματος', 'προωθούμενο μήνυμα'],
  devices: ['κινητό', 'τηλέφωνο', 'συσκευή'],
  mobile: ['στάλθηκε από', 'αποστολή από', 'εστάλη από', 'λήψη του outlook'],
  closings: ['με εκτίμηση', 'ευχαριστώ'],
}
