/** The page for agents: once to everyone who becomes one, and whenever it is asked for. */
import { beforeAll, expect, test } from 'vitest'
import { welcomeNewcomers } from '../../src/app/newcomers.ts'
import { LANGUAGES } from '../../src/domain/language/language.ts'
import { A_STORE, ANA, type ATestStore, at, openTestStore, RUI } from '../support/a-store.ts'
import { aDesk } from '../support/desk.ts'

const NOW = at('2026-03-02T09:00:00+01:00')
const EVA = { address: 'eva@store.example', name: 'Eva', categories: [], language: 'pl' as const }

let shop: ATestStore
beforeAll(async () => {
  shop = await openTestStore()
})

const welcome = (agents = A_STORE.agents, welcomeAgents = true) =>
  welcomeNewcomers({ ...shop.deps, store: { ...A_STORE, agents }, welcomeAgents }, shop.mailbox, NOW)

test('everyone who becomes an agent gets the page once, in the language of the agent', async () => {
  expect(await welcome(A_STORE.agents, false)).toBe(0)
  // Two workers at the same moment.
  const sent = await Promise.all([welcome(), welcome()])
  expect(sent.reduce((sum, one) => sum + one)).toBe(A_STORE.agents.length)
  expect(await welcome()).toBe(0)
  expect(await welcome([...A_STORE.agents, EVA])).toBe(1)
  const mails = await shop.said('help')
  expect(mails.map((mail) => mail.to[0]?.address)).toEqual([...A_STORE.agents, EVA].map(({ address }) => address))
  expect(mails.at(-1)?.language).toBe('pl')
  expect(mails.at(-1)?.subject).toContain('Witamy')
  expect(mails.every((mail) => mail.headers['Auto-Submitted'] === 'auto-generated')).toBe(true)
})

test('who left and comes back knows it', async () => {
  expect(await welcome([ANA])).toBe(0)
  expect(await welcome()).toBe(0)
})

test('its answer is a command like any other', async () => {
  const desk = aDesk(shop)
  await desk.answer(RUI, await desk.last(RUI, 'help'), NOW + 60_000, '#list open')
  expect((await desk.last(RUI, 'list')).to[0]?.address).toBe(RUI.address)
})

test('#help brings the same page, without the welcome', async () => {
  const desk = aDesk(shop)
  const first = await desk.last(ANA, 'help')
  await desk.answer(ANA, first, NOW + 120_000, '#help')
  const again = await desk.last(ANA, 'help')
  expect(again.id).not.toBe(first.id)
  expect(again.subject).not.toBe(first.subject)
  const said = again.text.split('\n').filter((line) => line.length > 80 && !line.startsWith(' '))
  expect(said.length).toBeGreaterThan(4)
  for (const line of said) expect(first.text).toContain(line)
  // Both name every command; only who asks reads them in seven languages.
  expect(again.text).toContain('#zamknij')
  expect(first.text).toContain('#cerrar')
  expect(first.text).not.toContain('#zamknij')
})

test('in each language the page says what an agent must know before the first answer', async () => {
  const templates = await shop.deps.templates()
  const context = { store: 'Casa Sol', mailbox: 'help@store.example', timeZone: 'UTC' }
  for (const language of LANGUAGES) {
    const { text } = templates.render('help', language, { newcomer: true, commands: [] }, context)
    for (const word of ['Casa Sol', 'help@store.example', '#help', '#undo', '#send', '#discard', '#close 3 5'])
      expect(text, language).toContain(word)
  }
})
