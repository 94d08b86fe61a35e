/** What another thread is told: the same configuration, whatever becomes of files and environment meanwhile. */
import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { type Config, readConfig } from '../src/config/config.ts'
import { Secret } from '../src/config/secret.ts'
import { hearConfig, tellConfig } from '../src/config/told.ts'

const { config, problems } = readConfig({
  SECRET: 'a-secret-of-more-than-thirty-two-characters',
  SECRET_PREVIOUS: 'another-secret-of-more-than-thirty-characters',
  MAILBOX_ADDRESS: 'incidencias@store.example',
  SMTP_URL: 'smtps://ana:canary-smtp@smtp.store.example',
  IMAP_URL: 'imaps://box%40store.example:canary-imap@imap.store.example/INBOX',
  IMAP_AFTER: 'move:Done',
  AGENTS: 'Ana <ana@store.example> es delivery; Rui <rui@store.example> pt',
  HOLIDAYS: 'ES',
  LANGUAGE_VARIANTS: 'pt-PT',
  ORDER_PATTERN: '(\\d{6})',
  SMTP_RATE: '60/min',
  LMTP_LISTEN: '127.0.0.1:2424',
})
if (config === undefined) throw new Error(JSON.stringify(problems))
const heard = hearConfig(structuredClone(tellConfig(config)))

/** All secrets by their way, given out. */
function revealed(value: unknown, way = ''): readonly string[] {
  if (value instanceof Secret) return [`${way} ${value.reveal()}`]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, one]) => revealed(one, `${way}/${name}`))
}

/** With its secrets covered. */
const shown = (one: Config) => inspect(one, { depth: 20, maxArrayLength: null, maxStringLength: null, sorted: true })

test('a thread hears the whole configuration', () => {
  expect(shown(heard)).toBe(shown(config))
  expect(heard.store).toEqual(config.store)
})

test('secrets arrive, and are secrets again', () => {
  expect(revealed(heard)).toEqual(revealed(config))
  expect(revealed(heard)).toContain('/secrets/current a-secret-of-more-than-thirty-two-characters')
  expect(shown(heard)).not.toContain('canary')
})

test('nobody changes it there either', () => {
  expect(Object.isFrozen(heard.store.agents) && Object.isFrozen(heard.smtp)).toBe(true)
})
