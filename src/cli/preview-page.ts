/** One page that shows mails as they look on a desktop, on a phone, in the dark and as text, with what is wrong with each. */
import { MAIL_CATALOG, SAMPLE_CONTEXT } from '../app/mail-catalog.ts'
import type { Rendered, Templates } from '../app/ports.ts'
import type { MailData, MailName } from '../domain/incident/mails.ts'
import { LANGUAGES, type Language } from '../domain/language/language.ts'
import { languageOfVariant, VARIANTS, type Variant } from '../domain/language/variants.ts'

const MAIL_NAMES = Object.keys(MAIL_CATALOG) as readonly MailName[]

type Read<T> = { readonly value: T } | { readonly problem: string }

/** A fault by the check that found it. */
type Fault = { readonly check: string; readonly what: string }

/** One mail with one set of sample data. */
export type Shown = {
  readonly name: MailName
  readonly language: Language
  readonly mail: Rendered
  readonly faults: readonly Fault[]
}

/** One mail by its name, or `all`. */
export function readMailNames(name: string): Read<readonly MailName[]> {
  if (name === 'all') return { value: MAIL_NAMES }
  const value = MAIL_NAMES.find((known) => known === name)
  return value
    ? { value: [value] }
    : { problem: `There is no mail named "${name}". There are: all, ${MAIL_NAMES.join(', ')}.` }
}

/** A language, or a country's way to write one. */
export function readLanguage(code: string): Read<{ readonly language: Language; readonly variant?: Variant }> {
  const language = LANGUAGES.find((known) => known === code)
  if (language) return { value: { language } }
  const variant = VARIANTS.find((known) => known === code)
  if (variant) return { value: { language: languageOfVariant(variant), variant } }
  return { problem: `There are no templates in "${code}". There are: ${[...LANGUAGES, ...VARIANTS].join(', ')}.` }
}

/** What showing mails needs. `draw` adds the charts that a mail shows, with their pictures; without it they are said in words. */
export type Showing = {
  readonly templates: Templates
  readonly check: (mail: Rendered) => Promise<readonly Fault[]>
  readonly draw?: (digest: MailData['digest'], language: Language) => Promise<Drawn>
}

type Drawn = { readonly data: MailData['digest']; readonly files: NonNullable<Rendered['files']> }

/** Mails of the catalogue with all their samples, in one language or in all, looked through. */
export async function showMails(
  showing: Showing,
  names: readonly MailName[],
  languages: readonly Language[],
  progress: (done: number, of: number) => void = () => {},
): Promise<readonly Shown[]> {
  const all = names.flatMap((name) =>
    languages.flatMap((language) => samplesOf(name).map((data) => ({ name, language, data }))),
  )
  const shown: Shown[] = []
  for (const { name, language, data } of all) {
    const mail = await rendered(showing, name, language, data)
    shown.push({ name, language, mail, faults: await showing.check(mail) })
    progress(shown.length, all.length)
  }
  return shown
}

function samplesOf(name: MailName): readonly MailData[MailName][] {
  const { sample, others } = MAIL_CATALOG[name]
  return [sample, ...others]
}

async function rendered(
  { templates, draw }: Showing,
  name: MailName,
  language: Language,
  data: MailData[MailName],
): Promise<Rendered> {
  if (name !== 'digest' || draw === undefined) return templates.render(name, language, data as never, SAMPLE_CONTEXT)
  const drawn = await draw(data as MailData['digest'], language)
  const { files = [], ...mail } = templates.render(name, language, drawn.data, SAMPLE_CONTEXT)
  return { ...mail, files: [...files, ...drawn.files] }
}

/** The page: needs nothing from outside, and runs nothing of the mails. */
export function previewPage(mails: readonly Shown[]): string {
  const title = [...new Set(mails.map(({ name }) => name))].join(', ')
  const faults = mails.reduce((sum, { faults }) => sum + faults.length, 0)
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title>
<meta name="viewport" content="width=device-width">
<style>
:root { color-scheme: light dark; }
body { font: 14px/1.4 system-ui, sans-serif; margin: 16px; }
h2 { margin: 32px 0 4px; font-size: 16px; }
.subject { margin: 0 0 8px; font-weight: 600; }
.fine { color: #1a7f37; } .wrong { color: #c0341d; }
ul { margin: 0 0 8px; padding-left: 20px; }
.row { display: flex; gap: 16px; align-items: flex-start; overflow-x: auto; }
figure { margin: 0; flex: none; }
figcaption { color: #6b7280; padding: 0 0 4px; }
iframe { border: 1px solid #888; height: 900px; background: #fff; }
pre { width: 560px; margin: 0; box-sizing: border-box; height: 902px; overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid #888; padding: 8px; }
</style></head><body>
<p class="${faults === 0 ? 'fine' : 'wrong'}">${mails.length} mails looked through: ${faults === 0 ? 'contrast, pictures, links, words and size are fine' : `${faults} faults`}.</p>
${mails.map(oneMail).join('\n')}
</body></html>
`
}

function oneMail({ name, language, mail, faults }: Shown): string {
  const { subject, text } = mail
  const html = withPictures(mail)
  const size = `${Math.ceil(Buffer.byteLength(mail.html) / 1000)} kB`
  return `<h2>${name} · ${language} <small>${size}</small></h2>
<p class="subject">${escaped(subject)}</p>
${faults.length === 0 ? '' : `<ul class="wrong">${faults.map(({ check, what }) => `<li>${check}: ${escaped(what)}</li>`).join('')}</ul>`}
<div class="row">
${frame('Desktop, 700 px', 700, inLight(html))}
${frame('Phone, 360 px', 360, inLight(html))}
${frame('Dark, 360 px', 360, inDark(html))}
<figure><figcaption>Text</figcaption><pre>${escaped(text)}</pre></figure>
</div>`
}

function frame(caption: string, width: number, html: string): string {
  return `<figure><figcaption>${caption}</figcaption><iframe title="${caption}" width="${width}" loading="lazy" sandbox srcdoc="${escaped(html)}"></iframe></figure>`
}

const DARK_RULES = /\(prefers-color-scheme: ?dark\)/g

/** As a program in light colours shows it, whatever the browser's are. */
function inLight(html: string): string {
  return html.replace(DARK_RULES, 'not all').replaceAll('color-scheme: light dark', 'color-scheme: light')
}

function inDark(html: string): string {
  return html.replace(DARK_RULES, 'all').replaceAll('color-scheme: light dark', 'color-scheme: dark')
}

/** Pictures that go along with the mail stand in the page itself. */
function withPictures({ html, files = [] }: Rendered): string {
  return html.replace(/\bsrc="cid:([^"]+)"/g, (source, cid: string) => {
    const picture = files.find((file) => file.cid === cid)
    if (picture === undefined) return source
    return `src="data:${picture.contentType};base64,${Buffer.from(picture.content).toString('base64')}"`
  })
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
