/** The numbers under the parts of `policies.yaml`, each read by its field. */
import type { Field } from './policy-fields.ts'
import { type Entry, fieldsOf, shownTexts, type YamlReader } from './yaml-reader.ts'

type AnyPart = { readonly name: string; readonly fields: Readonly<Record<string, Field>> }

/** What was read, by part and field. */
export type AnyChange = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** Where each number stands in the text: `waiting.closeAfter`. */
export type Places = Map<string, number>

/** The numbers that stand under these parts. */
export function readParts(
  fields: readonly Entry[],
  parts: Readonly<Record<string, AnyPart>>,
  path: string,
  reader: YamlReader,
  places: Places,
): AnyChange {
  return Object.fromEntries(
    Object.entries(parts).flatMap(([part, known]) => {
      const numbers = fields
        .filter(({ key }) => key === known.name)
        .flatMap((entry) => readNumbers(entry, part, known, path, reader, places))
      return numbers.length === 0 ? [] : [[part, Object.fromEntries(numbers)]]
    }),
  )
}

function readNumbers(
  of: Entry,
  part: string,
  known: AnyPart,
  path: string,
  reader: YamlReader,
  places: Places,
): readonly (readonly [string, unknown])[] {
  const byName = new Map(Object.entries(known.fields).map(([id, field]) => [field.name, { id, field }]))
  return fieldsOf(of, [...byName.keys()], reader).flatMap((entry) => {
    const found = byName.get(entry.key)
    if (found === undefined) return []
    const { id, field } = found
    const texts = reader.texts(entry, field.expected)
    const value = field.read(texts.map(({ text }) => text))
    // A list is at fault as a whole; nothing at all was told of.
    if (value === undefined && texts[0] !== undefined)
      reader.tell(texts[0].at, shownTexts(texts.map(({ text }) => text)), field.expected)
    if (value === undefined) return []
    places.set(`${path}${part}.${id}`, texts[0]?.at ?? entry.at)
    return [[id, value]]
  })
}
