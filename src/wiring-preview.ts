/** What `preview` needs of the outside: the templates, and nothing that must be configured or reached. */
import { join } from 'node:path'
import { loadTemplates } from './adapters/template/templates.ts'
import type { Templates } from './app/ports.ts'

export function ourTemplates(): Promise<Templates> {
  return loadTemplates(join(import.meta.dirname, '../templates'))
}
