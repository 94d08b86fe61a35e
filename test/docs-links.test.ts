/** What documents refer to is there, also where only the package is: pages, headings, variables, settings as they stand. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { parseEnv } from 'node:util'
import { describe, expect, test } from 'vitest'
import { VARIABLES, type Variable } from '../src/config/variables.ts'
import { blocksOf, codesOf, PAGES, proseOf, ROOT, read } from './support/documents.ts'

const ALL = [...PAGES, 'ARCHITECTURE.md', 'test/README.md']

/** As pages of repositories name their headings. */
function anchorsOf(page: string): readonly string[] {
  const seen = new Map<string, number>()
  return [...proseOf(page).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => {
    const text = heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    const slug = text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\p{M} _-]/gu, '')
      .replaceAll(' ', '-')
    const times = seen.get(slug) ?? 0
    seen.set(slug, times + 1)
    return times === 0 ? slug : `${slug}-${times}`
  })
}

type Link = { readonly page: string; readonly to: string; readonly file: string; readonly anchor: string | undefined }

const links: readonly Link[] = ALL.flatMap((page) =>
  [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, to = '']) => {
    if (/^[a-z]+:/.test(to)) return []
    const [path = '', anchor] = to.split('#')
    return [{ page, to, file: path === '' ? page : normalize(join(dirname(page), path)), anchor }]
  }),
)

/** npm always takes these along; `files` says what else. */
const shipped = ['README.md', 'LICENSE', 'package.json', ...JSON.parse(read('package.json')).files] as string[]

test.each(links.map((link) => [link.page, link.to, link] as const))('%s: %s', (_, __, { page, file, anchor }) => {
  expect(existsSync(join(ROOT, file)), `there is no ${file}`).toBe(true)
  if (anchor !== undefined) expect(anchorsOf(file)).toContain(anchor)
  // The package has these pages, too, and must not lead into nothing.
  if (page !== 'test/README.md') expect(shipped.some((one) => file === one || file.startsWith(`${one}/`))).toBe(true)
})

test('docs/README.md leads to every file of docs', () => {
  const led = links.filter(({ page }) => page === 'docs/README.md').map(({ file }) => file)
  const there = readdirSync(join(ROOT, 'docs')).filter((name) => name !== 'README.md')
  expect(there.filter((name) => !led.includes(`docs/${name}`))).toEqual([])
})

test('links of the documents say not where the repository is', () => {
  for (const page of ALL) expect(read(page), page).not.toMatch(/\]\(https?:\/\/[^)]*(?:\/blob\/|\/tree\/|\/-\/)/)
})

/** Names in capitals that are somebody else's. */
const NOT_OURS = new Set([
  'NODE_EXTRA_CA_CERTS',
  'DATABASE_PASSWORD',
  'REQUIRE_DOVECOT',
  'OBJECT_ID',
  'CLIENT_ID',
  'AUTH_',
  'IMAP_',
])

describe('variables', () => {
  const named = PAGES.flatMap((page) =>
    codesOf(page).flatMap((code) => {
      const name = /^[A-Z][A-Z]*_[A-Z_]+/.exec(code)?.[0]
      return name === undefined || NOT_OURS.has(name) ? [] : [`${page}: ${name}`]
    }),
  )
  test.each([...new Set(named)])('%s', (found) => expect(Object.keys(VARIABLES)).toContain(found.split(': ')[1]))

  /** In blocks of settings, and in prose. `…` stands for what is not shown, a word in capitals for what is put there. */
  const settings = PAGES.flatMap((page) =>
    [
      ...blocksOf(page)
        .filter(({ kind }) => kind === 'ini')
        .flatMap(({ text }) => Object.entries(parseEnv(text))),
      ...codesOf(page).flatMap((code) => (/^[A-Z_]+=\S/.test(code) ? Object.entries(parseEnv(code)) : [])),
    ].map(([name, value]) => [page, name, value ?? ''] as const),
  ).filter(([, name, value]) => name in VARIABLES && !/…|PATH$/.test(value))
  test.each(settings)('%s: %s=%s', (_, name, value) => {
    const variable: Variable = VARIABLES[name as keyof typeof VARIABLES]
    expect(variable.schema.safeParse(value).success, `expected ${variable.expected}`).toBe(true)
  })
})

test('the page of alerts and the dashboard lead to pages that are there', () => {
  for (const file of ['docs/alerts.yml', 'docs/grafana-dashboard.json'])
    for (const [, page = ''] of readFileSync(join(ROOT, file), 'utf8').matchAll(/docs\/([\w-]+\.md)/g))
      expect(existsSync(join(ROOT, 'docs', page)), `${file}: ${page}`).toBe(true)
})
