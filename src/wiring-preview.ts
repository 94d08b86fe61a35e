/** What `preview` needs of the outside: the templates as the store has them, and nothing that must be reached. */
import { join } from 'node:path'
import { checkMail } from './adapters/mail-check/check-mail.ts'
import { loadTemplates } from './adapters/template/templates.ts'
import type { Templates } from './app/ports.ts'
import { readAppearance } from './config/config.ts'
import type { Environment } from './config/variables.ts'
import type { Variant } from './domain/language/variants.ts'

export { checkMail }

const TEMPLATES = join(import.meta.dirname, '../templates')

/** Mistakes in the store's files are for `doctor` and `taxonomy` to tell: the mails are shown without them. `variant` is wanted besides. */
export function storeTemplates(env: Environment, variant?: Variant): Promise<Templates> {
  const { taxonomy, brand, variants } = readAppearance(env)
  return loadTemplates(TEMPLATES, {
    taxonomy,
    brand,
    variants: variant === undefined ? variants : [variant, ...variants],
  })
}
