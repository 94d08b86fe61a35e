import type { QuotingPack } from '../quoting-pack.ts'

/** How Estonian mails quote, forward and sign. */
export const et: QuotingPack = {
  code: 'et',
  replyPrefixes: ['re', 'vast'],
  forwardPrefixes: ['edasi', 'fwd', 'fw'],
  quote: {
    starts: 'kuupäev|esmaspäev|teisipäev|kolmapäev|neljapäev|reede|laupäev|pühapäev'.split('|'),
    verbs: ['kirjutas', 'kirjutas järgmist', 'kirjutab'],
    words: ['kuupäeval', 'kell', 'kasutaja'],
    tails: ['järgmist'],
  },
  labels: {
    from: ['saatja', 'kellelt'],
    date: ['saadetud', 'kuupäev', 'saatmisaeg', 'aeg'],
    to: ['adressaat', 'saaja', 'kellele'],
    cc: ['koopia', 'cc'],
    subject: ['teema'],
  },
  originalMarkers: ['algne sõnum', 'algsõnum', 'algne kiri', 'originaalsõnum'],
  forwardMarkers: ['edastatud kiri', 'edastatud sõnum', 'edasisaadetud kiri'],
  devices: ['telefonist', 'seadmest', 'mobiilist', 'nutitelefonist'],
  mobile: ['saadetud minu', 'saadetud', 'hankige outlook'],
  mobileEnds: ['saadetud'],
  closings: ['lugupidamisega', 'parimate soovidega', 'tervitustega', 'tänan', 'aitäh'],
}
