/** What `preview` needs of the outside: the templates as the store has them, and nothing that must be reached. */
import { join } from 'node:path'
import { checkMail } from './adapters/mail-check/check-mail.ts'
import { copyTemplate } from './adapters/template/own-templates.ts'
import { loadTemplates } from './adapters/template/templates.ts'
import type { Templates } from './app/ports.ts'
import { readAppearance } from './config/config.ts'
import type { Environment } from './config/variables.ts'
import type { MailName } from './domain/incident/mails.ts'
import type { Language } from './domain/language/language.ts'
import type { Variant } from './domain/language/variants.ts'

export { checkMail }

const TEMPLATES = join(import.meta.dirname, '../templates')

/** The mails are shown without a file of the store that has mistakes; these are among the remarks. `variant` is wanted besides. */
export async function storeTemplates(env: Environment, variant?: Variant): Promise<Templates> {
  const { taxonomy, brand, variants, storeDir, problems } = readAppearance(env)
  const templates = await loadTemplates(TEMPLATES, {
    own: join(storeDir, 'templates'),
    taxonomy,
    brand,
    variants: variant === undefined ? variants : [variant, ...variants],
  })
  const ofFiles = problems.map(({ name, found, expected }) => `${name}: found ${found}, expected ${expected}`)
  return { ...templates, remarks: [...ofFiles, ...templates.remarks] }
}

/** Puts a template where the store's own stand. Returns where; throws when there is one already. */
export function copyForStore(env: Environment, name: MailName, language: Language, variant?: Variant): Promise<string> {
  return copyTemplate(TEMPLATES, join(readAppearance(env).storeDir, 'templates'), name, language, variant)
}
