/** What is written in documents and stands in lists of the code: made from the lists, compared by the check. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { commands } from '../../src/cli/index.ts'
import { VARIABLES, type Variable } from '../../src/config/variables.ts'
import { firstDifference } from './tools.ts'

type Document = { readonly file: string; readonly make: (there: string, root: string) => string | Promise<string> }

const documents: readonly Document[] = [
  { file: '.env.example', make: environmentExample },
  {
    file: 'README.md',
    make: async (there, root) => {
      const scripts = await readScripts(root)
      return [['commands', commandTable()] as const, ['scripts', scripts] as const].reduce(
        (text, [name, table]) => between(text, name, table),
        there,
      )
    },
  },
  { file: 'docs/operator.md', make: (there) => between(there, 'variables', variableTable()) },
  { file: 'docs/agent.md', make: async (there, root) => between(there, 'page', await pageForAgents(root)) },
]

/** Files that do not say what the code says; with `write` they are brought up to date instead. */
export async function driftedDocuments(root: string, write: boolean): Promise<readonly string[]> {
  const drifted: string[] = []
  for (const { file, make } of documents) {
    const path = join(root, file)
    const there = await readFile(path, 'utf8').catch(() => '')
    const wanted = await make(there, root)
    if (there === wanted) continue
    if (write) await writeFile(path, wanted)
    else drifted.push(`${file}${firstDifference(there, wanted)}`)
  }
  return drifted
}

function environmentExample(): string {
  const entries = (Object.entries(VARIABLES) as [string, Variable][]).map(([name, variable]) => {
    const lines = [`# ${variable.meaning}`, `# Expected: ${variable.expected}.`]
    const value = /[#;<>' ]|\\/.test(variable.example) ? `'${variable.example}'` : variable.example
    return `${lines.join('\n')}\n${variable.required ? '' : '#'}${name}=${value}\n`
  })
  return `# Copy to .env and fill in what has no # before it; the rest shows its default or an example.\n\n${entries.join('\n')}`
}

function variableTable(): string {
  const rows = (Object.entries(VARIABLES) as [string, Variable][]).map(([name, variable]) => {
    const fallback = variable.required ? 'required' : variable.fallback ? code(variable.fallback) : 'none'
    return `| \`${name}\` | ${cell(variable.meaning)} | ${cell(variable.expected)} | ${fallback} |`
  })
  return ['| variable | meaning | expected | default |', '| --- | --- | --- | --- |', ...rows].join('\n')
}

function commandTable(): string {
  const rows = commands.map((command) => {
    const words = [
      command.name,
      ...(command.arguments ?? []).map(({ name }) => name),
      ...command.options.map(({ flags }) => `[${flags}]`),
    ]
    return `| ${code(words.join(' '))} | ${cell(command.describe)} |`
  })
  return ['| command | what it does |', '| --- | --- |', ...rows].join('\n')
}

/** What agents get on `#help`, in English. */
async function pageForAgents(root: string): Promise<string> {
  const [{ loadTemplates }, { agentPage }] = await Promise.all([
    import('../../src/adapters/template/templates.ts'),
    import('../../src/domain/say/agent-page.ts'),
  ])
  const templates = await loadTemplates(join(root, 'templates'), { tried: true })
  const ana = { address: 'ana@store.example', name: 'Ana', language: 'en', categories: [] } as const
  const page = agentPage(ana, { defaultLanguage: 'en' }, false)
  const context = { store: 'Our store', mailbox: 'incidencias@store.example', timeZone: 'UTC' }
  return `\`\`\`text\n${templates.render('help', 'en', page, context).text.trim()}\n\`\`\``
}

/** Every npm script, so that a new one is named; what each does is told beside the table. */
async function readScripts(root: string): Promise<string> {
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  const rows = Object.entries(scripts).map(([name, line]) => {
    const call = name === 'test' || name === 'start' ? `npm ${name}` : `npm run ${name}`
    return `| ${code(call)} | ${code(line)} |`
  })
  return ['| script | runs |', '| --- | --- |', ...rows].join('\n')
}

function between(text: string, name: string, table: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const [from, to] = [text.indexOf(open), text.indexOf(close)]
  if (from < 0 || to < from) return `${text}\n${open}\n${table}\n${close}\n`
  return `${text.slice(0, from + open.length)}\n${table}\n${text.slice(to)}`
}

function code(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}
