/**
 * What a language has to say: `templates/<language>/words.json`, held against the lists of the domain at the start, so
 * that no mail ever finds a word missing.
 */
import { CATEGORIES } from '../../domain/classify/categories.ts'
import type { CategoryId } from '../../domain/classify/classification.ts'
import type { Status } from '../../domain/incident/incident.ts'
import type {
  CommandProblemId,
  ConversationEntry,
  FindingLine,
  MailData,
  QuestionId,
  ReceiptChange,
  RestLine,
  WarningId,
} from '../../domain/incident/mails.ts'
import type { Language } from '../../domain/language/language.ts'

/** Group -> key -> words. Topics are found under `category/topic`. */
export type Words = Readonly<Record<string, Readonly<Record<string, string>>>>

/** Lists the members of a union; the compiler refuses one too many or too few. */
function keysOf<K extends string>(keys: Readonly<Record<K, 1>>): readonly string[] {
  return Object.keys(keys)
}

const CARD_LABELS = [
  'customer',
  'category',
  'words',
  'unsure',
  'status',
  'assignee',
  'nobody',
  'urgent',
  'orders',
  'opened',
  'promise',
  'answerDue',
  'attachments',
  'withheld',
  'signed',
  'signedHow',
  'yes',
  'no',
  'cut',
  'since',
]

const WEEKDAYS = ['0', '1', '2', '3', '4', '5', '6']

/** Every key a language must have. */
export const DEMANDED: Readonly<Record<string, readonly string[]>> = {
  categories: keysOf<CategoryId>({ product_info: 1, checkout: 1, delivery: 1, support: 1 }),
  topics: Object.entries(CATEGORIES).flatMap(([category, topics]) =>
    Object.keys(topics).map((topic) => `${category}/${topic}`),
  ),
  statuses: keysOf<Status>({ open: 1, waiting: 1, resolved: 1, closed: 1, spam: 1, merged: 1 }),
  questions: keysOf<QuestionId>({
    'order-number': 1,
    'product-name': 1,
    'photo-of-damage': 1,
    'photo-of-item': 1,
    'what-is-missing': 1,
    'delivery-address-check': 1,
    'charge-date-amount': 1,
    'error-text': 1,
    'coupon-code': 1,
    'invoice-data': 1,
    'what-you-need': 1,
  }),
  fields: keysOf<ReceiptChange['field']>({ status: 1, assignee: 1, category: 1, urgent: 1, promise: 1 }),
  warnings: keysOf<WarningId>({
    'stranger-at-agent-address': 1,
    'unconfirmed-sender': 1,
    'forged-tag': 1,
    'reply-to-differs': 1,
    unreadable: 1,
    'acknowledgement-limit': 1,
    'dangerous-attachment': 1,
    'large-attachment': 1,
    'attachment-with-secrets': 1,
    late: 1,
    encrypted: 1,
    'too-large-to-read': 1,
    damaged: 1,
    'reading-failed': 1,
    'name-shows-other-address': 1,
    'name-imitates-us': 1,
    'look-alike-letters': 1,
    'direction-override': 1,
    'hidden-text': 1,
    'several-senders': 1,
    'no-sender': 1,
  }),
  findings: keysOf<FindingLine['kind']>({ tracking: 1, amount: 1, date: 1, phone: 1, product: 1 }),
  invitations: ['request', 'reply', 'cancel', 'other', 'when', 'where', 'who'],
  rest: keysOf<RestLine['kind']>({ quoted: 1, signature: 1, hidden: 1 }),
  problems: keysOf<CommandProblemId>({
    'unknown-command': 1,
    'missing-argument': 1,
    'unexpected-argument': 1,
    'unknown-agent': 1,
    'unknown-category': 1,
    'unreadable-date': 1,
    'date-in-the-past': 1,
    contradiction: 1,
    'no-incident': 1,
    'nothing-to-undo': 1,
    'undo-too-late': 1,
    'undo-not-yours': 1,
    'undo-superseded': 1,
    'not-allowed': 1,
    'nothing-to-send': 1,
    'wrong-state': 1,
    'misplaced-command': 1,
    'no-business-day': 1,
    leak: 1,
    'no-address': 1,
    'withheld-file': 1,
  }),
  escalations: keysOf<MailData['escalation']['because']>({ 'first-answer': 1, 'promise-missed': 1, silence: 1 }),
  sides: keysOf<ConversationEntry['side']>({ customer: 1, store: 1, note: 1, unconfirmed: 1, automatic: 1 }),
  languages: keysOf<Language>({ es: 1, pt: 1, pl: 1, en: 1 }),
  actions: ['take', 'resolve', 'close', 'undo', 'reopen', 'status', 'confirm', 'discard'],
  lists: ['open', 'mine', 'late', 'waiting', 'unassigned', 'resolved'],
  lacks: ['first-answer', 'answer', 'promise', 'promise-missed', 'customer', 'assignee', 'delivery', 'nothing'],
  labels: CARD_LABELS,
  on: WEEKDAYS,
  threading: [
    'signed-address',
    'own-message-id',
    'subject-tag',
    'text-tag',
    'references',
    'order-number',
    'unmarked-responder',
  ],
  footers: ['customer', 'agent', 'manager'],
}

/** Says every key that a language lacks; empty when it is complete. */
export function missingWords(words: Words): readonly string[] {
  return Object.entries(DEMANDED).flatMap(([group, keys]) =>
    keys
      .filter((key) => typeof words[group]?.[key] !== 'string' || words[group][key] === '')
      .map((key) => `${group}.${key}`),
  )
}

/** Flattens `topics` of the file to `category/topic`, and checks all of it. */
export function readWords(language: string, json: string): Words {
  const file = JSON.parse(json) as Record<string, Record<string, unknown>>
  const topics = Object.entries(file['topics'] ?? {}).flatMap(([category, names]) =>
    Object.entries(names as Record<string, string>).map(([topic, name]) => [`${category}/${topic}`, name] as const),
  )
  const words = { ...file, topics: Object.fromEntries(topics) } as Words
  const missing = missingWords(words)
  if (missing.length > 0) throw new Error(`templates/${language}/words.json lacks ${missing.join(', ')}`)
  return words
}
