/** Ready answers as agents use them: tapped in the notification, filled in, and sent in the customer's language. */

import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readReadyAnswers } from '../../src/adapters/template/ready-answers.ts'
import { BASE_TAXONOMY } from '../../src/domain/classify/taxonomy.ts'
import { type Desk, HOUR, MONDAY, openDesk } from '../support/a-desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk({
    readyAnswers: await readReadyAnswers(join(import.meta.dirname, '../../templates'), BASE_TAXONOMY),
  })
})
afterAll(() => desk.close())

/** The lines that the buttons of a mail write. */
const tapped = (html: string) =>
  [...html.matchAll(/href="mailto:[^"]*body(?:=|&#x3D;)([^"&]*)/g)].map((match) => decodeURIComponent(match[1] ?? ''))

test.each([
  [
    'es',
    'Hola: el jarrón de mi pedido A-10482 ha llegado roto en la caja. Gracias.',
    /^Hola, Eva:\r?\n.*llegado dañado/s,
  ],
  ['pt', 'Olá, o vaso do meu pedido A-10482 chegou quebrado. Obrigada.', /^Olá, Eva,\r?\n.*chegado danificado/s],
  ['pl', 'Dzień dobry, wazon z zamówienia A-10482 dotarł uszkodzony. Dziękuję.', /^Dzień dobry,\r?\n.*uszkodzone/s],
  ['en', 'Hello, the vase of my order A-10482 arrived broken. Thank you.', /^Hello Eva,\r?\n.*arrived damaged/s],
])('a tap and a date answer a customer who writes in %s', async (language, question, expected) => {
  await desk.begin()
  const eva = `eva-${language}@mail.example`
  desk.turnTo(eva, await desk.opens(MONDAY, question, `Eva Ruiz <${eva}>`, 'A-10482'))
  const notification = await desk.last('notification')
  const line = tapped(notification.html).find((command) => command.startsWith('#use damaged-parcel'))
  expect(line).toBe('#use damaged-parcel date=')
  // Ana reads English; what has nothing to do with the matter is not offered.
  expect(notification.text).toContain('Damaged parcel: a new one or your money back')
  const offered = tapped(notification.html).filter((command) => command.startsWith('#use'))
  expect(offered).toEqual(['#use damaged-parcel date=', '#use ask-order-number date='])

  await desk.answers(MONDAY + HOUR, notification, line ?? '')
  expect(await desk.refused()).toContain('date=…')
  expect(await desk.saidTo(desk.eva, 'relay')).toEqual([])

  await desk.answers(MONDAY + 2 * HOUR, notification, `${line}2026-03-06\n\nAna`)
  const { text } = await desk.last('relay', desk.eva)
  expect(text).toMatch(expected)
  expect(text).toMatch(/\b6(?: de)? (?:marzo|março|marca|March)\b/)
  expect(text).not.toMatch(/[{}]|#use/)
})
