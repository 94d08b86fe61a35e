/** Reads a YAML file of the store so that everything that is wrong with it is told at once, each with its line. All values are text. */
import { createRequire } from 'node:module'
import type * as Yaml from 'yaml'

/** What stands at a line, and what would be right. */
export type YamlProblem = { readonly line: number; readonly found: string; readonly expected: string }

/** A value under its name; `at` is where the name stands. */
export type Entry = { readonly key: string; readonly at: number; readonly value: unknown }
export type Text = { readonly text: string; readonly at: number }

export type YamlReader = {
  /** What stands under the names of a mapping; nothing where nothing stands. */
  entries(of: Entry, expected: string): readonly Entry[]
  /** What stands in a list, each under the name of the list; nothing where nothing stands. */
  items(of: Entry, expected: string): readonly Entry[]
  /** A text, or a list of texts. */
  texts(of: Entry, expected: string): readonly Text[]
  saysNothing(of: Entry): boolean
  /** Whether names with values stand there. */
  isNames(of: Entry): boolean
  tell(at: number, found: string, expected: string): void
  lineOf(at: number): number
  /** Whether anything was told yet: what is missing then may only have been misread. */
  hasTold(): boolean
}

/** What `read` makes of the whole file, or what is wrong with it. */
export function readYaml<T>(
  source: string,
  read: (whole: Entry, reader: YamlReader) => T,
): { readonly value: T; readonly problems?: undefined } | { readonly problems: readonly YamlProblem[] } {
  // Loaded when there is a file to read: every command and every thread reads the configuration.
  const yaml: typeof Yaml = createRequire(import.meta.url)('yaml')
  const lines = new yaml.LineCounter()
  const document = yaml.parseDocument(source, { schema: 'failsafe', lineCounter: lines, prettyErrors: false })
  const problems: YamlProblem[] = []
  const tell: YamlReader['tell'] = (at, found, expected) => {
    problems.push({ line: lines.linePos(at).line, found, expected })
  }
  for (const { code, message, pos } of [...document.errors, ...document.warnings]) {
    if (code === 'DUPLICATE_KEY') tell(pos[0], 'a name that stands here already', 'each name once')
    else tell(pos[0], message, 'YAML: two more blanks for what belongs to a line, a blank behind each colon, no tabs')
  }
  // What is misread would only cause more complaints.
  if (problems.length > 0) return { problems }

  const shown = (node: unknown): string => {
    if (yaml.isMap(node)) return 'names with values'
    if (yaml.isSeq(node)) return 'a list'
    if (yaml.isAlias(node)) return `*${node.source}, which stands for something else`
    const text = yaml.isScalar(node) ? String(node.value) : ''
    return text === '' ? 'nothing' : `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`
  }
  const isNothing = (node: unknown) => node === null || (yaml.isScalar(node) && node.value === '')
  const placeOf = (node: unknown, otherwise: number) => (yaml.isNode(node) ? (node.range?.[0] ?? otherwise) : otherwise)
  const reader: YamlReader = {
    tell,
    lineOf: (at) => lines.linePos(at).line,
    hasTold: () => problems.length > 0,
    saysNothing: ({ value }) => isNothing(value),
    isNames: ({ value }) => yaml.isMap(value),
    entries({ value, at }, expected) {
      if (isNothing(value)) return []
      if (!yaml.isMap(value)) {
        tell(placeOf(value, at), shown(value), expected)
        return []
      }
      return value.items.flatMap(({ key, value: inner }): readonly Entry[] => {
        const place = placeOf(key, at)
        if (yaml.isScalar(key)) return [{ key: String(key.value), at: place, value: inner }]
        tell(place, shown(key), expected)
        return []
      })
    },
    items({ key, value, at }, expected) {
      if (isNothing(value)) return []
      if (yaml.isSeq(value)) return value.items.map((item) => ({ key, at: placeOf(item, at), value: item }))
      tell(placeOf(value, at), shown(value), expected)
      return []
    },
    texts({ value, at }, expected) {
      const items: readonly unknown[] = yaml.isSeq(value) ? value.items : [value]
      return items.flatMap((item): readonly Text[] => {
        const text = yaml.isScalar(item) ? String(item.value).trim() : ''
        if (text !== '') return [{ text, at: placeOf(item, at) }]
        tell(placeOf(item, at), shown(item), expected)
        return []
      })
    },
  }
  const value = read({ key: '', at: 0, value: document.contents }, reader)
  return problems.length > 0 ? { problems: [...problems].sort((a, b) => a.line - b.line) } : { value }
}

/** The fields of an entry; others are told of. */
export function fieldsOf(of: Entry, known: readonly string[], reader: YamlReader): readonly Entry[] {
  const expected = known.join(', ')
  return reader.entries(of, expected).filter((field) => {
    if (known.includes(field.key)) return true
    reader.tell(field.at, `"${field.key.slice(0, 60)}"`, expected)
    return false
  })
}

/** Texts as they stand in the file, for a message. */
export function shownTexts(texts: readonly string[]): string {
  const text = texts.join(', ')
  return texts.length > 1 ? `[${text.slice(0, 60)}]` : `"${text.slice(0, 60)}"`
}
