/**
 * Turns named mails with data into words. Everything is read and compiled at the start, and tried out with sample data where that
 * is worth its time (`start`, `doctor`, tests; a store's own always): a missing template, word or placeholder stops the program then,
 * and never a mail later. Rendering afterwards is pure.
 */
import { MAIL_CATALOG, SAMPLE_CONTEXT } from '../../app/mail-catalog.ts'
import type { RenderContext, Rendered, Templates } from '../../app/ports.ts'
import { BASE_TAXONOMY, type Taxonomy } from '../../domain/classify/taxonomy.ts'
import type { MailData, MailName } from '../../domain/incident/mails.ts'
import { LANGUAGES, type Language } from '../../domain/language/language.ts'
import { type Variant, variantOf } from '../../domain/language/variants.ts'
import { type Brand, PLAIN_BRAND } from '../../domain/say/brand.ts'
import { chartsOf } from './charts.ts'
import { BLOCKS, type Compile, handlebarsOf } from './helpers.ts'
import { type Layer, type LayeredFile, layersOf, readEvery } from './layers.ts'
import { type Layout, readLayouts } from './layouts.ts'
import { inHtml, type Look, logoIn, lookOf, pictureOf, signatureIn } from './look.ts'
import { readSource } from './markup.ts'
import { oneLine, seen } from './medium.ts'
import { movedOn, strangeFiles } from './own-templates.ts'
import { Phrasing } from './phrasing.ts'
import { readWords } from './words.ts'

type Fill = (data: object) => string

type Compiled = {
  /** Where it stands, for messages. */
  readonly place: string
  /** As a browser is told: `pt-PT`. */
  readonly lang: string
  readonly subject: Fill
  readonly preheader: Fill
  readonly text: Fill
  readonly html: Fill
  readonly footer: { readonly text: Fill; readonly html: Fill }
  readonly layout: Fill
  readonly look: Look
}

/** Longest subject; many clients show far less. The tag stands where it is never cut (`brief` cuts the subject in it). */
const LONGEST_SUBJECT = 250

const LAYOUT_OF = { customer: 'customer', agent: 'agent', manager: 'report' } as const satisfies Record<string, Layout>

/**
 * Loads `folder` (layout/ and one folder a language). Throws one error that names everything that is wrong.
 * `taxonomy`: what the store calls its categories and topics. `variants`: how it writes some languages. `brand`: how its mails look.
 * `own`: the folder of its own templates; what cannot be used in it is set aside, and stands in `remarks`. `tried`: every sample of
 * ours was rendered by somebody else already, so threads of `start` and a pass from cron need not do it again.
 */
export async function loadTemplates(
  folder: string,
  { taxonomy = BASE_TAXONOMY, variants = [], brand = PLAIN_BRAND, own, tried = false }: TemplateOptions = {},
): Promise<Templates> {
  const names = Object.keys(MAIL_CATALOG) as MailName[]
  const [layouts, ...languages] = await Promise.all([
    readLayouts(folder, brand.shades),
    ...LANGUAGES.map((language) =>
      readLanguage(layersOf(folder, language, variants, own), language, names, taxonomy, variants),
    ),
  ])
  const compiled = new Map<string, Compiled>()
  const picture = pictureOf(brand)
  const problems = languages.flatMap((read) => read.problems)
  const remarks = [...(own === undefined ? [] : await strangeFiles(own)), ...languages.flatMap((read) => read.remarks)]
  for (const read of languages) {
    if (!read.say) continue
    const { html, text } = handlebarsOf(read.say, brand.shades?.accent)
    const footers = read.say.words['footers'] ?? {}
    const layoutFills = new Map(Object.entries(layouts).map(([name, source]) => [name, html(source)]))
    for (const [name, candidates] of read.sources) {
      const { audience } = MAIL_CATALOG[name]
      const footer = footers[audience] ?? ''
      const common = {
        lang: variantOf(read.language, variants) ?? read.language,
        footer: { text: text(footer), html: html(footer) },
        layout: layoutFills.get(LAYOUT_OF[audience]) as Fill,
        look: lookOf(brand, picture, read.language, audience),
      }
      for (const [rank, { place, source, own }] of candidates.entries()) {
        try {
          const compile = (): Compiled => ({ place, ...common, ...compileSource(source, html, text) })
          // What was made for trying is given up again: of all the mails in all languages few are ever sent by one process.
          if (own || !tried) tryOut(compile(), name)
          compiled.set(`${read.language}/${name}`, compile())
          const ours = candidates.slice(rank).find((one) => !one.own)
          const moved = own && ours ? movedOn(candidates[rank] as LayeredFile, ours) : undefined
          if (moved !== undefined) remarks.push(moved)
          break
        } catch (error) {
          const message = messageOf(error).replace(`${place}: `, '')
          if (own) remarks.push(`${place} cannot be used, ours is sent instead: ${message}`)
          else problems.push(`${place}: ${message}`)
          if (!own) break
        }
      }
    }
  }
  const templates: Templates = {
    remarks,
    render: (name, language, data, context) => {
      const template = compiled.get(`${language}/${name}`)
      if (!template) throw new Error(`there is no template ${language}/${name}`)
      return render(template, data, context)
    },
    charts: (language, figures) => {
      const say = languages.find((read) => read.language === language)?.say
      if (say === undefined) throw new Error(`there are no words in ${language}`)
      return chartsOf(say, figures)
    },
  }
  if (problems.length > 0) throw new Error(`templates are not complete:\n  ${[...new Set(problems)].join('\n  ')}`)
  return templates
}

export type TemplateOptions = {
  readonly taxonomy?: Taxonomy
  readonly variants?: readonly Variant[]
  readonly brand?: Brand
  readonly own?: string
  readonly tried?: boolean
}

type LanguageRead = {
  readonly language: Language
  readonly say?: Phrasing
  /** Most special first. */
  readonly sources: ReadonlyMap<MailName, readonly LayeredFile[]>
  readonly problems: readonly string[]
  readonly remarks: readonly string[]
}

async function readLanguage(
  layers: readonly Layer[],
  language: Language,
  names: readonly MailName[],
  taxonomy: Taxonomy,
  variants: readonly Variant[],
): Promise<LanguageRead> {
  const [wordFiles, ...sources] = await Promise.all([
    readEvery(layers, 'words.json'),
    ...names.map(async (name) => [name, await readEvery(layers, `${name}.hbs`)] as const),
  ])
  const ours = wordFiles.filter(({ own }) => !own)
  const withOwn = attempt(() => readWords(language, wordFiles, taxonomy))
  const words = typeof withOwn === 'string' ? attempt(() => readWords(language, ours, taxonomy)) : withOwn
  const missing = sources
    .filter(([, files]) => !files.some(({ own }) => !own))
    .map(([name]) => `templates/${language}/${name}.hbs is missing`)
  return {
    language,
    sources: new Map(sources),
    problems: [...(typeof words === 'string' ? [words] : []), ...missing],
    remarks: typeof withOwn === 'string' && typeof words !== 'string' ? [`${withOwn}; our words are used instead`] : [],
    ...(typeof words === 'string' ? {} : { say: new Phrasing(language, words, variantOf(language, variants)) }),
  }
}

/** What the work comes to, or what was wrong. */
function attempt<T>(work: () => T): T | string {
  try {
    return work()
  } catch (error) {
    return messageOf(error)
  }
}

function compileSource(
  source: string,
  html: Compile,
  text: Compile,
): Pick<Compiled, 'subject' | 'preheader' | 'text' | 'html'> {
  const read = readSource(source, BLOCKS)
  return { subject: text(read.subject), preheader: text(read.preheader), text: text(read.text), html: html(read.html) }
}

function render(template: Compiled, data: MailData[MailName], context: RenderContext): Rendered {
  const view = { ...context, ...data }
  const { signature, imprint } = template.look
  const logo = logoIn(template.look, context)
  try {
    const subject = [...oneLine(template.subject(view))].slice(0, LONGEST_SUBJECT).join('')
    const html = template.layout({
      subject,
      preheader: oneLine(template.preheader(view)),
      language: template.lang,
      store: logo === undefined ? oneLine(context.store) : new Finished(logo.html),
      content: new Finished(seen(template.html(view)) + signatureIn(signature)),
      footer: new Finished([seen(template.footer.html(view)), ...imprint.map(inHtml)].join('<br>\n')),
    })
    const foot = [tidy(template.footer.text(view)), ...imprint].join('\n')
    return {
      subject,
      text: `${[tidy(template.text(view)), ...paragraph(signature)].join('\n\n')}\n\n-- \n${foot}\n`,
      html: `${html}\n`,
      ...(logo === undefined ? {} : { files: [logo.file] }),
    }
  } catch (error) {
    throw new Error(`${template.place}: ${messageOf(error)}`, { cause: error })
  }
}

function paragraph(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [lines.join('\n')]
}

/** HTML that handlebars is not to escape again. */
class Finished {
  readonly #html: string
  constructor(html: string) {
    this.#html = html
  }
  toHTML(): string {
    return this.#html
  }
}

/** No trailing spaces, at most one blank line in a row. */
function tidy(text: string): string {
  return seen(text)
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Throws when a sample cannot be said. */
function tryOut(template: Compiled, name: MailName): void {
  const { sample, others } = MAIL_CATALOG[name]
  for (const data of [sample, ...others]) render(template, data, SAMPLE_CONTEXT)
}

function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message
    .replace(/^"([^"]+)" not defined in .*$/, '{{$1}} has no value')
    .replace(/^.*unknown helper (\S+).*$/, 'there is no helper $1')
}
