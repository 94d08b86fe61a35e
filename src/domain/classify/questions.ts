/** Questions an acknowledgement can ask, and which of them are still open. */
import type { Finding } from '../mail/reading.ts'
import type { CategoryId } from './classification.ts'
import { findTopic, type Taxonomy } from './taxonomy.ts'

/** Their wording stands in each language's `words.json` under `questions`. */
export const QUESTION_IDS = [
  'order-number',
  'product-name',
  'photo-of-damage',
  'photo-of-item',
  'what-is-missing',
  'delivery-address-check',
  'charge-date-amount',
  'error-text',
  'coupon-code',
  'invoice-data',
  'what-you-need',
] as const

export type QuestionId = (typeof QUESTION_IDS)[number]

/**
 * What is still to be asked. An order number or a file that is there is not asked for again; a topic that the
 * taxonomy has no more is asked like `other`.
 */
export function questionsFor(
  category: CategoryId,
  topic: string,
  have: {
    readonly orderNumber: boolean
    readonly attachments: boolean
    readonly text: string
    /** Kinds of things that stand in the text. */
    readonly found: ReadonlySet<Finding['kind']>
  },
  taxonomy: Taxonomy,
): readonly QuestionId[] {
  const asked =
    (findTopic(taxonomy, category, topic) ?? findTopic(taxonomy, category, 'other'))?.questions ?? ASKED_OF_ANYBODY
  return asked.filter((question) => {
    if (question === 'order-number') return !have.orderNumber
    if (question === 'photo-of-damage' || question === 'photo-of-item')
      return !have.attachments && !PHOTO_LINK.test(have.text.slice(0, LOOKED_AT))
    if (question === 'coupon-code') return !CODE.test(have.text)
    if (question === 'charge-date-amount')
      return !(have.found.has('amount') && (have.found.has('date') || DATE.test(have.text)))
    if (question === 'product-name' && have.found.has('product')) return false
    // Whoever took the time to describe it has named it: to be asked again is to not have been heard.
    if (TOLD_IN_WORDS.has(question)) return wordCount(have.text) < FEW_WORDS
    return true
  })
}

/** Where not even the category is known any more. */
const ASKED_OF_ANYBODY: readonly QuestionId[] = ['what-you-need']

const TOLD_IN_WORDS: ReadonlySet<QuestionId> = new Set([
  'product-name',
  'error-text',
  'what-is-missing',
  'what-you-need',
  'invoice-data',
])
/** A mail shorter than this has hardly said what it is about. */
const FEW_WORDS = 12
/** A code as stores print them: capitals and figures in one word. */
const CODE = /\b(?=[A-Z0-9-]{0,20}\d)(?=[A-Z0-9-]{0,20}[A-Z])[A-Z0-9-]{5,20}\b/
/** A link to a photo or film, or to where people put theirs: it need not come as a file as well. */
const PHOTO_LINK =
  /https?:\/\/[^\s<>"]{0,150}?(?:photo|foto|zdjeci|imgur|ibb\.co|drive\.google|dropbox|wetransfer|we\.tl|icloud|1drv|onedrive|\.(?:jpe?g|png|heic|webp|mp4|mov)\b)/i
const LOOKED_AT = 10_000
/** A day in figures, also where nothing says that it is one: after an amount it hardly is anything else. */
const DATE = /\b\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?\b|\b\d{4}-\d{2}-\d{2}\b/

function wordCount(text: string): number {
  return text.slice(0, 2_000).match(/\p{L}{2,}/gu)?.length ?? 0
}
