/** An agent's day: answering from the clients agents use, tapping a button, taking it back. */
import { expect, test, vi } from 'vitest'
import { ANA, complaint, install, letter, MONDAY, type SentMail, STORE } from '../support/installation.ts'

// Whole processes start and end here; a busy machine may take its time.
vi.setConfig({ testTimeout: 240_000 })

const ana = 'ana@shop.example'
const calm = { MANAGERS: '', HANDOVER_AT: '23:59', AGENTS: `${ANA} es` }

type Client = (notification: SentMail, words: string) => { readonly type: string; readonly body: string }

/** How clients write an answer with the mail they answer under it. */
const CLIENTS: Readonly<Record<string, Client>> = {
  'Gmail, text and HTML': (mail, words) => {
    const line = `El lun, 2 mar 2026 a las 10:00, Tienda Sol (<${STORE}>) escribió:`
    return alternative(
      `${words}\n\n${line}\n\n${quoted(mail.text)}\n`,
      `<div dir="ltr">${words}</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">${escaped(line)}<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">${bodyOf(mail.html)}</blockquote></div>`,
    )
  },
  'Outlook, HTML only': (mail, words) => ({
    type: 'text/html; charset=utf-8',
    body: `<html><body lang="ES"><div class="WordSection1"><p class="MsoNormal">${words}<o:p></o:p></p><p class="MsoNormal">&nbsp;</p><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b>De:</b> Tienda Sol &lt;${mail.replyTo}&gt; <br><b>Enviado el:</b> lunes, 2 de marzo de 2026 10:00<br><b>Para:</b> Ana &lt;${ana}&gt;<br><b>Asunto:</b> ${escaped(mail.subject)}</p></div>${bodyOf(mail.html)}</div></body></html>`,
  }),
  'Outlook, text': (mail, words) => ({
    type: 'text/plain; charset=utf-8',
    body: `${words}\n\n________________________________\nDe: Tienda Sol <${mail.replyTo}>\nEnviado: lunes, 2 de marzo de 2026 10:00\nPara: Ana <${ana}>\nAsunto: ${mail.subject}\n\n${mail.text}`,
  }),
  Thunderbird: (mail, words) => ({
    type: 'text/plain; charset=utf-8; format=flowed',
    body: `${words}\n\nEl 2/3/26 a las 10:00, Tienda Sol escribió:\n${quoted(mail.text)}\n\n-- \nAna Ruiz\nTel. 600 123 456\n`,
  }),
  'iOS Mail': (mail, words) => ({
    type: 'text/plain; charset=utf-8',
    body: `${words}\n\nEnviado desde mi iPhone\n\n> El 2 mar 2026, a las 10:00, Tienda Sol <${mail.replyTo}> escribió:\n> \n${quoted(mail.text)}\n`,
  }),
}

test('answers from every client reach the customer without the quote, the signed address and the agent’s own', async () => {
  const shop = await install(calm)
  const clients = Object.entries(CLIENTS)
  for (const [index] of clients.entries()) shop.mailbox.append(complaint(index + 1))
  await shop.once({ now: MONDAY })
  const notifications = (await shop.sent()).filter((mail) => mail.template === 'notification')
  expect(notifications.length).toBe(clients.length)
  const secrets: string[] = []
  for (const [index, [name, write]] of clients.entries()) {
    const notification = notifications.find((mail) => mail.text.includes(`cliente${index + 1}@`)) as SentMail
    secrets.push(notification.replyTo)
    const { type, body } = write(notification, `Lo enviamos mañana, número ${index + 1}.`)
    shop.mailbox.append(
      letter({
        from: ANA,
        to: notification.replyTo,
        subject: `Re: ${notification.subject}`,
        text: body,
        headers: { 'In-Reply-To': notification.messageId, 'Content-Type': type, 'X-Mailer': name },
      }),
    )
  }
  const { counts } = await shop.once({ now: '2026-03-02T10:10:00+01:00' })
  expect(counts).toMatchObject({ threaded: clients.length, held: 0, sent: clients.length })
  const relays = await shop.sent()
  for (const [index, [name]] of clients.entries()) {
    const relay = relays.find((mail) => mail.to === `cliente${index + 1}@correo${index + 1}.example`)
    expect(relay?.template, name).toBe('relay')
    expect(relay?.text, name).toContain(`Lo enviamos mañana, número ${index + 1}.`)
    expect(relay?.html, name).toContain(`Lo enviamos mañana, número ${index + 1}.`)
    const bytes = `${relay?.envelope.raw}\n${relay?.text}\n${relay?.html}`
    for (const secret of [...secrets, ana, 'escribió:', 'Enviado', '600 123 456', '#take', 'X-Mailer'])
      expect(bytes, `${name}: ${secret}`).not.toContain(secret)
    expect(relay?.headers.get('auto-submitted'), name).toBeUndefined()
    expect(relay?.headers.get('from'), name).toMatchObject({ text: expect.stringContaining('Ana – Tienda Sol') })
  }
})

test('a button is tapped: a receipt says before and after, and #undo takes it back', async () => {
  const shop = await install(calm)
  shop.mailbox.append(complaint(1))
  await shop.once({ now: MONDAY })
  const notification = (await shop.sent()).find((mail) => mail.to === ana) as SentMail
  const take = [...notification.html.matchAll(/href="(mailto:[^"]+)"/g)]
    .map(([, href = '']) => new URL(href.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=')))
    .find((link) => link.searchParams.get('body')?.trim() === '#take')
  expect(take).toBeDefined()
  const link = take as URL
  shop.mailbox.append(
    letter({
      from: ANA,
      to: decodeURIComponent(link.pathname),
      subject: link.searchParams.get('subject') ?? '',
      // What a client puts under it by itself.
      text: `${link.searchParams.get('body')}\n\nEnviado desde mi iPhone\n`,
    }),
  )
  await shop.once({ now: '2026-03-02T10:05:00+01:00' })
  const assigned = await shop.sql<{ assignee: string | null }>('select assignee from incident')
  expect(assigned).toEqual([{ assignee: ana }])
  const said = await shop.sent()
  expect(said.map((mail) => `${mail.template} to ${mail.to}`)).toEqual([`receipt to ${ana}`])
  const receipt = said[0] as SentMail

  const undo = letter({
    from: ANA,
    to: receipt.replyTo,
    subject: `Re: ${receipt.subject}`,
    text: `#undo\n\nEl lun, 2 mar 2026 a las 10:05, Tienda Sol (<${receipt.replyTo}>) escribió:\n\n${quoted(receipt.text)}\n`,
    headers: { 'In-Reply-To': receipt.messageId },
  })
  shop.mailbox.append(undo)
  await shop.once({ now: '2026-03-02T10:10:00+01:00' })
  expect(await shop.sql('select assignee from incident')).toEqual([{ assignee: null }])
  expect((await shop.sent()).map((mail) => `${mail.template} to ${mail.to}`)).toEqual([`receipt to ${ana}`])
  // The same mail once more changes nothing and says nothing.
  shop.mailbox.append(undo)
  await shop.once({ now: '2026-03-02T10:15:00+01:00' })
  expect(await shop.sent()).toEqual([])
})

function quoted(text: string): string {
  return text.replaceAll(/^/gm, '> ')
}

function alternative(text: string, html: string): { type: string; body: string } {
  const part = (type: string, body: string) => `--edge\r\nContent-Type: ${type}; charset=utf-8\r\n\r\n${body}\r\n`
  return {
    type: 'multipart/alternative; boundary=edge',
    body: `${part('text/plain', text)}${part('text/html', html)}--edge--\r\n`,
  }
}

function bodyOf(html: string): string {
  return /<body[^>]*>([\s\S]*)<\/body>/i.exec(html)?.[1] ?? html
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
