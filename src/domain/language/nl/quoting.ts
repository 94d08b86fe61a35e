import type { QuotingPack } from '../quoting-pack.ts'

/** How Dutch mails quote, forward and sign. */
export const nl: QuotingPack = {
  code: 'nl',
  replyPrefixes: ['re', 'antw', 'antwoord'],
  forwardPrefixes: ['fw', 'fwd', 'doorst', 'doorgestuurd'],
  quote: {
    starts: 'op|ma|di|wo|do|vr|za|zo|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag'.split('|'),
    verbs: ['schreef', 'geschreven', 'heeft geschreven', 'het volgende geschreven'],
    tails: ['het volgende'],
  },
  labels: {
    from: ['van', 'afzender'],
    date: ['verzonden', 'datum', 'verzonden op'],
    to: ['aan'],
    cc: ['cc', 'kopie', 'bcc'],
    subject: ['onderwerp'],
    other: ['antwoord aan', 'beantwoorden - aan', 'urgentie', 'bijlagen'],
  },
  originalMarkers: ['oorspronkelijk bericht', 'oorspronkelijke bericht', 'origineel bericht'],
  forwardMarkers: ['doorgestuurd bericht', 'begin doorgestuurd bericht', 'doorgestuurde bericht'],
  devices: ['telefoon', 'mobiel', 'mobiele', 'tablet', 'smartphone', 'toestel', 'apparaat'],
  mobile: [
    'verzonden vanuit',
    'verzonden vanaf mijn',
    'verstuurd vanaf mijn',
    'verzonden vanaf',
    'verstuurd vanaf',
    'verzonden met',
    'verstuurd met',
    'verzonden via',
    'download outlook',
    'outlook voor',
  ],
  replyAbove: [
    'typ uw antwoord boven deze regel',
    'typ je antwoord boven deze regel',
    'antwoord boven deze regel',
    'reageer boven deze regel',
  ],
  closings: [
    'met vriendelijke groet',
    'met vriendelijke groeten',
    'vriendelijke groeten',
    'groeten',
    'groet',
    'mvg',
    'hartelijke groeten',
    'alvast bedankt',
  ],
}
