/**
 * `npm run check`: everything a machine can say about the code without running it. One line a check, all failures at
 * the end. `--write` brings the documents made from lists up to date. Words name the checks to run: `npm run check -- types`.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { brokenDependencyRules } from './dependencies.ts'
import { complaint, firstDifference } from './tools.ts'

type Check = { readonly name: string; readonly run: () => Promise<string | undefined> }

const root = resolve(import.meta.dirname, '../..')
const write = process.argv.includes('--write')
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'))

const checks: readonly Check[] = [
  { name: 'types', run: () => complaint(root, 'tsc', ['--noEmit', '--pretty', 'false', '-p', '.']) },
  { name: 'domain-types', run: () => complaint(root, 'tsc', ['--noEmit', '--pretty', 'false', '-p', 'src/domain']) },
  {
    name: 'format-and-lint',
    run: () => complaint(root, 'biome', ['ci', '--colors=off', '--max-diagnostics=100', '--error-on-warnings', '.']),
  },
  { name: 'dependencies', run: () => brokenDependencyRules(root) },
  { name: 'dead-code', run: () => complaint(root, 'knip', ['--no-progress']) },
  { name: 'dead-code-in-production', run: () => complaint(root, 'knip', ['--no-progress', '--production']) },
  {
    name: 'schema',
    run: async () => {
      const { SCHEMA_FILE, schemaOfMigrations } = await import('./dump-schema.ts')
      const schema = await schemaOfMigrations()
      if (write) await writeFile(SCHEMA_FILE, schema)
      const there = await readFile(SCHEMA_FILE, 'utf8').catch(() => '')
      return there === schema ? undefined : `migrations/schema.sql${firstDifference(there, schema)}`
    },
  },
  {
    name: 'layouts',
    run: async () => {
      const { driftedLayouts } = await import('./layouts.ts')
      return (await driftedLayouts(root, write)).join('\n') || undefined
    },
  },
  {
    name: 'languages',
    run: async () => {
      const { driftedLetterRuns } = await import('./letter-runs.ts')
      const { driftedWordVotes } = await import('./word-votes.ts')
      const drifted = [await driftedLetterRuns(root, write), await driftedWordVotes(root, write)]
      return drifted.filter((one) => one !== undefined).join('\n') || undefined
    },
  },
  {
    name: 'understanding',
    run: async () => {
      const { corpusFaults, staleModel } = await import('../eval/train.ts')
      return [...corpusFaults(), ...[staleModel()].filter((one) => one !== undefined)].join('\n') || undefined
    },
  },
  {
    name: 'documents',
    run: async () => {
      // Loaded here: it imports the lists, and a type error in them must not keep the other checks from running.
      const { driftedDocuments } = await import('./documents.ts')
      return (await driftedDocuments(root, write)).join('\n') || undefined
    },
  },
]

const failures: string[] = []
const unknown = wanted.filter((word) => !checks.some(({ name }) => name === word))
if (unknown.length > 0)
  failures.push(`no check is called ${unknown.join(', ')}; there are ${checks.map(({ name }) => name).join(', ')}`)

const queue = checks.filter(({ name }) => wanted.length === 0 || wanted.includes(name))
// Two at a time: most tools keep one core busy.
await Promise.all([work(), work()])

for (const failure of failures) console.log(`\n${failure}`)
console.log(failures.length === 0 ? '\nAll checks passed.' : `\n${failures.length} checks failed.`)
process.exitCode = failures.length === 0 ? 0 : 1

async function work(): Promise<void> {
  for (let check = queue.shift(); check !== undefined; check = queue.shift()) {
    const started = performance.now()
    const failed = await check.run().catch((error: unknown) => (error instanceof Error ? error.message : String(error)))
    const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(5)
    console.log(`${failed === undefined ? 'ok  ' : 'FAIL'} ${seconds} s  ${check.name}`)
    if (failed !== undefined) failures.push(`--- ${check.name} ---\n${failed}`)
  }
}
