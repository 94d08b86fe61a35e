/** A server that knows no plus addresses: Message-IDs and tags carry the thread, the store's server says who agents are. */
import { describe, expect, test, vi } from 'vitest'
import { accountsOf } from '../support/accounts.ts'
import { iosMail } from '../support/clients/apple.ts'
import { answer, tap, write } from '../support/clients/client.ts'
import { gmailWeb } from '../support/clients/gmail.ts'
import { outlookDesktop } from '../support/clients/outlook.ts'
import { samsungEmail } from '../support/clients/phones-and-portals.ts'
import { buttonOf, wordsOf } from '../support/clients/read.ts'
import { thunderbirdPlain } from '../support/clients/thunderbird.ts'
import { hasDovecot } from '../support/dovecot.ts'
import { ANA, install, STORE } from '../support/installation.ts'
import { AUTHSERV_ID, postOffice } from '../support/post-office.ts'

// Whole processes start and end here; a busy machine may take its time.
vi.setConfig({ testTimeout: 600_000 })

const ana = { name: 'Ana', address: 'ana@shop.example' }
const marta = { name: 'Marta Gómez', address: 'marta@correo.example' }

describe.skipIf(!hasDovecot())('PLUS_ADDRESSING=off', () => {
  test('answers, receipts, #undo, buttons, lists and "was this you?" find their way', async () => {
    const office = await postOffice({ plus: false })
    const shop = await install(
      {
        MANAGERS: '',
        HANDOVER_AT: '23:59',
        AGENTS: `${ANA} es`,
        SMTP_URL: office.smtpUrl,
        PLUS_ADDRESSING: 'off',
        TRUSTED_AUTHSERV_ID: AUTHSERV_ID,
      },
      { mailbox: office.mailbox },
    )
    const accounts = accountsOf(office, shop, [ana.address, marta.address])
    const pass = async (time: string) => {
      expect(await accounts.pass(time)).toMatchObject({ failed: 0, quarantined: 0 })
      // A plus address would be no address here.
      for (const { address } of [ana, marta])
        for (const mail of accounts.at(address)) expect(mail.raw.includes('incidencias+'), mail.subject).toBe(false)
    }
    const incident = async () => (await shop.sql('select status, urgent, assignee from incident'))[0]

    const words = 'Mi pedido 204100 ha llegado roto. ¿Qué puedo hacer?'
    await office.post(write(samsungEmail, { me: marta, to: STORE, subject: 'Pedido roto', words }), 'stranger')
    await pass('10:00')
    const notification = accounts.only(ana.address, 'notification')

    // Words and a command, from an agent whom the server knows; the same from one it does not know waits.
    await office.post(answer(thunderbirdPlain, ana, notification, 'Mañana le llega otro.\n\n#take'))
    await office.post(answer(iosMail, ana, notification, '#urgent'), 'stranger')
    await pass('10:05')
    const relay = accounts.only(marta.address, 'relay')
    expect(wordsOf(relay)).toBe('Mañana le llega otro.')
    const receipt = accounts.only(ana.address, 'receipt')
    expect(receipt.references).toContain(notification.references[0])
    const asked = accounts.only(ana.address, 'was-this-you')
    expect(await incident()).toMatchObject({ assignee: ana.address, urgent: false })

    // Ana says that it was her, takes back what she took, and Marta answers: each known by the Message-ID alone.
    await office.post(answer(gmailWeb, ana, asked, 'Sí, fui yo.'))
    await office.post(answer(outlookDesktop, ana, receipt, '#undo'))
    await office.post(answer(samsungEmail, marta, relay, 'Gracias. ¿A qué hora?'), 'stranger')
    await pass('10:10')
    expect(await incident()).toMatchObject({ assignee: null, urgent: true })
    expect(accounts.only(ana.address, 'notification').text).toContain('Gracias. ¿A qué hora?')
    expect(accounts.at(ana.address, 'receipt').length).toBe(2)

    // A button carries the tag in its subject; a list is asked for in the subject of a fresh mail.
    await office.post(tap(outlookDesktop, ana, buttonOf(notification, '#take')))
    await office.post(write(thunderbirdPlain, { me: ana, to: STORE, subject: '#list open', words: '' }))
    await pass('10:15')
    expect(await incident()).toMatchObject({ assignee: ana.address })
    accounts.only(ana.address, 'receipt')
    const list = accounts.only(ana.address, 'list')
    expect(list.text).toContain('Pedido roto')

    // The list is answered by its line; whoever only says so in From closes nothing.
    await office.post(answer(gmailWeb, ana, list, '#close 1'), 'stranger')
    await pass('10:20')
    expect(await incident()).toMatchObject({ status: 'open' })
    accounts.only(ana.address, 'was-this-you')
    await office.post(answer(gmailWeb, ana, list, '#close 1'))
    await pass('10:25')
    expect(await incident()).toMatchObject({ status: 'closed' })
    expect(accounts.at(marta.address)).toEqual([])
  })
})
