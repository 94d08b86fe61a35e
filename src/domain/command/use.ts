/**
 * `#use refund-policy days=14`: inserts a ready answer, in the customer's language, before the agent's own words (after them when the line stands
 * there). Words in braces are filled in: the customer's name, the order and the like by themselves, others as `key=value`.
 */
import type { Incident } from '../incident/incident.ts'
import { fold } from '../language/fold.ts'
import type { Language } from '../language/language.ts'
import { greetingName } from '../say/greeting.ts'
import type { Person, ReadyAnswer, Store } from '../store.ts'
import type { Command, CommandContext, Refusal } from './command.ts'
import { dateForCustomer } from './customer-date.ts'

export const use: Command = {
  name: 'use',
  grammar: '#use refund-policy days=14',
  kind: 'change',
  group: 'customer',
  parse(argument) {
    if (argument === '') return { problem: 'missing-argument', expected: use.grammar }
    return {
      kind: 'change',
      apply(incident, context) {
        const found = readyAnswer(argument, incident, context)
        return 'problem' in found ? found : []
      },
    }
  },
}

/** The ready answers there are in a language: the store's own first. */
export function readyAnswersIn(store: Store, language: Language): readonly ReadyAnswer[] {
  return store.readyAnswers?.[language] ?? []
}

/** Who writes, when and where. */
export type UseContext = Pick<CommandContext, 'store' | 'agent' | 'now' | 'language'>

/** The words that a line inserts. */
export function readyAnswer(
  argument: string,
  incident: Incident,
  context: UseContext,
): { readonly text: string } | Refusal {
  const { store, agent } = context
  const name = fold(argument.split(' ', 1)[0] ?? '')
  const known = readyAnswersIn(store, incident.language)
  const found = known.find((answer) => fold(answer.name) === name)
  if (found === undefined) return { problem: 'unknown-answer', expected: known.map((answer) => answer.name).join(', ') }
  const values = new Map([
    ...valuesOf(incident, store, agent.name || store.name),
    ...given(argument.slice(name.length)),
  ])
  const missing = withoutValue(found, values)
  if (missing.length > 0) return { problem: 'missing-value', expected: missing.map((key) => `${key}=…`).join(' ') }
  const written = values.get('date')
  const date = written === undefined ? '' : dateForCustomer(written, incident.language, context)
  if (typeof date !== 'string') return date
  values.set('date', date)
  // A customer without a name: "Hello," and "Hola:", neither "Hello ," nor "Hola, :".
  const words = values.get('name') === '' ? found.text.replace(/,? ?\{name\}/gi, '') : found.text
  const text = words.replace(/\{([\p{L}\p{N}_-]{1,40})\}/gu, (_, key: string) => values.get(fold(key)) ?? '')
  return { text: text.trim() }
}

/** The line that inserts it, with what the agent has to add: `#use refund-policy days=`. */
export function useLine(answer: ReadyAnswer, incident: Incident, store: Store, agent: Person): string {
  const missing = withoutValue(answer, new Map(valuesOf(incident, store, agent.name || store.name)))
  return ['#use', answer.name, ...missing.map((key) => `${key}=`)].join(' ')
}

/** Words in braces that nothing is known for; a customer may have no name. */
function withoutValue({ text }: ReadyAnswer, values: ReadonlyMap<string, string>): readonly string[] {
  const wanted = [...text.matchAll(/\{([\p{L}\p{N}_-]{1,40})\}/gu)].map((match) => match[1] ?? '')
  return [...new Set(wanted.filter((key) => (values.get(fold(key)) ?? '') === '' && fold(key) !== 'name'))]
}

function valuesOf(incident: Incident, store: Store, agent: string): readonly (readonly [string, string])[] {
  return [
    ['name', greetingName(incident.customer.name)],
    ['order', incident.orderNumbers[0] ?? ''],
    ['store', store.name],
    ['agent', agent],
    ['reference', `INC-${incident.number}`],
  ]
}

/** `days=14 shop="Gran Vía"`: a value ends with the blank before the next key, or with its quote. */
function given(argument: string): readonly (readonly [string, string])[] {
  const keys = [...argument.matchAll(/(?:^|\s)([\p{L}\p{N}_-]{1,40})=/gu)]
  return keys.map((key, at) => {
    const value = argument.slice(key.index + key[0].length, keys[at + 1]?.index).trim()
    return [fold(key[1] ?? ''), value.replace(/^["'“”«»„]|["'“”«»„]$/g, '')] as const
  })
}
