/** The family of Outlook: Word on the desktop, the web page (which is also the new Outlook), the app on phones. */
import { createHash } from 'node:crypto'
import type { ReadMail } from '../post-office.ts'
import { client, type Written } from './client.ts'
import { dated, escaped, flat, pageOf, timeOf } from './quote.ts'

/** Microsoft's own threading, besides the fields all clients write. */
function topic({ subject, answers }: Written): Record<string, string> {
  const bare = subject.replace(/^(?:re|odp|res): /i, '')
  const index = createHash('sha1')
    .update(bare)
    .digest()
    .subarray(0, answers === undefined ? 16 : 20)
  return {
    'Thread-Topic': `=?utf-8?B?${Buffer.from(bare).toString('base64')}?=`,
    'Thread-Index': Buffer.concat([Buffer.from([1, 0xdc, 0xaa, 0x10, 0x20, 0x30]), index]).toString('base64'),
    'Accept-Language': 'pl-PL, en-US',
    'Content-Language': 'pl-PL',
    'X-MS-Has-Attach': '',
    'X-MS-TNEF-Correlator': '',
  }
}

/** The four fields over what is answered. */
function block(names: readonly [string, string, string, string], sent: string, me: Written['me'], mail: ReadMail) {
  const [from, when, to, subject] = names
  const fields: readonly [string, string][] = [
    [from, `${mail.from.name} <${mail.from.address}>`],
    [when, sent],
    [to, `${me.name} <${me.address}>`],
    [subject, mail.subject],
  ]
  return {
    text: fields.map(([name, value]) => `${name}: ${value}`).join('\n'),
    html: fields.map(([name, value]) => `<b>${name}:</b> ${escaped(value)}`).join('<br>\n'),
  }
}

function longDate(date: Date, locale: string): string {
  return `${dated(date, locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })} ${timeOf(date, locale)}`
}

const outlookText = (mail: ReadMail) => flat(mail, (label, href) => `${label}&lt;${href}&gt;`)

export const outlookDesktop = client({
  name: 'Outlook on the desktop, Polish',
  language: 'pl',
  re: 'ODP: ',
  headers: (written) => ({ ...topic(written), 'X-Mailer': 'Microsoft Outlook 16.0' }),
  body({ me, words, answers }) {
    const paragraph = (line: string) => `<p class=MsoNormal>${line || '&nbsp;'}<o:p></o:p></p>`
    const word = (inside: string) =>
      `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15 (filtered medium)"><style><!--\np.MsoNormal, li.MsoNormal, div.MsoNormal\n\t{margin:0cm; font-size:11.0pt; font-family:"Aptos",sans-serif;}\n--></style></head><body lang=PL link="#467886" vlink="#96607D" style='word-wrap:break-word'><div class=WordSection1>${inside}</div></body></html>`
    const lines = [...words.split('\n').map(escaped), ''].map(paragraph).join('\n')
    const signature = `<p class=MsoNormal><span style='font-size:10.0pt;color:#1F497D'>-- <o:p></o:p></span></p><p class=MsoNormal><b><span style='color:#1F497D'>${me.name} Nowak</span></b><o:p></o:p></p><p class=MsoNormal>tel. <span style='font-size:9.0pt'>600 123 456</span><o:p></o:p></p>`
    const sign = `-- \n${me.name} Nowak\ntel. 600 123 456\n`
    if (answers === undefined)
      return { text: `${words}\n\n${sign}`, html: word(lines + signature), encoding: 'quoted-printable' }
    const head = block(['Od', 'Wysłano', 'Do', 'Temat'], longDate(answers.date, 'pl'), me, answers)
    return {
      text: `${words}\n\n${sign}\n${head.text}\n\n${outlookText(answers)}\n`,
      html: word(
        `${lines}${signature}<p class=MsoNormal><o:p>&nbsp;</o:p></p><div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal>${head.html}<o:p></o:p></p></div></div><p class=MsoNormal><o:p>&nbsp;</o:p></p>${pageOf(answers)}`,
      ),
      encoding: 'quoted-printable',
    }
  },
})

/** Sends plain text, with the separator of old, and threads by its own fields alone. */
export const outlookPlain = client({
  name: 'Outlook on the desktop, plain text, Spanish',
  language: 'es',
  re: 'RE: ',
  threads: false,
  headers: topic,
  body({ me, words, answers }) {
    if (answers === undefined) return { text: `${words}\n`, encoding: 'quoted-printable' }
    const head = block(['De', 'Enviado el', 'Para', 'Asunto'], longDate(answers.date, 'es'), me, answers)
    return {
      text: `${words}\n\n-----Mensaje original-----\n${head.text}\n\n${answers.text}\n`,
      encoding: 'quoted-printable',
    }
  },
})

export const outlookWeb = client({
  name: 'Outlook on the web, English',
  language: 'en',
  headers: topic,
  body({ me, words, answers }) {
    const font =
      'font-family: Aptos, Aptos_EmbeddedFont, Calibri, Helvetica, sans-serif; font-size: 12pt; color: rgb(0, 0, 0);'
    const lines = words
      .split('\n')
      .map(
        (line) =>
          `<div class="elementToProof" style="${font}">\n${escaped(line).replaceAll('  ', '&nbsp; ') || '<br>'}</div>\n`,
      )
      .join('')
    const signature = `<div class="elementToProof" style="${font}"><br></div><div id="Signature" class="elementToProof"><div style="${font}">${me.name} Brown</div><div style="${font}">Customer care, ext. 123</div></div>`
    const page = (inside: string) =>
      `<html>\n<head>\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8">\n<style type="text/css" style="display:none;"> P {margin-top:0;margin-bottom:0;} </style>\n</head>\n<body dir="ltr">\n${inside}</body>\n</html>\n`
    const sign = `${me.name} Brown\nCustomer care, ext. 123`
    if (answers === undefined)
      return { text: `${words}\n\n${sign}\n`, html: page(lines + signature), encoding: 'base64' }
    const head = block(['From', 'Sent', 'To', 'Subject'], longDate(answers.date, 'en'), me, answers)
    return {
      text: `${words}\n\n${sign}\n\n________________________________\n${head.text}\n\n${outlookText(answers)}\n`,
      html: page(
        `${lines}${signature}<div id="appendonsend"></div>\n<hr style="display:inline-block;width:98%" tabindex="-1">\n<div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif" style="font-size:11pt" color="#000000">${head.html}</font>\n<div>&nbsp;</div>\n</div>\n<div>${pageOf(answers)}</div>\n`,
      ),
      encoding: 'base64',
    }
  },
})

export const outlookApp = client({
  name: 'Outlook for iOS, Portuguese',
  language: 'pt',
  headers: topic,
  body({ me, words, answers }) {
    const lines = words
      .split('\n')
      .map(
        (line) =>
          `<div dir="ltr" class="ms-outlook-mobile-body-separator-line" data-ogsc="" style="font-family: Aptos, Calibri, Helvetica, sans-serif; font-size: 12pt;">${escaped(line) || '<br>'}</div>`,
      )
      .join('')
    const signature = `<div class="ms-outlook-mobile-body-separator-line" data-ogsc=""><br></div><div id="ms-outlook-mobile-signature"><div></div>Obter o <a href="https://aka.ms/o0ukef">Outlook para iOS</a></div>`
    const page = (inside: string) =>
      `<html><head>\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body>${inside}</body></html>\n`
    const sign = 'Obter o Outlook para iOS<https://aka.ms/o0ukef>'
    if (answers === undefined)
      return { text: `${words}\n\n${sign}\n`, html: page(lines + signature), encoding: 'quoted-printable' }
    const head = block(['De', 'Enviado', 'Para', 'Assunto'], longDate(answers.date, 'pt-BR'), me, answers)
    return {
      text: `${words}\n\n${sign}\n________________________________\n${head.text}\n\n${outlookText(answers)}\n`,
      html: page(
        `${lines}${signature}<div id="mail-editor-reference-message-container" class="ms-outlook-mobile-reference-message skipProofing"><hr style="display: inline-block; width: 98%;" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr">${head.html}</div><div><br></div>${pageOf(answers)}</div>`,
      ),
      encoding: 'quoted-printable',
    }
  },
})
