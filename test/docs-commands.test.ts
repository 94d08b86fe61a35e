/**
 * Every command that a document shows is run: ours against a real installation, in the order in which they stand; of the npm scripts
 * it is enough that they are there, because this and the gate run them. What belongs to other programs is named with its reason.
 */
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { run } from '../src/cli/run.ts'
import { complaint, type Installation, install } from './support/installation.ts'
import { startProgram } from './support/program.ts'

vi.setConfig({ testTimeout: 120_000 })

const ROOT = join(import.meta.dirname, '..')
const DOCUMENTS = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync(join(ROOT, 'docs')).map((name) => `docs/${name}`),
].filter((name) => name.endsWith('.md'))

/** Programs of others: what a document says of them is tried elsewhere, or needs what no test has. */
const OTHERS: Readonly<Record<string, string>> = {}

/** Ends otherwise than well in the installation of this test, and with what words. */
const OTHERWISE: Readonly<Record<string, { readonly code: number; readonly says: RegExp }>> = {
  // Nobody signs in here: the password will do. A consent is given in oauth.test.ts.
  authorize: { code: 2, says: /OAUTH_PROVIDER/ },
}

type Shown = { readonly document: string; readonly line: string }

/** The lines of all blocks marked `sh`; a line that ends in a backslash goes on. */
function shownIn(document: string): readonly Shown[] {
  const text = readFileSync(join(ROOT, document), 'utf8')
  return [...text.matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap(([, block = '']) =>
    block
      .replaceAll(/\\\n\s*/g, '')
      .split('\n')
      .map((line) => line.replace(/\s+#\s.*$/, '').trim())
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => ({ document, line })),
  )
}

const shown = DOCUMENTS.flatMap(shownIn)
const OURS = /^(?:npm run (?:--silent )?incidencias --|incidencias|npx incidencias) (?<args>.+)$/

/** As a shell would: words, quotes, and where the output goes. */
function wordsOf(text: string): { readonly args: readonly string[]; readonly into?: string } {
  const words = [...text.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, one, two, three]) => one ?? two ?? three ?? '')
  const at = words.indexOf('>')
  return at < 0 ? { args: words } : { args: words.slice(0, at), into: words[at + 1] ?? '' }
}

const ours = shown.flatMap(({ document, line }) => {
  const args = OURS.exec(line)?.groups?.['args']
  return args === undefined ? [] : [{ document, line, ...wordsOf(args) }]
})
const others = shown.filter(({ line }) => !OURS.test(line))

test('the documents show commands, and each is marked as one', () => {
  expect(ours.length).toBeGreaterThan(20)
  for (const document of DOCUMENTS) {
    const text = readFileSync(join(ROOT, document), 'utf8')
    for (const [, kind = '', block = ''] of text.matchAll(/^```(\w*)\n([\s\S]*?)^```/gm))
      if (kind !== 'sh') expect(block, `${document}: a block of ${kind || 'nothing'}`).not.toMatch(/^(npm|npx) /m)
  }
})

test('npm scripts that are shown are there, and programs of others are known', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object }
  for (const { document, line } of others)
    for (const part of line.split(' && ')) {
      const script = /^npm (?:run )?(?:--silent )?([\w:]+)/.exec(part)?.[1]
      if (script !== undefined && !['ci', 'install', 'i', 'pack'].includes(script))
        expect(Object.keys(scripts), `${document}: ${line}`).toContain(script)
      else if (script === undefined) expect(Object.keys(OTHERS), `${document}: ${line}`).toContain(part.split(' ')[0])
    }
})

test('each of our commands does what the document says, in the order of the documents', async () => {
  const shop = await install()
  const folder = mkdtempSync(join(tmpdir(), 'incidencias-documents-'))
  const home = process.cwd()
  onTestFinished(() => {
    process.chdir(home)
    rmSync(folder, { recursive: true, force: true })
  })
  process.chdir(folder)
  layOut()
  for (const { document, line, args, into } of ours) {
    const [name = ''] = args
    const { code, said } = name === 'start' ? await started(shop) : await called(args, shop, into)
    const { code: wanted, says } = OTHERWISE[name] ?? { code: 0, says: / /s }
    expect(code, `${document}: ${line}\n${said}`).toBe(wanted)
    expect(said, `${document}: ${line}`).toMatch(says)
  }
})

/** What the reader has at hand. */
function layOut(): void {
  const letter = complaint(1).replaceAll('\r\n', '\n')
  writeFileSync('old-mail.mbox', `From marta@mail.example Mon Nov  2 09:00:00 2026\n${letter}\n`)
  for (const [from, to] of [
    ['fixtures/orders', 'fixtures/orders'],
    ['templates/store', 'data/store'],
  ] as const) {
    mkdirSync(to, { recursive: true })
    for (const name of readdirSync(join(ROOT, from))) copyFileSync(join(ROOT, from, name), join(to, name))
  }
}

async function started(shop: Installation) {
  const running = await startProgram({ ...shop.env })
  const { code, out, err } = await running.end()
  return { code, said: out + err }
}

async function called(args: readonly string[], shop: Installation, into: string | undefined) {
  const lines: string[] = []
  const said: string[] = []
  const code = await run(args, {
    out: (text) => void lines.push(text),
    err: (text) => void said.push(text),
    env: { ...shop.env, LOG_LEVEL: 'silent' },
  })
  if (into !== undefined) writeFileSync(into, lines.join('\n'))
  return { code, said: [...lines, ...said].join('\n') }
}
