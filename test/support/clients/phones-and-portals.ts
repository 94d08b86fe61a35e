/** Samsung Email and Yahoo Mail. */
import { client } from './client.ts'
import { dated, escaped, flat, pageOf, timeOf } from './quote.ts'

export const samsungEmail = client({
  name: 'Samsung Email, Polish',
  language: 'pl',
  body({ me, words, answers }) {
    const page = (inside: string) =>
      `<html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"></head><body dir="auto">${inside}</body></html>`
    const lines = words
      .split('\n')
      .map((line) => `<div dir="auto">${escaped(line) || '<br>'}</div>`)
      .join('')
    const signature =
      '<div dir="auto"><br></div><div id="composer_signature" dir="auto"><div style="font-size:12px;color:#575757" dir="auto">Wysłano z telefonu Galaxy</div></div>'
    if (answers === undefined)
      return { text: `${words}\n\nWysłano z telefonu Galaxy\n`, html: page(lines + signature), encoding: 'base64' }
    const fields: readonly [string, string][] = [
      ['Od', `${answers.from.name} <${answers.from.address}>`],
      [
        'Data',
        `${dated(answers.date, 'pl', { day: 'numeric', month: '2-digit', year: 'numeric' })}  ${timeOf(answers.date, 'pl')}  (GMT+01:00)`,
      ],
      ['Do', `${me.name} <${me.address}>`],
      ['Temat', answers.subject],
    ]
    const text = fields.map(([name, value]) => `${name}: ${value} `).join('\n')
    const html = fields.map(([name, value]) => `<div>${name}: ${escaped(value)} </div>`).join('')
    return {
      text: `${words}\n\nWysłano z telefonu Galaxy\n\n\n-------- Oryginalna wiadomość --------\n${text}\n\n${flat(answers, (label) => label)}\n`,
      html: page(
        `${lines}${signature}<div dir="auto"><br></div><div><br></div><div align="left" dir="auto" style="font-size:100%;color:#000000"><div>-------- Oryginalna wiadomość --------</div>${html}<div><br></div></div>${pageOf(answers)}`,
      ),
      encoding: 'base64',
    }
  },
})

export const yahooMail = client({
  name: 'Yahoo Mail, English',
  language: 'en',
  headers: () => ({ 'X-Mailer': 'WebService/1.1.24652 YMailNovation' }),
  body({ words, answers }) {
    const id = 'ydp1f2e3d4c'
    const lines = words
      .split('\n')
      .map((line) => `<div dir="ltr" data-setdir="false">${escaped(line) || '<br>'}</div>`)
      .join('')
    const page = (inside: string) =>
      `<html><head></head><body><div class="${id}yahoo-style-wrap" style="font-family:Helvetica Neue, Helvetica, Arial, sans-serif;font-size:16px;">${inside}</div></body></html>`
    if (answers === undefined) return { text: `${words}\n`, html: page(lines), encoding: 'quoted-printable' }
    const line = `On ${dated(answers.date, 'en-US', { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' })} at ${dated(answers.date, 'en-US', { hour: '2-digit', minute: '2-digit', second: '2-digit' })} GMT+1, ${answers.from.name} <${answers.from.address}> wrote:`
    const under = flat(answers, (label) => label).replaceAll(/^/gm, ' ')
    return {
      text: `${words.replaceAll('\n', '\n\n')}\n\n    ${line}  \n \n${under}\n  `,
      html: page(
        `${lines}<div><br></div></div><div id="${id}yahoo_quoted_7291" class="${id}yahoo_quoted"><div style="font-family:'Helvetica Neue', Helvetica, Arial, sans-serif;font-size:13px;color:#26282a;"><div>    ${escaped(line)}  </div><div><br></div><div><br></div><div><div id="${id}yiv9"><div>${pageOf(answers)}</div></div></div></div>`,
      ),
      encoding: 'quoted-printable',
    }
  },
})
