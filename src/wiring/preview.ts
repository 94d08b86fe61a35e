/** What `preview` needs of the outside: the templates as the store has them, and nothing that must be reached. */
import { join } from 'node:path'
import { createLog } from '../adapters/log/log.ts'
import { checkMail } from '../adapters/mail-check/check-mail.ts'
import { copyTemplate } from '../adapters/template/own-templates.ts'
import { readReadyAnswers } from '../adapters/template/ready-answers.ts'
import { loadTemplates } from '../adapters/template/templates.ts'
import { withDigestFiles } from '../app/digest-files.ts'
import { SAMPLE_CONTEXT } from '../app/mail-catalog.ts'
import type { Templates } from '../app/ports.ts'
import { readAppearance } from '../config/config.ts'
import type { Environment } from '../config/variables.ts'
import type { MailData, MailName } from '../domain/incident/mails.ts'
import type { Language } from '../domain/language/language.ts'
import type { Variant } from '../domain/language/variants.ts'
import { lazyCharts } from './lazy.ts'

export { checkMail }

const TEMPLATES = join(import.meta.dirname, '../../templates')

/** The mails are shown without a file of the store that has mistakes; these are among the remarks. `variant` is wanted besides. */
export async function storeTemplates(env: Environment, variant?: Variant): Promise<Templates> {
  const { taxonomy, brand, variants, storeDir, problems } = readAppearance(env)
  const templates = await loadTemplates(TEMPLATES, {
    own: join(storeDir, 'templates'),
    tried: true,
    taxonomy,
    brand,
    variants: variant === undefined ? variants : [variant, ...variants],
  })
  const ofAnswers: string[] = []
  await readReadyAnswers(TEMPLATES, taxonomy, variants, join(storeDir, 'templates'), (text) => ofAnswers.push(text))
  const ofFiles = problems.map(({ name, found, expected }) => `${name}: found ${found}, expected ${expected}`)
  return { ...templates, remarks: [...ofFiles, ...templates.remarks, ...ofAnswers] }
}

/** Puts a template where the store's own stand. Returns where; throws when there is one already. */
export function copyForStore(env: Environment, name: MailName, language: Language, variant?: Variant): Promise<string> {
  return copyTemplate(TEMPLATES, join(readAppearance(env).storeDir, 'templates'), name, language, variant)
}

/** Draws the charts of a digest as the clock does before it is sent. */
export function chartsDrawn(templates: Templates) {
  const deps = { charts: lazyCharts, log: createLog('warn'), store: SAMPLE_STORE }
  return async (data: MailData['digest'], language: Language) => {
    const digest = { ...SAMPLE_DIGEST, data, language }
    const [made] = await withDigestFiles([digest], templates, deps)
    const files = (made?.files ?? []).filter(({ cid }) => cid !== undefined)
    return { data: made?.mail.name === 'digest' ? made.mail.data : data, files }
  }
}

const SAMPLE_STORE = {
  mailbox: SAMPLE_CONTEXT.mailbox,
  calendar: { timeZone: SAMPLE_CONTEXT.timeZone, week: [[], [], [], [], [], [], []], holidays: new Set<string>() },
} as const

const SAMPLE_DIGEST = {
  name: 'digest',
  to: { address: SAMPLE_CONTEXT.mailbox, name: '' },
  lane: 'digest',
  voice: { kind: 'store', auto: 'auto-generated' },
  onceKey: 'preview',
  replyAs: 'plain',
} as const
