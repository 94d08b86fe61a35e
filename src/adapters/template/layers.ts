/**
 * Where the words of a language come from: folders laid over each other. A more special one holds only what differs: its files
 * win one by one, its words key by key.
 */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Language } from '../../domain/language/language.ts'
import { type Variant, variantOf } from '../../domain/language/variants.ts'

export type Layer = {
  readonly folder: string
  /** As messages name it: `templates/pt-PT`. */
  readonly name: string
  /** Of the store: what cannot be used in it stops nothing. */
  readonly own?: true
}

/** A file as the most special layer has it; `place` names it in messages. */
export type LayeredFile = {
  readonly file: string
  readonly place: string
  readonly source: string
  readonly own?: true
}

/**
 * The layers of a language, most special first. `folder` holds one folder for each language and variant, and so does `own`, the
 * store's.
 */
export function layersOf(
  folder: string,
  language: Language,
  variants: readonly Variant[],
  own?: string,
): readonly Layer[] {
  const variant = variantOf(language, variants)
  const names = [...(variant === undefined ? [] : [variant]), language]
  return [
    ...(own === undefined
      ? []
      : names.map((name) => ({ folder: join(own, name), name: join(own, name), own: true }) as const)),
    ...names.map((name) => ({ folder: join(folder, name), name: `templates/${name}` })),
  ]
}

/** The file of the most special layer that has one. */
export async function readFirst(layers: readonly Layer[], file: string): Promise<LayeredFile | undefined> {
  const [first] = await readEvery(layers, file)
  return first
}

/** The file as each layer has it, most special first. */
export async function readEvery(layers: readonly Layer[], file: string): Promise<readonly LayeredFile[]> {
  const found = await Promise.all(
    layers.map(async ({ folder, name, own }): Promise<readonly LayeredFile[]> => {
      const source = await readFile(join(folder, file), 'utf8').catch(() => undefined)
      return source === undefined ? [] : [{ file, place: `${name}/${file}`, source, ...(own ? { own } : {}) }]
    }),
  )
  return found.flat()
}

/** Every file below `under` that ends so, as each layer has it, most special first; in the order of their names. */
export async function readAll(
  layers: readonly Layer[],
  under: string,
  ending: string,
): Promise<readonly (readonly LayeredFile[])[]> {
  const listed = await Promise.all(
    layers.map(async ({ folder }) => await readdir(join(folder, under)).catch((): string[] => [])),
  )
  const names = [...new Set(listed.flat().filter((name) => name.endsWith(ending)))].sort()
  return await Promise.all(names.map(async (name) => await readEvery(layers, `${under}/${name}`)))
}
