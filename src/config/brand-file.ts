/**
 * `brand.yaml`: how the mails of a store look. Text in, a brand out, or everything that is wrong with it, each with its line.
 * `templates/store/brand.yaml` is one that shows all there is.
 */
import { LANGUAGES, type Language } from '../domain/language/language.ts'
import type { Brand, LinesByLanguage, Logo } from '../domain/say/brand.ts'
import { contrast, isColour, READABLE, readableShade, type Shades, shadesOf } from '../domain/say/shades.ts'
import { imageSize } from './image-size.ts'
import { type Entry, fieldsOf, readYaml, type Text, type YamlProblem, type YamlReader } from './yaml-reader.ts'

export type BrandResult =
  | { readonly value: Brand; readonly problems?: undefined }
  | { readonly problems: readonly YamlProblem[]; readonly value?: undefined }

/** Bytes of a file beside `brand.yaml`; undefined when there is none that can be read. */
export type ReadBeside = (name: string) => Uint8Array | undefined

const LARGEST_LOGO = 60 * 1024
/** Pixels it may take; a larger one is shown smaller. */
const SHOWN = { width: 200, height: 60 }
const MOST_LINES = 12
const LONGEST_LINE = 200
const SPOKEN = ['any', ...LANGUAGES] as const

export function readBrandFile(source: string, beside: ReadBeside): BrandResult {
  const read = readYaml(source, (whole, reader): Brand => {
    const fields = fieldsOf(whole, ['logo', 'colour', 'signature', 'imprint'], reader)
    const of = (name: string) => fields.find(({ key }) => key === name)
    const logo = readLogo(of('logo'), reader, beside)
    const shades = readColour(of('colour'), reader)
    return {
      ...(logo === undefined ? {} : { logo }),
      ...(shades === undefined ? {} : { shades }),
      signature: readLines(of('signature'), reader),
      imprint: readLines(of('imprint'), reader),
    }
  })
  return read.problems === undefined ? { value: read.value } : { problems: read.problems }
}

/** The one text of a field; nothing where the field is not there, or something else was told of. */
function readText(entry: Entry | undefined, reader: YamlReader, expected: string): Text | undefined {
  if (entry === undefined) return undefined
  const [first, second] = reader.texts(entry, expected)
  if (second !== undefined) reader.tell(second.at, `"${second.text.slice(0, 60)}" as well`, expected)
  return first
}

function readLogo(entry: Entry | undefined, reader: YamlReader, beside: ReadBeside): Logo | undefined {
  const expected = `the name of a PNG, JPEG or GIF file in this folder, at most ${LARGEST_LOGO / 1024} KB`
  const name = readText(entry, reader, expected)
  if (name === undefined) return undefined
  const tell = (found: string) => {
    reader.tell(name.at, `"${name.text.slice(0, 60)}"${found}`, expected)
    return undefined
  }
  if (!/^[\w][\w.-]{0,99}$/.test(name.text)) return tell('')
  const bytes = beside(name.text)
  if (bytes === undefined) return tell(', which is not there or cannot be read')
  if (bytes.length > LARGEST_LOGO) return tell(`, which has ${Math.ceil(bytes.length / 1024)} KB`)
  const size = imageSize(bytes)
  if (size === undefined) return tell(', which is no such picture')
  const scale = Math.min(1, SHOWN.width / size.width, SHOWN.height / size.height)
  return {
    filename: name.text,
    contentType: size.contentType,
    base64: Buffer.from(bytes).toString('base64'),
    width: Math.max(1, Math.round(size.width * scale)),
    height: Math.max(1, Math.round(size.height * scale)),
  }
}

function readColour(entry: Entry | undefined, reader: YamlReader): Shades | undefined {
  const text = readText(entry, reader, 'a colour in quotes: "#1d4fa3" (without them # begins a remark)')
  if (text === undefined) return undefined
  const colour = text.text.toLowerCase()
  if (!isColour(colour)) {
    reader.tell(text.at, `"${text.text.slice(0, 60)}"`, 'a colour as "#rrggbb", six digits from 0 to f')
    return undefined
  }
  const ratio = contrast(colour, '#ffffff')
  if (ratio >= READABLE) return shadesOf(colour)
  reader.tell(
    text.at,
    `"${colour}", which has a contrast of ${Math.floor(ratio * 100) / 100}:1 with white`,
    `at least ${READABLE}:1, so that links and white letters on buttons can be read; the nearest shade is "${readableShade(colour)}"`,
  )
  return undefined
}

/** Lines for all languages, or for each; `any` is for those that are not named. */
function readLines(entry: Entry | undefined, reader: YamlReader): LinesByLanguage {
  if (entry === undefined) return {}
  const expected = `lines, or lines by language: ${SPOKEN.join(', ')}`
  const own = new Map<string, readonly string[]>()
  if (reader.isNames(entry))
    for (const one of fieldsOf(entry, SPOKEN, reader)) own.set(one.key, linesOf(one, reader, expected))
  else own.set('any', linesOf(entry, reader, expected))
  return Object.fromEntries(
    LANGUAGES.flatMap((language): [Language, readonly string[]][] => {
      const lines = own.get(language) ?? own.get('any') ?? []
      return lines.length === 0 ? [] : [[language, lines]]
    }),
  )
}

/** A list of lines, or a text of several. */
function linesOf(entry: Entry, reader: YamlReader, expected: string): readonly string[] {
  if (reader.saysNothing(entry)) return []
  const lines = reader
    .texts(entry, expected)
    .flatMap(({ text, at }) => text.split('\n').map((line) => ({ text: line.trim(), at })))
  const kept = lines.filter(({ text }) => text !== '')
  for (const { text, at } of kept)
    if (text.length > LONGEST_LINE || /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text))
      reader.tell(at, `"${text.slice(0, 60)}…"`, `lines of at most ${LONGEST_LINE} characters that can all be seen`)
  if (kept.length > MOST_LINES) reader.tell(entry.at, `${kept.length} lines`, `at most ${MOST_LINES} lines`)
  return kept.map(({ text }) => text)
}
