/**
 * Is the check awake? Plants one violation of each kind in a copy of the tree and wants `npm run check` to fail by it, and
 * to name it. Violations of one check are planted together, each in a place of its own, and each has to be named. Run by the CI
 * and by hand: `node test/check/planted.ts`.
 */
import { appendFile, cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { run } from './tools.ts'

type Planted = {
  readonly kind: string
  readonly check: string
  readonly plant: (root: string) => Promise<void>
  /** Disturbs the others: planted alone. */
  readonly alone?: true
  /** What the failure has to say. */
  readonly says: RegExp
}

const root = resolve(import.meta.dirname, '../..')
const add = (file: string, text: string) => (copy: string) => appendFile(join(copy, file), text)
const create = (file: string, text: string) => (copy: string) => writeFile(join(copy, file), text)

const planted: readonly Planted[] = [
  {
    kind: 'a format',
    check: 'format-and-lint',
    plant: add('src/config/image-size.ts', 'export   const planted = "1";\n'),
    says: /image-size\.ts format/,
  },
  {
    kind: 'a lint error',
    check: 'format-and-lint',
    plant: add('src/config/secret.ts', '\nexport const planted = (one: unknown): boolean => one == 1\n'),
    says: /secret\.ts.*noDoubleEquals/,
  },
  {
    kind: 'a promise nobody waits for',
    check: 'format-and-lint',
    plant: add('src/app/ledger.ts', '\nexport function planted(rawMails: RawMails): void {\n  rawMails.ledger(1)\n}\n'),
    says: /ledger\.ts.*noFloatingPromises/,
  },
  {
    kind: 'a switch that forgets a case',
    check: 'format-and-lint',
    plant: add(
      'src/domain/store.ts',
      "\nexport function planted(kind: 'a' | 'b'): number {\n  switch (kind) {\n    case 'a':\n      return 1\n  }\n  return 0\n}\n",
    ),
    says: /store\.ts.*useExhaustiveSwitchCases/,
  },
  ...(
    [
      ['Date.now()', 'src/domain/say/greeting.ts', /greeting\.ts.*plugin[\s\S]*The domain is handed/],
      ['new Date()', 'src/domain/time/instant.ts', /instant\.ts.*plugin[\s\S]*The domain is handed/],
      ['Math.random()', 'src/domain/time/calendar.ts', /calendar\.ts.*plugin[\s\S]*The domain is handed/],
    ] as const
  ).map(([call, file, says]) => ({
    kind: `${call} in the domain`,
    check: 'format-and-lint',
    plant: add(file, `\nexport const planted = ${call}\n`),
    says,
  })),
  {
    kind: 'a type error',
    check: 'types',
    plant: add('src/app/ledger.ts', "\nexport const planted: number = 'one'\n"),
    says: /ledger\.ts.*TS2322/,
  },
  {
    kind: 'Node in the domain',
    check: 'domain-types',
    plant: add('src/domain/store.ts', '\nexport const planted = process.pid\n'),
    says: /store\.ts.*TS2591/,
  },
  {
    kind: 'a package in the domain',
    check: 'dependencies',
    plant: create('src/domain/planted.ts', "import type { ZodType } from 'zod'\nexport type Planted = ZodType\n"),
    says: /domain-is-pure: src\/domain\/planted\.ts/,
  },
  {
    kind: 'an adapter in app',
    check: 'dependencies',
    plant: create('src/app/planted.ts', "export { createSeal } from '../adapters/seal/seal.ts'\n"),
    says: /app-knows-ports-only: src\/app\/planted\.ts[\s\S]*only-wiring-builds|only-wiring-builds[\s\S]*app-knows-ports-only/,
  },
  {
    kind: 'an adapter that knows another',
    check: 'dependencies',
    plant: create('src/adapters/seal/planted-neighbour.ts', "export { createLog } from '../log/log.ts'\n"),
    says: /adapters-are-islands: src\/adapters\/seal\/planted-neighbour\.ts/,
  },
  {
    kind: 'an adapter that reads the configuration',
    check: 'dependencies',
    plant: create('src/adapters/seal/planted.ts', "export { Secret } from '../../config/secret.ts'\n"),
    says: /adapters-know-ports: src\/adapters\/seal\/planted\.ts/,
  },
  {
    kind: 'a circle',
    check: 'dependencies',
    plant: async (copy) => {
      await writeFile(
        join(copy, 'src/config/one.ts'),
        "import { two } from './two.ts'\nexport const one = (): number => two()\n",
      )
      await writeFile(
        join(copy, 'src/config/two.ts'),
        "import { one } from './one.ts'\nexport const two = (): number => one()\n",
      )
    },
    says: /no-circular: src\/config\/(one|two)\.ts/,
  },
  {
    kind: 'an orphan',
    check: 'dependencies',
    plant: create('src/config/planted-orphan.ts', 'export const planted = 1\n'),
    says: /no-orphans: src\/config\/planted-orphan\.ts/,
  },
  {
    kind: 'a development dependency in the product',
    check: 'dependencies',
    plant: create('src/config/planted.ts', "export { assert } from 'fast-check'\n"),
    says: /not-to-dev-dep: src\/config\/planted\.ts/,
  },
  {
    kind: 'a cruise that sees nothing',
    check: 'dependencies',
    alone: true,
    plant: async (copy) => {
      const file = join(copy, '.dependency-cruiser.mjs')
      const rules = await readFile(file, 'utf8')
      await writeFile(file, rules.replace('options: {', "options: { exclude: { path: '^src/domain' },"))
    },
    says: /the cruise saw \d+ of \d+ files/,
  },
  {
    kind: 'a dead file',
    check: 'dead-code',
    plant: create('src/app/planted.ts', "export { MINUTE } from '../domain/time/instant.ts'\n"),
    says: /src\/app\/planted\.ts/,
  },
  {
    kind: 'a dead export',
    check: 'dead-code',
    plant: add('src/config/secret.ts', '\nexport const plantedExport = 1\n'),
    says: /plantedExport/,
  },
  {
    kind: 'an export that only a test uses',
    check: 'dead-code-in-production',
    plant: async (copy) => {
      await appendFile(join(copy, 'src/config/secret.ts'), '\nexport const planted = 1\n')
      await appendFile(join(copy, 'test/config.test.ts'), "\nexport { planted } from '../src/config/secret.ts'\n")
    },
    says: /planted/,
  },
  {
    kind: 'a schema that is not what the migrations make',
    check: 'schema',
    plant: add('migrations/schema.sql', '\nCREATE TABLE planted (id integer);\n'),
    says: /schema\.sql differs[\s\S]*planted/,
  },
  {
    kind: 'a variable that .env.example does not name',
    check: 'documents',
    alone: true,
    plant: async (copy) => {
      const file = join(copy, '.env.example')
      await writeFile(file, (await readFile(file, 'utf8')).replace(/^#?TIME_ZONE=.*$/m, ''))
    },
    says: /\.env\.example differs/,
  },
  {
    kind: 'a command the README does not name',
    check: 'documents',
    alone: true,
    plant: async (copy) => {
      const file = join(copy, 'README.md')
      await writeFile(file, (await readFile(file, 'utf8')).replace(/^\| `ledger.*$/m, ''))
    },
    says: /README\.md differs/,
  },
]

const only = process.argv.slice(2)
const folder = await mkdtemp(join(tmpdir(), 'incidencias-planted-'))
const wanted = planted.filter(({ kind }) => only.length === 0 || only.some((word) => kind.includes(word)))
const queue = groups(wanted)
const asleep: string[] = []
try {
  await Promise.all([work(join(folder, 'one')), work(join(folder, 'two'))])
  console.log(
    asleep.length === 0
      ? `\nAll ${wanted.length} planted violations were found.`
      : `\n${asleep.length} were not found.`,
  )
} finally {
  await rm(folder, { recursive: true, force: true })
}
process.exitCode = asleep.length === 0 ? 0 : 1

/** What is planted together; the checks that take longest first. */
function groups(all: readonly Planted[]): (readonly Planted[])[] {
  const together = new Map<string, Planted[]>()
  for (const one of all) {
    const name = one.alone === true ? one.kind : one.check
    together.set(name, [...(together.get(name) ?? []), one])
  }
  return [...together.values()].sort((a, b) => b.length - a.length)
}

async function work(copy: string): Promise<void> {
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    await rm(copy, { recursive: true, force: true })
    await copyTree(copy)
    const { code, output } = await plantedOutput(copy, next)
    const missed = next.filter(({ says }) => code !== 1 || !says.test(output))
    for (const one of next) console.log(`${missed.includes(one) ? 'NOT FOUND' : 'found    '}  ${one.kind}`)
    asleep.push(...missed.map(({ kind }) => kind))
    if (missed.length > 0) console.log(output.slice(0, 6_000))
  }
}

async function plantedOutput(copy: string, group: readonly Planted[]) {
  try {
    for (const { plant } of group) await plant(copy)
    return await run(copy, 'node', [join('test', 'check', 'run.ts'), group[0]?.check ?? ''])
  } catch (error) {
    return { code: null, output: `could not be planted: ${String(error)}` }
  }
}

/** Everything but what is installed, built or kept; node_modules is shared. */
async function copyTree(copy: string): Promise<void> {
  const left = new Set(['node_modules', '.git', 'data', 'fixtures', 'coverage', 'dist', '.env'])
  await cp(root, copy, { recursive: true, filter: (path) => path === root || !left.has(basename(path)) })
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'))
  await run(copy, 'git', ['init', '--quiet'])
}
