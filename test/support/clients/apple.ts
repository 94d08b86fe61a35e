/** Mail of Apple: on the Mac, and on the iPhone, which corrects while one types. */
import type { ReadMail } from '../post-office.ts'
import { client } from './client.ts'
import { dated, escaped, pageOf, quoted, timeOf } from './quote.ts'

export const appleMail = client({
  name: 'Apple Mail, English',
  language: 'en',
  headers: () => ({ 'X-Mailer': 'Apple Mail (2.3864.100.1.1.5)' }),
  body({ words, answers }) {
    const page = (inside: string) =>
      `<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head><body style="overflow-wrap: break-word; -webkit-nbsp-mode: space; line-break: after-white-space;">${inside}</body></html>`
    const [first = '', ...rest] = words.split('\n').map(escaped)
    const lines = first + rest.map((line) => `<div>${line || '<br>'}</div>`).join('')
    if (answers === undefined) return { text: `${words}\n`, html: page(lines), encoding: 'quoted-printable' }
    const line = `On ${dated(answers.date, 'en-GB', { day: 'numeric', month: 'short', year: 'numeric' })}, at ${timeOf(answers.date, 'en-GB')}, ${person(answers)} wrote:`
    return {
      text: `${words}\n\n> ${line}\n> \n${quoted(answers.text)}\n\n`,
      html: page(
        `${lines}<br id="lineBreakAtBeginningOfMessage"><div><br><blockquote type="cite"><div>${escaped(line)}</div><br class="Apple-interchange-newline"><div>${pageOf(answers)}</div></blockquote></div><br>`,
      ),
      encoding: 'quoted-printable',
    }
  },
})

export const iosMail = client({
  name: 'Mail on the iPhone, Spanish',
  language: 'es',
  typed: (words) =>
    words
      .replaceAll(/"([^"\n]*)"/g, '“$1”')
      .replaceAll("'", '’')
      .replaceAll('--', '—')
      .replaceAll('...', '…')
      .replaceAll(/^#([a-z])/gm, (_all, first: string) => `#${first.toUpperCase()}`),
  headers: () => ({ 'X-Mailer': 'iPhone Mail (22F76)' }),
  body({ words, answers }) {
    const page = (inside: string) =>
      `<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head><body dir="auto">${inside}</body></html>`
    const [first = '', ...rest] = words.split('\n').map(escaped)
    const lines = first + rest.map((line) => `<div>${line || '<br>'}</div>`).join('')
    const signature = '<br id="lineBreakAtBeginningOfSignature"><div dir="ltr">Enviado desde mi iPhone</div>'
    if (answers === undefined)
      return {
        text: `${words}\n\nEnviado desde mi iPhone`,
        html: page(lines + signature),
        encoding: 'quoted-printable',
      }
    const line = `El ${dated(answers.date, 'es', { day: 'numeric', month: 'short', year: 'numeric' })}, a las ${timeOf(answers.date, 'es')}, ${person(answers)} escribió:`
    return {
      text: `${words}\n\nEnviado desde mi iPhone\n\n> ${line}\n> \n${quoted(`\ufeff${answers.text}`)}\n`,
      html: page(
        `${lines}${signature}<div dir="ltr"><br><blockquote type="cite">${escaped(line)}<br><br></blockquote></div><blockquote type="cite"><div dir="ltr">\ufeff${pageOf(answers)}</div></blockquote>`,
      ),
      encoding: 'quoted-printable',
    }
  },
})

function person({ from }: ReadMail): string {
  return `${from.name} <${from.address}>`
}
