import type { QuotingPack } from '../quoting-pack.ts'

/** How English mails quote, forward and sign. */
export const en: QuotingPack = {
  code: 'en',
  replyPrefixes: ['re', 'reply'],
  forwardPrefixes: ['fwd', 'fw', 'forwarded'],
  quote: {
    starts: ['on', 'at', 'in'],
    verbs: ['wrote', 'writes', 'has written', 'said'],
  },
  labels: {
    from: ['from'],
    date: ['sent', 'date', 'sent at', 'sent on'],
    to: ['to'],
    cc: ['cc', 'bcc'],
    subject: ['subject'],
  },
  originalMarkers: ['original message', 'original email', 'original mail', 'original appointment', 'reply message'],
  forwardMarkers: ['forwarded message', 'begin forwarded message', 'forwarded mail', 'forwarded by', 'forwarded email'],
  mobile: [
    'sent from my',
    'sent from yahoo',
    'sent from mail for',
    'sent from outlook',
    'sent from gmail',
    'sent from proton',
    'sent with proton',
    'get outlook for',
    'sent via',
    'sent using',
    'sent from samsung',
    'sent from aol',
  ],
}
