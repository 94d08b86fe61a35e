/** Thunderbird, with text that flows (RFC 3676) and with HTML. */
import { client } from './client.ts'
import { dated, escaped, pageOf, timeOf } from './quote.ts'

const agent = 'Mozilla Thunderbird'

export const thunderbirdPlain = client({
  name: 'Thunderbird, plain text, Portuguese',
  language: 'pt',
  headers: () => ({ 'User-Agent': agent, 'Content-Language': 'pt-BR' }),
  body({ me, words, answers }) {
    const signature = `-- \n${me.name} Almeida\nTel. 600 123 456\n`
    const own = flowing(words)
    if (answers === undefined) return { text: `${own}\n\n${signature}`, encoding: '8bit', plain: 'format=flowed' }
    const { date, from, text } = answers
    const line = `Em ${dated(date, 'pt-BR', { day: '2-digit', month: '2-digit', year: 'numeric' })} ${timeOf(date, 'pt-BR')}, ${from.name} escreveu:`
    const quote = text
      .trimEnd()
      .split('\n')
      .map((one) => (one.startsWith('>') || one === '' ? `>${one}` : `> ${one}`))
    return { text: `${own}\n\n${line}\n${quote.join('\n')}\n\n${signature}`, encoding: '8bit', plain: 'format=flowed' }
  },
})

/** Lines of at most 72 letters that go on after a space at their end. */
function flowing(words: string): string {
  return words
    .split('\n')
    .map((line) => line.replaceAll(/(.{40,71} )(?=.)/g, '$1\n'))
    .join('\n')
}

export const thunderbirdHtml = client({
  name: 'Thunderbird, HTML, Polish',
  language: 'pl',
  headers: () => ({ 'User-Agent': agent, 'Content-Language': 'pl' }),
  body({ me, words, answers }) {
    const page = (inside: string) =>
      `<!DOCTYPE html>\n<html>\n  <head>\n    <meta http-equiv="Content-Type" content="text/html; charset=UTF-8">\n  </head>\n  <body>\n    ${inside}\n  </body>\n</html>\n`
    const lines = words
      .split('\n')
      .map((line) => `<p>${escaped(line) || '<br>'}</p>`)
      .join('\n    ')
    const signature = `<pre class="moz-signature" cols="72">-- \n${me.name} Nowak\ntel. 600 123 456</pre>`
    if (answers === undefined) return { html: page(`${lines}\n    ${signature}`), encoding: '8bit' }
    const { date, from } = answers
    const line = `W dniu ${dated(date, 'pl', { day: 'numeric', month: '2-digit', year: 'numeric' })} o ${timeOf(date, 'pl')}, ${from.name} pisze:`
    return {
      html: page(
        `${lines}\n    <div class="moz-cite-prefix">${line}<br>\n    </div>\n    <blockquote type="cite" cite="mid:${answers.messageId.slice(1, -1)}">\n${pageOf(answers)}\n    </blockquote>\n    ${signature}`,
      ),
      encoding: '8bit',
    }
  },
})
