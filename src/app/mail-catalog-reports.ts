/** Samples of what goes out about many incidents at once. */
import type { CatalogPart } from './mail-catalog-entry.ts'
import { figures, NOW, numbered } from './mail-samples.ts'

const {
  firstAnswerMedian: _m,
  firstAnswerP90: _p,
  answeredInTarget: _t,
  resolutionMedianHours: _r,
  ...unmeasured
} = figures
const { precision: _s, ...unsorted } = figures

export const REPORT_MAILS = {
  digest: {
    audience: 'manager',
    sample: { storeWeek: '2026-W47', figures },
    others: [
      { storeWeek: '2026-W47', figures: unsorted },
      {
        storeWeek: '2026-W47',
        figures: {
          ...unmeasured,
          opened: 1,
          openedBefore: 1,
          byTopic: [],
          byCategory: [],
          byLanguage: [],
          backlog: [],
          oldest: [],
          promisesKept: 0,
          promisesMissed: 0,
          precision: {
            kept: { count: 0, total: 0 },
            unsure: { count: 1, total: 1 },
            byCategory: [],
            byLanguage: [],
          },
        },
      },
    ],
  },
  handover: {
    audience: 'agent',
    sample: {
      at: NOW,
      lines: numbered.map((each, index) => ({
        ...each,
        lacks: ['first-answer', 'customer', 'promise-missed'][index] ?? 'answer',
      })),
      quarantined: [{ id: 7, from: 'bot@tienda.example', subject: 'Pedido', cause: 'parsing took too long' }],
      held: 2,
    },
    others: [
      { at: NOW, lines: [], quarantined: [], held: 0 },
      { at: NOW, lines: numbered.map((each) => ({ ...each, lacks: 'answer' })), more: 1, quarantined: [], held: 0 },
    ],
  },
  flood: {
    audience: 'manager',
    sample: { sender: 'bot@tienda.example', count: 5, limit: '5 an hour for an address' },
    others: [{ sender: 'tienda.example', count: 50, limit: 'other' }],
  },
} satisfies CatalogPart
