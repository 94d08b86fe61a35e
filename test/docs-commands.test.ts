/**
 * Every command that a document shows is run: ours against a real installation, each once, in the order in which they stand; of the npm
 * scripts it is enough that they are there, because this and the gate run them. What belongs to other programs is named with its reason.
 */
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { commands } from '../src/cli/index.ts'
import { run } from '../src/cli/run.ts'
import { blocksOf, codesOf, PAGES, ROOT, wordsOf } from './support/documents.ts'
import { complaint, type Installation, install } from './support/installation.ts'
import { spawnProgram } from './support/program.ts'
import { until } from './support/until.ts'

vi.setConfig({ testTimeout: 240_000 })

/** Programs of others: what a document says of them is tried elsewhere, or needs what no test has. By their first words. */
const OTHERS: Readonly<Record<string, string>> = {
  'npm ci': 'the gate begins with it',
  'npm install': 'system/package.test.ts installs what is packed',
  'npx --yes ./incidencias': 'system/package.test.ts runs the package',
  node: 'prints a random word',
  'cd ': 'goes to a folder',
  'cp ': 'copies a file',
  chmod: 'says who may read a file',
  mkdir: 'makes a folder',
  echo: 'writes a line',
  install: 'makes folders and copies files, as root',
  systemctl: 'no systemd runs here; system/package.test.ts has its units verified where it can',
  'systemd-run': 'no systemd runs here',
  journalctl: 'no systemd runs here',
  docker: 'no container engine is here; system/package.test.ts looks at its files',
  'mail=$(printf': 'of a shell; system/seeing.test.ts follows a mail through the log',
  'raw=$(jq': 'the same',
  'said=$(jq': 'the same',
  jq: 'the same',
  postmap: 'Postfix is not here; system/lmtp.test.ts has Exim deliver',
  postfix: 'Postfix is not here',
  swaks: 'adapters/lmtp.test.ts speaks the same by hand',
}

/** Ends otherwise than well in the installation of this test, and with what words. */
const OTHERWISE: Readonly<Record<string, { readonly code: number; readonly says: RegExp }>> = {
  // Nobody signs in here: the password will do. A consent is given in system/oauth.test.ts.
  authorize: { code: 2, says: /OAUTH_PROVIDER/ },
  // The database is at work; system/backup.test.ts brings one back.
  restore: { code: 1, says: /It is whole: .*database is not empty, and nothing in it is overwritten/s },
}

type Shown = { readonly page: string; readonly line: string }

/** The lines of all blocks marked `sh`; a line that ends in a backslash goes on. */
const shown: readonly Shown[] = PAGES.flatMap((page) =>
  blocksOf(page)
    .filter(({ kind }) => kind === 'sh')
    .flatMap(({ text }) => text.replaceAll(/\\\n\s*/g, '').split('\n'))
    .map((line) => ({ page, line: line.replace(/(?:^|\s+)#\s.*$/, '').trim() }))
    .filter(({ line }) => line !== ''),
)
const OURS = /^(?:npm run (?:--silent )?incidencias --|npx incidencias|incidencias) (?<args>.+)$/

const ours = shown.flatMap(({ page, line }) => {
  const words = wordsOf(OURS.exec(line)?.groups?.['args'] ?? '')
  const at = words.indexOf('>')
  if (words.length === 0) return []
  return [{ page, line, args: at < 0 ? words : words.slice(0, at), into: at < 0 ? undefined : words[at + 1] }]
})
const others = shown.filter(({ line }) => !OURS.test(line))

test('the documents show commands, and each is marked as one', () => {
  expect(ours.length).toBeGreaterThan(25)
  for (const { page, kind, text } of PAGES.flatMap(blocksOf)) {
    expect(kind, `${page}: a block that says not what it is:\n${text}`).not.toBe('')
    const hidden = /^(?:\$ |(?:npm|npx|incidencias|docker|systemctl|postmap|swaks) )/m
    if (kind !== 'sh') expect(text, `${page}: a block of ${kind}`).not.toMatch(hidden)
  }
})

test('npm scripts that are shown are there, and programs of others are known', () => {
  const { scripts, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  for (const { page, line } of others)
    for (const part of line.split(' && ')) {
      const script = /^npm (?:run )?(?:--silent )?([\w:]+)/.exec(part)?.[1]
      const isKnown = Object.keys(OTHERS).some((words) => part.startsWith(words))
      if (!isKnown) expect(Object.keys(scripts), `${page}: ${line}`).toContain(script)
      for (const [, shown] of part.matchAll(/incidencias-(\d[\d.]*)\.tgz/g)) expect(shown, page).toBe(version)
    }
})

/** In prose, in the lines of others (`docker compose run worker doctor`), and in blocks that are run here. */
const mentioned = PAGES.flatMap((page) => [
  ...codesOf(page).flatMap((code) => OURS.exec(code)?.groups?.['args'] ?? []),
  ...others.flatMap((one) =>
    one.page === page ? (/(?: worker|bin\/incidencias|\.tgz) ([a-z].*)$/.exec(one.line)?.[1] ?? []) : [],
  ),
]).filter((args) => /^[a-z]/.test(args))

test.each([...new Set(mentioned)])('there is a command incidencias %s', (args) => {
  const [first = '', second = ''] = wordsOf(args)
  const command = commands.find(({ name }) => name === first || name === `${first} ${second}`)
  expect(command ?? (first === 'quarantine' && second === ''), args).toBeTruthy()
  const known = [...(command?.options ?? []).map(({ flags }) => flags.split(' ')[0]), '--help', '--mailbox']
  for (const flag of args.match(/--[\w-]+/g) ?? []) expect(known, args).toContain(flag)
})

test('each of our commands does what the document says, in the order of the documents', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'incidencias-documents-'))
  layOut(folder)
  const shop = await install({ DATA_DIR: join(folder, 'data'), ORDER_LOOKUP_URL: `${await shopOfOneOrder()}/{order}` })
  const home = process.cwd()
  onTestFinished(() => {
    process.chdir(home)
    rmSync(folder, { recursive: true, force: true })
  })
  process.chdir(folder)
  const done = new Set<string>()
  for (const { page, line, args, into } of ours) {
    const [name = ''] = args
    const whole = [...args, into].join(' ')
    if (done.has(whole)) continue
    done.add(whole)
    const { code, said } = name === 'start' ? await started(shop) : await called(args, shop, into)
    const { code: wanted, says } = OTHERWISE[args.join(' ')] ?? OTHERWISE[name] ?? { code: 0, says: / /s }
    expect(code, `${page}: ${line}\n${said}`).toBe(wanted)
    expect(said, `${page}: ${line}`).toMatch(says)
  }
})

/** Answers whatever it is asked with the order that WooCommerce tells of. */
async function shopOfOneOrder(): Promise<string> {
  const answer = readFileSync(join(ROOT, 'fixtures/orders/woocommerce.json'))
  const server = createServer((_, response) => response.setHeader('Content-Type', 'application/json').end(answer))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** What the reader has at hand. */
function layOut(folder: string): void {
  const letter = complaint(1)
    .replaceAll('\r\n', '\n')
    .replace(/^From: .*$/m, 'From: Marta <marta@mail.example>')
  writeFileSync(join(folder, 'old-mail.mbox'), `From marta@mail.example Mon Nov  2 09:00:00 2026\n${letter}\n`)
  for (const [from, to] of [
    ['fixtures/orders', 'fixtures/orders'],
    ['templates/store', 'data/store'],
  ] as const) {
    mkdirSync(join(folder, to), { recursive: true })
    for (const name of readdirSync(join(ROOT, from)).filter((one) => one !== 'brand.yaml'))
      copyFileSync(join(ROOT, from, name), join(folder, to, name))
  }
}

async function started(shop: Installation) {
  const running = spawnProgram(['start'], shop.env)
  await until('start to work', () => !running.isRunning() || running.said().includes('is working for'), 100_000)
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
