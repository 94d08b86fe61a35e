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

/** Mistakes in the store's files are for `doctor` and `taxonomy` to tell: the mails are shown without them. `variant` is wanted besides. */
export function storeTemplates(env: Environment, variant?: Variant): Promise<Templates> {
  const { taxonomy, brand, variants, storeDir } = readAppearance(env)
  return loadTemplates(TEMPLATES, {
    own: join(storeDir, 'templates'),
    taxonomy,
    brand,
    variants: variant === undefined ? variants : [variant, ...variants],
  })
}

/** Puts a template where the store's own stand. Returns where; throws when there is one already. */
export function copyForStore(env: Environment, name: MailName, language: Language, variant?: Variant): Promise<string> {
  return copyTemplate(TEMPLATES, join(readAppearance(env).storeDir, 'templates'), name, language, variant)
}
