/** The policies in plain words, and where each number comes from. */
import type { StorePolicies } from '../config/policies-file.ts'
import { COMMON_PARTS, type Field, POLICY_PARTS } from '../config/policy-fields.ts'
import { DEFAULT_POLICIES, type PolicyScope } from '../domain/policy/policies.ts'
import { DAYTIME } from '../domain/time/daytime.ts'

/** A number: what it is of, what it means, how it is written, its line in the file. */
type Row = {
  readonly title: string
  readonly meaning: string
  readonly value: string
  readonly line?: number
}

type AnyParts = Readonly<Record<string, { readonly title: string; readonly fields: Readonly<Record<string, Field>> }>>
type Values = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>

/** Everything that holds for all incidents, then the exceptions. */
export function tableOf(
  own: StorePolicies,
  { file, found }: { readonly file: string; readonly found: boolean },
): string {
  const { policies } = own
  const common = commonRows(own)
  const exceptions = policies.exceptions.flatMap(({ of, change }, n) => [
    `  ${scopeInWords(of)}`,
    ...lines(
      rowsOf(POLICY_PARTS, change, own, `exceptions.${n}.`),
      file,
      '    ',
      (row) => `${row.title}: ${row.meaning}`,
    ),
  ])
  return [
    found
      ? `What happens by itself. A place behind a number says where the store changed it.`
      : `What happens by itself. Nothing is of this store: there is no ${file}. To begin: npm run incidencias -- policies --help`,
    ...[...Map.groupBy(common, ({ title }) => title)].flatMap(([title, rows]) => [
      '',
      title,
      ...lines(rows, file, '  ', ({ meaning }) => meaning),
    ]),
    '',
    'Exceptions, for incidents of which all that is named is true; of two that meet the later wins',
    ...(exceptions.length > 0 ? exceptions : ['  none']),
  ].join('\n')
}

/** What the file makes different from what is shipped, a line each; empty when nothing. */
export function changesOf(own: StorePolicies, file: string): string {
  const { days, daytime = DAYTIME, lines: known } = own
  const keyOf = ({ title, meaning, value }: Row) => `${title} ${meaning} ${value}`
  const shipped = new Set(allRows({ policies: DEFAULT_POLICIES, days: new Map(), lines: new Map() }).map(keyOf))
  const changed = allRows(own).filter((row) => row.line !== undefined && !shipped.has(keyOf(row)))
  const isNarrower = daytime.from !== DAYTIME.from || daytime.to !== DAYTIME.to
  return [
    ...lines(changed, file, '  ', ({ title, meaning }) => `${title}: ${meaning}`),
    ...(isNarrower ? [`  daytime in which customers get automatic mail: ${file}:${known.get('daytime')}`] : []),
    ...(days.size === 0
      ? []
      : [`  ${days.size === 1 ? '1 day' : `${days.size} days`} with hours of their own, closed ones among them`]),
  ].join('\n')
}

function allRows(own: StorePolicies): readonly Row[] {
  const { policies } = own
  const exceptions = policies.exceptions.flatMap(({ of, change }, n) =>
    rowsOf(POLICY_PARTS, change, own, `exceptions.${n}.`).map((row) => ({
      ...row,
      title: `${scopeInWords(of)}: ${row.title}`,
    })),
  )
  return [...commonRows(own), ...exceptions]
}

function commonRows(own: StorePolicies): readonly Row[] {
  const { base, escalations, bounced } = own.policies
  return [...rowsOf(POLICY_PARTS, base, own, ''), ...rowsOf(COMMON_PARTS, { escalations, bounced }, own, '')]
}

function rowsOf(parts: AnyParts, values: Values, { lines: known }: StorePolicies, path: string): readonly Row[] {
  return Object.entries(parts).flatMap(([part, { title, fields }]) =>
    Object.entries(fields).flatMap(([id, { meaning, write }]): readonly Row[] => {
      const value = values[part]?.[id]
      const line = known.get(`${path}${part}.${id}`)
      return value === undefined
        ? []
        : [{ title, meaning, value: write(value), ...(line === undefined ? {} : { line }) }]
    }),
  )
}

const WIDTH = 74

function lines(rows: readonly Row[], file: string, indent: string, words: (row: Row) => string): readonly string[] {
  return rows.map((row) => {
    const said = `${indent}${words(row)}`.padEnd(WIDTH)
    return `${said}  ${row.line === undefined ? row.value : `${row.value.padEnd(14)}  ${file}:${row.line}`}`
  })
}

function scopeInWords({ categories, topics, urgent, languages }: PolicyScope): string {
  return [
    ...(urgent === undefined ? [] : [urgent ? 'urgent' : 'not urgent']),
    ...(categories === undefined ? [] : [categories.join(' or ')]),
    ...(topics === undefined ? [] : [topics.join(' or ')]),
    ...(languages === undefined ? [] : [`written in ${languages.join(' or ')}`]),
  ].join(', ')
}
