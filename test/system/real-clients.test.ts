/** Real mail programs drive a running installation: agents with mutt over IMAP and SMTP, customers with swaks. */
import { describe, expect, test, vi } from 'vitest'
import { goTo, hasProgram, mutt, swaks } from '../support/clients/programs.ts'
import { decoded } from '../support/clients/quote.ts'
import { buttonOf, wordsOf } from '../support/clients/read.ts'
import { hasDovecot } from '../support/dovecot.ts'
import { ANA, install, STORE } from '../support/installation.ts'
import { AUTHSERV_ID, type PostOffice, postOffice, type ReadMail } from '../support/post-office.ts'
import { until } from '../support/until.ts'

// Whole processes start and end here; a busy machine may take its time.
vi.setConfig({ testTimeout: 600_000 })

const ana = { name: 'Ana', address: 'ana@shop.example' }
const marta = { name: 'Marta Gómez', address: 'marta.gomez@correo.example' }
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='

const canRun = [hasDovecot(), hasProgram('mutt'), hasProgram('swaks')].every((there) => there)

describe.skipIf(!canRun)('mutt and swaks', () => {
  test('the day of an agent in mutt, with the program running', async () => {
    const office = await postOffice()
    const shop = await install(
      {
        MANAGERS: '',
        HANDOVER_AT: '23:59',
        AGENTS: `${ANA} es`,
        SMTP_URL: office.smtpUrl,
        TRUSTED_AUTHSERV_ID: AUTHSERV_ID,
      },
      { mailbox: office.mailbox },
    )
    const next = nextOf(office)
    const incident = async () => (await shop.sql('select status, assignee, urgent from incident order by number'))[0]
    const running = await shop.start()

    // A customer writes, with a photo.
    await swaks(
      office,
      [
        ...['--from', marta.address, '--to', STORE],
        ...['--header', 'From: =?utf-8?Q?Marta_G=C3=B3mez?= <marta.gomez@correo.example>'],
        ...['--header', 'Subject: =?utf-8?Q?Jarr=C3=B3n_roto?='],
        ...['--attach-type', 'text/plain; charset=utf-8'],
        ...['--attach-body', 'Hola, el jarrón del pedido 204100 ha llegado roto.'],
      ],
      { 'foto.png': { type: 'image/png', content: Buffer.from(PIXEL, 'base64') } },
    )
    const notification = await next(ana.address, 'the notification')
    expect(notification.text).toContain('el jarrón del pedido 204100 ha llegado roto')
    expect(notification.files.map(({ filename }) => filename)).toEqual(['foto.png'])
    const acknowledgement = await next(marta.address, 'the acknowledgement')
    expect(acknowledgement.text).toContain('204100')

    // The agent opens it, answers below the quote as mutt's users do, and takes it in the same mail.
    await mutt(office, ana, {
      keys: `${goTo(notification.messageId)}<display-message><reply><send-message><exit><quit>`,
      below: 'Lo sentimos: mañana le llega otro.\n\n#take',
    })
    const relay = await next(marta.address, 'the answer')
    expect(wordsOf(relay)).toBe('Lo sentimos: mañana le llega otro.')
    expectNothingInside(relay, notification)
    const receipt = await next(ana.address, 'the receipt')
    expect(receipt.references).toContain(notification.references[0])
    expect(await incident()).toMatchObject({ assignee: ana.address })

    // The receipt is answered.
    await mutt(office, ana, { keys: `${goTo(receipt.messageId)}<reply><send-message><quit>`, above: '#undo' })
    const undone = await next(ana.address, 'the second receipt')
    expect(undone.subject).toBe(receipt.subject)
    expect(await incident()).toMatchObject({ assignee: null })

    // The customer answers with nothing but the reference in the subject and our address.
    await swaks(office, [
      ...['--from', marta.address, '--to', relay.replyTo],
      ...['--header', `Subject: Re: ${ascii(relay.subject)}`, '--header', `In-Reply-To: ${relay.messageId}`],
      ...['--body', 'Gracias. A que hora?'],
    ])
    const second = await next(ana.address, 'the second notification')
    expect(second.text).toContain('Gracias. A que hora?')

    // A group reply, words above the quote; it goes where a reply goes.
    await mutt(office, ana, {
      keys: `${goTo(second.messageId)}<group-reply><send-message><quit>`,
      above: 'Por la mañana, antes de las 12.',
    })
    const answer = await next(marta.address, 'the second answer')
    expect(wordsOf(answer)).toBe('Por la mañana, antes de las 12.')
    expectNothingInside(answer, second)

    // A tapped button is this: the client is started with the link.
    const typed = [
      { at: 'To: ', keys: '\r' },
      { at: 'y:Send', keys: 'y' },
    ]
    await mutt(office, ana, { args: [buttonOf(second, '#take')], typed })
    const tapped = await next(ana.address, 'the receipt of the button')
    expect(tapped.references).toContain(notification.references[0])
    expect(await incident()).toMatchObject({ assignee: ana.address })

    // A fresh mail to the store, the command in the subject: the store's server says who wrote.
    const login = ['--auth', 'PLAIN', '--auth-user', ana.address, '--auth-password', office.password]
    await swaks(office, [
      ...login,
      ...[
        '--from',
        ana.address,
        '--to',
        STORE,
        '--header',
        `From: ${ANA}`,
        '--header',
        'Subject: #list open',
        '--body',
        ' ',
      ],
    ])
    const list = await next(ana.address, 'the list')
    expect(list.text).toMatch(/1\. .*Jarrón roto|Jarrón roto/)

    // The same without a login changes nothing: its address is asked.
    await swaks(office, [
      ...['--from', ana.address, '--to', notification.replyTo, '--header', `From: ${ANA}`],
      ...['--header', 'Subject: Re: x', '--body', '#close'],
    ])
    const asked = await next(ana.address, 'the question whether it was Ana')
    expect(asked.text).toContain('#close')
    expect(await incident()).toMatchObject({ status: 'open' })

    // The list is answered by the number of its line.
    await mutt(office, ana, { keys: `${goTo(list.messageId)}<reply><send-message><quit>`, above: '#close 1' })
    await next(ana.address, 'the receipt of the list')
    expect(await incident()).toMatchObject({ status: 'closed' })
    expect(await office.read(marta.address)).toEqual([])
    expect((await running.end()).code).toBe(0)
  })
})

/** The next mail of an account; others that came with it wait for the next call. */
function nextOf(office: PostOffice): (address: string, what: string) => Promise<ReadMail> {
  const waiting = new Map<string, ReadMail[]>()
  return (address, what) =>
    until(
      what,
      async () => {
        const mails = waiting.get(address) ?? []
        waiting.set(address, mails)
        if (mails.length === 0) mails.push(...(await office.read(address)))
        return mails.shift()
      },
      90_000,
    )
}

function expectNothingInside(relay: ReadMail, notification: ReadMail): void {
  const all = `${relay.raw}\n${relay.text}\n${decoded(relay.html)}`
  for (const secret of [notification.replyTo, ana.address, '#take', 'wrote:', 'Mutt'])
    expect(all.includes(secret), secret).toBe(false)
}

function ascii(subject: string): string {
  return `=?utf-8?B?${Buffer.from(subject).toString('base64')}?=`
}
