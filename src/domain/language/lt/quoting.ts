import type { QuotingPack } from '../quoting-pack.ts'

/** How Lithuanian mails quote, forward and sign. */
export const lt: QuotingPack = {
  code: 'lt',
  replyPrefixes: ['re', 'ats'],
  forwardPrefixes: ['fwd', 'fw'],
  quote: {
    starts: 'pr|an|tr|kt|pn|št|sk|pirmadienis|antradienis|trečiadienis|ketvirtadienis|penktadienis'.split('|'),
    verbs: ['rašė', 'parašė', 'rašo'],
    words: ['lapkr', 'naudotojas'],
  },
  labels: {
    from: ['nuo', 'siuntėjas'],
    date: ['išsiųsta', 'data', 'siuntimo data'],
    to: ['kam', 'iki', 'gavėjas'],
    cc: ['kopija', 'cc'],
    subject: ['tema'],
  },
  originalMarkers: ['pradinis pranešimas', 'originali žinutė', 'originalus laiškas', 'originalus pranešimas'],
  forwardMarkers: ['persiųstas pranešimas', 'persiųstas laiškas', 'persiųsta žinutė'],
  devices: ['telefono', 'įrenginio', 'mobiliojo'],
  mobile: ['išsiųsta iš mano', 'išsiųsta iš', 'siųsta iš', 'išsiųsta naudojant', 'gaukite outlook'],
  closings: ['pagarbiai', 'su pagarba', 'ačiū', 'linkėjimai'],
}
