import type { QuotingPack } from '../quoting-pack.ts'

/** How Latvian mails quote, forward and sign. */
export const lv: QuotingPack = {
  code: 'lv',
  replyPrefixes: ['re', 'ats', 'atb'],
  forwardPrefixes: ['fwd', 'fw', 'pārs'],
  quote: {
    starts:
      'pirmd|otrd|trešd|ceturtd|piektd|sestd|svētd|pirmdien|otrdien|trešdien|ceturtdien|piektdien|sestdien|svētdien'.split(
        '|',
      ),
    verbs: ['rakstīja', 'uzrakstīja', 'raksta'],
    words: ['lietotājs', 'plkst'],
  },
  labels: {
    from: ['no', 'sūtītājs'],
    date: ['nosūtīts', 'datums', 'sūtīts'],
    to: ['kam', 'adresāts', 'līdz'],
    cc: ['kopija', 'cc'],
    subject: ['tēma', 'temats'],
  },
  originalMarkers: ['sākotnējā ziņa', 'sākotnējais ziņojums', 'oriģinālais ziņojums', 'oriģinālā ziņa'],
  forwardMarkers: ['pārsūtīta ziņa', 'pārsūtīts ziņojums', 'pārsūtītā ziņa'],
  devices: ['telefona', 'tālruņa', 'ierīces'],
  mobile: ['nosūtīts no mana', 'nosūtīts no', 'sūtīts no', 'iegūstiet outlook'],
  closings: ['ar cieņu', 'paldies', 'ar sveicieniem'],
}
