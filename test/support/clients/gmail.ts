/** Gmail in the browser, and its app for Android: text made from the HTML, addresses in links, wrapped attributions. */
import type { ReadMail } from '../post-office.ts'
import { type Body, client, type Written } from './client.ts'
import { dated, escaped, flat, pageOf, quoted, timeOf, wrapped } from './quote.ts'

export const gmailWeb = client({
  name: 'Gmail in the browser, Spanish',
  language: 'es',
  body: (written) =>
    gmail(written, {
      open: ([first = '', ...rest]) =>
        `<div dir="ltr">${first}${rest.map((line) => `<div>${line || '<br>'}</div>`).join('')}</div>`,
      line: ({ from, date }) =>
        `El ${dated(date, 'es', { weekday: 'short' })}, ${dated(date, 'es', { day: 'numeric' })} ${dated(date, 'es', { month: 'short' })} ${dated(date, 'es', { year: 'numeric' })} a las ${timeOf(date, 'es')}, ${from.name} (<${from.address}>) escribió:`,
    }),
})

export const gmailApp = client({
  name: 'Gmail for Android, Portuguese',
  language: 'pt',
  body: (written) =>
    gmail(written, {
      open: ([first = '', ...rest]) =>
        `<div dir="auto">${first}${rest.map((line) => `<div dir="auto">${line || '<br>'}</div>`).join('')}</div>`,
      line: ({ from, date }) =>
        `Em ${dated(date, 'pt-BR', { weekday: 'short' })}, ${dated(date, 'pt-BR', { day: 'numeric', month: 'short', year: 'numeric' })}, ${timeOf(date, 'pt-BR')}, ${from.name} <${from.address}> escreveu:`,
    }),
})

function gmail(
  { words, answers }: Written,
  how: { open: (lines: readonly string[]) => string; line: (mail: ReadMail) => string },
): Body {
  const html = how.open(words.split('\n').map(escaped))
  if (answers === undefined) return { text: `${wrapped(words)}\n`, html, encoding: 'quoted-printable' }
  const line = how.line(answers)
  const inText = flat(answers, (label, href) => `${label} &lt;${href.replace('mailto:', '')}&gt;`)
  const linked = escaped(line).replace(/&lt;([^&]+)&gt;/, '&lt;<a href="mailto:$1">$1</a>&gt;')
  return {
    text: `${wrapped(words)}\n\n${line.replace(' (<', ' (<\n')}\n\n${quoted(wrapped(inText))}\n`,
    html: `${html}<br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">${linked}<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex"><u></u>${pageOf(answers)}</blockquote></div>\n`,
    encoding: 'quoted-printable',
  }
}
