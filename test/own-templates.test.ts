/** A store's own templates stand before ours, one by one, and through upgrades. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { copyTemplate } from '../src/adapters/template/own-templates.ts'
import { readReadyAnswers } from '../src/adapters/template/ready-answers.ts'
import { loadTemplates } from '../src/adapters/template/templates.ts'
import { tryTemplates } from '../src/adapters/template/try-templates.ts'
import { MAIL_CATALOG, SAMPLE_CONTEXT } from '../src/app/mail-catalog.ts'
import { BASE_TAXONOMY } from '../src/domain/classify/taxonomy.ts'

const OURS = join(import.meta.dirname, '../templates')

let own: string
beforeEach(() => {
  own = mkdtempSync(join(tmpdir(), 'own-templates-'))
})
afterEach(() => rmSync(own, { recursive: true }))

function put(file: string, text: string): void {
  mkdirSync(join(own, file, '..'), { recursive: true })
  writeFileSync(join(own, file), text)
}

/** `tried`: ours were rendered by somebody else; the store's are tried all the same. */
async function resolvedIn(language: 'es' | 'pt', variants: readonly 'pt-PT'[] = []) {
  const templates = await loadTemplates(OURS, { own, variants, tried: true })
  const { sample } = MAIL_CATALOG.resolved
  return { ...templates.render('resolved', language, sample, SAMPLE_CONTEXT), remarks: templates.remarks }
}

test('one of its own replaces one of ours, and nothing else', async () => {
  put('es/resolved.hbs', 'subject: Listo [{{reference}}]\n---\nHola, {{line name}}: listo.\n')
  const { subject, text, remarks } = await resolvedIn('es')
  expect(subject).toBe('Listo [INC-4821-Q7RXM]')
  expect(text).toContain('Hola, Marta: listo.')
  expect(remarks).toEqual([])
  const templates = await loadTemplates(OURS, { own, tried: true })
  const other = templates.render('resolved', 'pl', MAIL_CATALOG.resolved.sample, SAMPLE_CONTEXT)
  expect(other.subject).not.toContain('Listo')
})

test.each([
  ['a value that there is not', 'subject: Listo\n---\n{{nobody}}\n', '{{nobody}} has no value'],
  ['no subject', 'Hola\n', 'a line "---"'],
  ['an unclosed block', 'subject: Listo\n---\n\n{{#if name}}\n\nHola\n', 'Parse error'],
  ['a value that would be read as HTML', 'subject: Listo\n---\n{{{name}}}\n', 'unescaped'],
])('with %s it is set aside, ours is sent, and it is said why', async (_, source, why) => {
  put('es/resolved.hbs', source)
  const { subject, remarks } = await resolvedIn('es')
  expect(subject).toContain('[INC-4821-Q7RXM]')
  expect(remarks).toHaveLength(1)
  expect(remarks[0]).toContain(join(own, 'es/resolved.hbs'))
  expect(remarks[0]).toContain('ours is sent instead')
  expect(remarks[0]).toContain(why)
})

test('a trial in a thread of its own remarks the same, and is refused where ours are missing', async () => {
  put('es/resolved.hbs', 'Hola\n')
  expect(await tryTemplates(OURS, { own })).toEqual([expect.stringContaining('ours is sent instead')])
  await expect(tryTemplates(own, {})).rejects.toThrow('is missing')
})

test('one made from ours is remarked upon when ours has changed, and sent as it is', async () => {
  const path = await copyTemplate(OURS, own, 'resolved', 'es')
  expect((await resolvedIn('es')).remarks).toEqual([])
  const copy = readFileSync(path, 'utf8')
  expect(copy).toMatch(/^based-on: [0-9a-f]{12}\nsubject: /)
  writeFileSync(path, copy.replace(/^based-on: .*/, 'based-on: 0123456789ab').replace('subject: ', 'subject: Mío: '))
  const { subject, remarks } = await resolvedIn('es')
  expect(subject).toMatch(/^Mío: /)
  expect(remarks).toEqual([expect.stringContaining('has changed since')])
  await expect(copyTemplate(OURS, own, 'resolved', 'es')).rejects.toThrow('is there already')
})

test('for a variant: its own folder first, then the language of the store, then ours', async () => {
  put('pt/resolved.hbs', 'subject: Pronto [{{reference}}]\n---\nPronto.\n')
  expect((await resolvedIn('pt', ['pt-PT'])).subject).toBe('Pronto [INC-4821-Q7RXM]')
  put('pt-PT/resolved.hbs', 'subject: Resolvido [{{reference}}]\n---\nResolvido.\n')
  expect((await resolvedIn('pt', ['pt-PT'])).subject).toBe('Resolvido [INC-4821-Q7RXM]')
  expect((await resolvedIn('pt')).subject).toBe('Pronto [INC-4821-Q7RXM]')
})

test('words are laid over ours key by key; a file that is no JSON is set aside', async () => {
  put('es/words.json', '{ "footers": { "customer": "Pie de {{store}}" } }')
  expect((await resolvedIn('es')).text).toMatch(/-- \nPie de Casa Lumbre\n$/)
  put('es/words.json', '{ "footers": ')
  const { text, remarks } = await resolvedIn('es')
  expect(text).not.toContain('Pie de')
  expect(remarks).toEqual([expect.stringMatching(/words\.json is not JSON.*our words are used instead/)])
})

test('files that stand for nothing are named', async () => {
  put('es/resolvd.hbs', 'subject: x\n---\nx\n')
  put('sv/resolved.hbs', 'subject: x\n---\nx\n')
  const { remarks } = await resolvedIn('es')
  expect(remarks).toEqual([
    expect.stringContaining(`${join(own, 'es/resolvd.hbs')} is no mail`),
    expect.stringContaining(`${join(own, 'sv')} is no language`),
  ])
})

test('a ready answer of its own that cannot be used is left out with a remark, and ours stands there', async () => {
  put('es/answers/apology.md', 'Perdone.\n')
  put('es/answers/rental.md', 'title: Alquiler\nabout: rental\n---\nSe alquila.\n')
  const remarks: string[] = []
  const answers = (await readReadyAnswers(OURS, BASE_TAXONOMY, [], own, (text) => remarks.push(text))).es ?? []
  expect(answers.find(({ name }) => name === 'apology')?.text).toContain('{name}')
  expect(answers.find(({ name }) => name === 'rental')).toBeUndefined()
  expect(remarks.toSorted().map((text) => /(\w+)\.md: .*/.exec(text)?.[1])).toEqual(['apology', 'rental'])
})

test('ready answers of its own stand beside ours', async () => {
  put('es/answers/our-policy.md', 'title: Nuestra política\n---\nTreinta días.\n')
  put('es/answers/apology.md', 'title: Perdón\n---\nPerdone.\n')
  const answers = (await readReadyAnswers(OURS, BASE_TAXONOMY, [], own)).es ?? []
  expect(answers.find(({ name }) => name === 'our-policy')?.text).toBe('Treinta días.')
  expect(answers.find(({ name }) => name === 'apology')?.title).toBe('Perdón')
  expect(answers.length).toBeGreaterThan(10)
})
