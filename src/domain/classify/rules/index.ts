import { asksAboutItem } from './asks-about-item.ts'
import { faulty } from './faulty.ts'
import { moneyBack } from './money-back.ts'
import { pageFails } from './page-fails.ts'
import { pageSaysOtherwise } from './page-says-otherwise.ts'
import { parcelWaits } from './parcel-waits.ts'
import type { Rule } from './rule.ts'
import { silenceBeside } from './silence-beside.ts'
import { tellingPhrases } from './telling-phrases.ts'

/** The rules in order; each sees what those before it concluded. */
export const RULES: readonly Rule[] = [
  tellingPhrases,
  pageFails,
  pageSaysOtherwise,
  faulty,
  moneyBack,
  parcelWaits,
  asksAboutItem,
  silenceBeside,
]
