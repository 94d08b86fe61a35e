/** Dependency rules, and the proof that they saw every file: a cruiser that sees nothing finds nothing. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { run } from './tools.ts'

type Violation = {
  readonly from: string
  readonly to: string
  readonly rule: { readonly name: string }
  readonly comment?: string
  readonly cycle?: readonly { readonly name: string }[]
}
type Cruise = {
  readonly modules: readonly { readonly source: string }[]
  readonly summary: { readonly violations: readonly Violation[] }
}

export async function brokenDependencyRules(root: string): Promise<string | undefined> {
  const { output, errors } = await run(root, 'depcruise', [
    'src',
    'migrations',
    '--config',
    '.dependency-cruiser.mjs',
    '--output-type',
    'json',
  ])
  const cruise = parse(output)
  if (cruise === undefined) return `dependency-cruiser gave no result:\n${errors || output.slice(0, 2_000)}`
  const seen = new Set(cruise.modules.map(({ source }) => source))
  const files = [...(await sources(root, 'src')), ...(await sources(root, 'migrations'))]
  const unseen = files.filter((file) => !seen.has(file))
  if (files.length === 0 || unseen.length > 0) {
    return `the cruise saw ${files.length - unseen.length} of ${files.length} files; not seen: ${unseen.slice(0, 5).join(', ')}`
  }
  const { violations } = cruise.summary
  return violations.length === 0 ? undefined : violations.map(told).join('\n')
}

function told({ rule, from, to, cycle, comment }: Violation): string {
  const path = cycle === undefined ? `${from} -> ${to}` : [from, ...cycle.map(({ name }) => name)].join(' -> ')
  return `${rule.name}: ${path}${comment === undefined ? '' : `\n    ${comment}`}`
}

function parse(output: string): Cruise | undefined {
  try {
    return JSON.parse(output) as Cruise
  } catch {
    return undefined
  }
}

async function sources(root: string, folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, folder), { recursive: true })
  return entries
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .map((file) => join(folder, file).replaceAll('\\', '/'))
}
