/** Two agents, a supplier and several customers, each in the own client, with the real way of every mail between them. */
import { describe, expect, test, vi } from 'vitest'
import { accountsOf } from '../support/accounts.ts'
import { appleMail, iosMail } from '../support/clients/apple.ts'
import { answer, type Person, tap, write } from '../support/clients/client.ts'
import { gmailApp, gmailWeb } from '../support/clients/gmail.ts'
import { outlookDesktop } from '../support/clients/outlook.ts'
import { buttonOf, wordsOf } from '../support/clients/read.ts'
import { thunderbirdHtml } from '../support/clients/thunderbird.ts'
import { hasDovecot } from '../support/dovecot.ts'
import { ANA, install, RUI, STORE } from '../support/installation.ts'
import { AUTHSERV_ID, postOffice, type ReadMail } from '../support/post-office.ts'

// Whole processes start and end here; a busy machine may take its time.
vi.setConfig({ testTimeout: 600_000 })

const ana = { name: 'Ana', address: 'ana@shop.example' }
const rui = { name: 'Rui', address: 'rui@shop.example' }
const supplier = { name: 'Fábrica', address: 'taller@fabrica.example' }
const elena = { name: 'Elena Ruiz', address: 'elena@correo1.example' }
const pablo = { name: 'Pablo Gil', address: 'pablo@correo2.example' }
const lucia = { name: 'Lucía Vega', address: 'lucia@correo3.example' }
const warned = ['uno', 'dos', 'tres'].map((name) => ({ name: `Cliente ${name}`, address: `${name}@recall.example` }))
const calm = { MANAGERS: '', HANDOVER_AT: '23:59', AGENTS: `${ANA} es; ${RUI} pt`, TRUSTED_AUTHSERV_ID: AUTHSERV_ID }

describe.skipIf(!hasDovecot())('a team in its own clients', () => {
  test('collision, #assign, a supplier by #cc, #new with #tell, and #discard within REPLY_DELAY', async () => {
    const office = await postOffice()
    const shop = await install({ ...calm, SMTP_URL: office.smtpUrl }, { mailbox: office.mailbox })
    const everybody = [ana, rui, supplier, elena, pablo, lucia, ...warned]
    const accounts = accountsOf(
      office,
      shop,
      everybody.map(({ address }) => address),
    )
    const complaint = (who: Person, order: string) =>
      write(appleMail, { me: who, to: STORE, subject: `Pedido ${order}`, words: `Mi pedido ${order} ha llegado roto.` })
    const about = (who: Person, at: Person) =>
      accounts.at(at.address, 'notification').find((mail) => mail.text.includes(who.address)) as ReadMail

    for (const [index, who] of [elena, pablo, lucia].entries())
      await office.post(complaint(who, String(204_100 + index)), 'stranger')
    const lines = warned.map(({ name, address }) => `cliente: ${name} <${address}> es`)
    const recall = [
      '#new Retirada de la lámpara Sol',
      ...lines,
      '',
      'La lámpara puede calentarse: desenchúfela, por favor.',
    ]
    await office.post(write(gmailWeb, { me: ana, to: STORE, subject: 'Retirada', words: recall.join('\n') }))
    await accounts.pass('10:00')
    const elenasAtRui = about(elena, rui)
    const lucias = about(lucia, ana)
    const pablosAtRui = about(pablo, rui)
    for (const { address } of warned) {
      const [first, ...more] = accounts.at(address)
      expect(more, address).toEqual([])
      expect(first?.text, address).toContain('desenchúfela, por favor')
      for (const other of warned) if (other.address !== address) expect(first?.raw).not.toContain(other.address)
    }
    const [parent] = accounts.at(ana.address).filter(({ template }) => template !== 'notification')
    const toldOne = accounts.at(warned[1]?.address ?? '')[0] as ReadMail

    // Both answer Elena; the second has not seen the first. Pablo is given to Rui.
    await office.post(answer(gmailWeb, ana, about(elena, ana), 'Mañana le llega otro.'))
    await office.post(answer(outlookDesktop, rui, elenasAtRui, 'Le devolvemos su dinero.'))
    await office.post(answer(gmailApp, ana, about(pablo, ana), '#assign rui'))
    await accounts.pass('10:05')
    expect(wordsOf(accounts.only(elena.address, 'relay'))).toBe('Mañana le llega otro.')
    const held = accounts.only(rui.address, 'held-answer')
    expect(held.text).toContain('Mañana le llega otro.')
    expect(held.references).toContain(elenasAtRui.references[0])
    const given = accounts.only(rui.address, 'assigned')
    expect(given.references).toContain(pablosAtRui.references[0])

    // Rui has read it and taps Send; he brings in the supplier; a customer of the recall answers, and all of them are told more.
    await office.post(tap(outlookDesktop, rui, buttonOf(held, '#send')))
    await office.post(answer(outlookDesktop, rui, given, `Preguntamos al taller.\n\n#cc ${supplier.address}`))
    await office.post(answer(iosMail, warned[1] as Person, toldOne, 'Ya está desenchufada. ¿Y ahora?'), 'stranger')
    await office.post(answer(gmailWeb, ana, parent as ReadMail, 'Mañana pasa un mensajero a recogerla.\n\n#tell'))
    await accounts.pass('10:10')
    expect(wordsOf(accounts.only(elena.address, 'relay'))).toBe('Le devolvemos su dinero.')
    expect(wordsOf(accounts.only(pablo.address, 'relay'))).toBe('Preguntamos al taller.')
    const copy = accounts.only(supplier.address, 'relay')
    expect(copy.text).toContain('Preguntamos al taller.')
    expect(copy.text).not.toContain('204101')
    for (const { address } of warned)
      expect(wordsOf(accounts.only(address, 'relay')), address).toBe('Mañana pasa un mensajero a recogerla.')
    expect(about(warned[1] as Person, ana).text).toContain('Ya está desenchufada. ¿Y ahora?')

    // The supplier answers his copy: for the agents alone. Ana answers Lucía, and has ten minutes to think again.
    const slowly = { REPLY_DELAY: '10m' }
    await office.post(answer(thunderbirdHtml, supplier, copy, 'Nos queda una de repuesto.'), 'stranger')
    await office.post(answer(gmailWeb, ana, lucias, 'Esto lo escribí con prisa.'))
    await accounts.pass('10:15', slowly)
    const fromSupplier = accounts.at(rui.address, 'notification').find((mail) => mail.text.includes('Nos queda una'))
    expect(fromSupplier?.references).toContain(pablosAtRui.references[0])
    expect(accounts.at(ana.address, 'notification')).toEqual([])
    expect(accounts.at(pablo.address)).toEqual([])
    expect(accounts.at(lucia.address)).toEqual([])
    const stoppable = accounts.only(ana.address, 'receipt')
    expect(stoppable.text).toContain('#discard')

    await office.post(answer(gmailApp, ana, stoppable, '#discard'))
    await accounts.pass('10:20', slowly)
    expect(accounts.only(ana.address, 'receipt').text).toContain('Esto lo escribí con prisa.')
    await accounts.pass('10:40', slowly)
    for (const { address } of [elena, pablo, lucia, supplier, ...warned])
      expect(accounts.at(address), address).toEqual([])
  })
})
