/**
 * Templates that a store has of its own, in `templates/<language>/` of its folder. Each replaces one of ours and stays through upgrades: one
 * that can no longer be used is set aside, with a remark, and ours is sent; one that ours has moved on from is remarked upon.
 */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { MAIL_CATALOG } from '../../app/mail-catalog.ts'
import type { MailName } from '../../domain/incident/mails.ts'
import { LANGUAGES, type Language } from '../../domain/language/language.ts'
import { VARIANTS, type Variant } from '../../domain/language/variants.ts'
import { type LayeredFile, layersOf, readFirst } from './layers.ts'

/** Names the text of ours that a store's template was made from. */
const BASED_ON = 'based-on'

function digestOf(source: string): string {
  return createHash('sha256').update(source.replaceAll('\r\n', '\n')).digest('hex').slice(0, 12)
}

/** What is to be said of a template of the store beside ours; undefined when ours is what it was made from, or it does not say. */
export function movedOn(own: LayeredFile, ours: LayeredFile): string | undefined {
  const head = own.source.slice(0, Math.max(0, own.source.search(/^---$/m)))
  const basedOn = new RegExp(`^${BASED_ON}: *([0-9a-f]{12})\\s*$`, 'm').exec(head)?.[1]
  if (basedOn === undefined || basedOn === digestOf(ours.source)) return undefined
  return `${own.place} is sent as it is, but ${ours.place}, which it was made from, has changed since: compare them, then set its line "${BASED_ON}:" to ${digestOf(ours.source)}`
}

/** Files in the store's folder that stand for nothing. */
export async function strangeFiles(own: string): Promise<readonly string[]> {
  const known: readonly string[] = [...LANGUAGES, ...VARIANTS]
  const names = Object.keys(MAIL_CATALOG)
  const folders = await listed(own)
  const strange = await Promise.all(
    folders.map(async (folder) => {
      const place = join(own, folder)
      if (!known.includes(folder)) return [`${place} is no language: there are ${known.join(', ')}`]
      return (await listed(place)).flatMap((file) => {
        if (file === 'words.json' || file === 'answers') return []
        if (file.endsWith('.hbs') && names.includes(file.slice(0, -4))) return []
        return [`${join(place, file)} is no mail: there are ${names.join(', ')}, each with .hbs`]
      })
    }),
  )
  return strange.flat()
}

/** Hidden files are the business of editors. */
async function listed(folder: string): Promise<readonly string[]> {
  const files = await readdir(folder).catch((): string[] => [])
  return files.filter((file) => !file.startsWith('.')).sort()
}

/** Puts one of ours where the store's own stand, to be changed there. Returns where; throws when there is one already. */
export async function copyTemplate(
  folder: string,
  own: string,
  name: MailName,
  language: Language,
  variant?: Variant,
): Promise<string> {
  const target = join(own, variant ?? language, `${name}.hbs`)
  if (existsSync(target)) throw new Error(`${target} is there already: change that one, or take it away first`)
  const ours = await readFirst(layersOf(folder, language, variant === undefined ? [] : [variant]), `${name}.hbs`)
  if (ours === undefined) throw new Error(`there is no template ${language}/${name}`)
  await mkdir(join(own, variant ?? language), { recursive: true })
  await writeFile(target, `${BASED_ON}: ${digestOf(ours.source)}\n${ours.source}`)
  return target
}
