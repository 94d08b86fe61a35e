import type { QuotingPack } from '../quoting-pack.ts'

/** How Slovak mails quote, forward and sign. */
export const sk: QuotingPack = {
  code: 'sk',
  replyPrefixes: ['re', 'odp'],
  forwardPrefixes: ['fwd', 'fw'],
  quote: {
    starts: 'používateľ|dňa|po|ut|st|št|pi|so|ne|pondelok|utorok|streda|štvrtok|piatok|sobota|nedeľa'.split('|'),
    verbs: ['napísal', 'napísala', 'napísal(a)', 'píše'],
    tails: ['(a)'],
  },
  labels: {
    from: ['od', 'odosielateľ'],
    date: ['odoslané', 'dátum', 'odoslaná'],
    to: ['komu', 'pre'],
    cc: ['kópia', 'cc'],
    subject: ['predmet'],
    other: ['odpovedať-pre'],
  },
  originalMarkers: ['pôvodná správa', 'pôvodný e-mail'],
  forwardMarkers: ['preposlaná správa', 'začiatok preposlanej správy', 'preposlaná správa --- forwarded message'],
  devices: ['telefónu', 'mobilu', 'tabletu', 'zariadenia'],
  mobile: ['odoslané z môjho', 'odoslané z', 'odoslané pomocou', 'získať outlook', 'stiahnuť outlook'],
  closings: ['s pozdravom', 'ďakujem'],
}
