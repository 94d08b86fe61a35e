/** One page that shows a mail as HTML at the width of a desktop and of a phone, and as text. */
import { MAIL_CATALOG, SAMPLE_CONTEXT } from '../app/mail-catalog.ts'
import type { Templates } from '../app/ports.ts'
import type { MailData, MailName } from '../domain/incident/mails.ts'
import { LANGUAGES, type Language } from '../domain/language/language.ts'

const MAIL_NAMES = Object.keys(MAIL_CATALOG) as readonly MailName[]

type Read<T> = { readonly value: T } | { readonly problem: string }

export function readMailName(name: string): Read<MailName> {
  const value = MAIL_NAMES.find((known) => known === name)
  return value ? { value } : { problem: `There is no mail of this name. There are: ${MAIL_NAMES.join(', ')}.` }
}

export function readLanguage(code: string): Read<Language> {
  const value = LANGUAGES.find((known) => known === code)
  return value ? { value } : { problem: `There are no templates in this language. There are: ${LANGUAGES.join(', ')}.` }
}

/** A mail of the catalogue with all its samples, in one language or in all. */
export function previewPage(templates: Templates, mail: MailName, language?: Language): string {
  const languages = language ? [language] : LANGUAGES
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${mail}</title>
<meta name="color-scheme" content="light dark">
<style>
body { font: 14px/1.4 system-ui, sans-serif; margin: 16px; }
.row { display: flex; gap: 16px; align-items: flex-start; }
iframe { border: 1px solid #888; height: 900px; flex: none; }
pre { flex: 1; min-width: 320px; white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid #888; padding: 8px; margin: 0; }
</style></head><body>
${languages.map((each) => shown(templates, mail, each)).join('\n')}
</body></html>
`
}

function shown<K extends MailName>(templates: Templates, name: K, language: Language): string {
  const { sample, others } = MAIL_CATALOG[name]
  return [sample, ...others].map((data) => oneMail(templates, name, language, data)).join('\n')
}

function oneMail<K extends MailName>(templates: Templates, name: K, language: Language, data: MailData[K]): string {
  const { subject, text, html } = templates.render(name, language, data, SAMPLE_CONTEXT)
  const frame = (width: number) => `<iframe width="${width}" sandbox srcdoc="${escaped(html)}"></iframe>`
  return `<h2>${name} · ${language}</h2>\n<p><strong>${escaped(subject)}</strong></p>\n<div class="row">${frame(700)}${frame(320)}<pre>${escaped(text)}</pre></div>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
