import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readPolicies } from '../config/config.ts'
import { type Args, type Command, EXIT, type Io, UsageError } from './command.ts'
import { problemLines } from './configured.ts'

/** `incidencias policies` */
export const policies: Command = {
  name: 'policies',
  describe:
    'show what happens by itself and when the store works; or what one incident would bring about if nobody writes',
  options: [
    { flags: '--incident <reference>', describe: 'show what would be sent about it if nobody writes; sends nothing' },
    { flags: '--days <number>', describe: 'with --incident: how many days ahead (default: 30)' },
    { flags: '--json', describe: 'with --incident: print it as JSON' },
    { flags: '--check <file>', describe: 'only say whether a file can be used as policies.yaml, and what it changes' },
    { flags: '--example', describe: 'print a policies.yaml that shows and explains all there is' },
  ],
  details:
    'A store changes numbers and names closing days in policies.yaml in STORE_DIR. To begin:\n  npm run --silent incidencias -- policies --example > policies.yaml\n\nExit code 0, or 2 when the file cannot be used or there is no such incident.',
  run: async (args, io) => {
    const { options } = args
    if (options['example'] === true) {
      io.out((await readFile(EXAMPLE, 'utf8')).trimEnd())
      return EXIT.OK
    }
    if (typeof options['incident'] === 'string') return await simulated(options['incident'], args, io)
    for (const name of ['days', 'json'])
      if (options[name] !== undefined) throw new UsageError(`--${name}: found no --incident, expected one beside it`)
    const asked = options['check']
    const now = Date.now()
    const { value, problems, ...own } = readPolicies(io.env, typeof asked === 'string' ? asked : undefined, now)
    if (value === undefined || problems.length > 0)
      throw new UsageError(`The policies cannot be used as they stand.\n\n${problemLines(problems)}`)
    const { changesOf, tableOf } = await import('./policies-table.ts')
    const { daysAhead } = await import('./policies-days.ts')
    if (asked !== undefined) io.out(`${own.file} can be used.\n${changesOf(value, own.file) || 'It changes nothing.'}`)
    else io.out(`${tableOf(value, own)}\n\n${daysAhead(value, own, now)}`)
    return EXIT.OK
  },
}

async function simulated(reference: string, { options }: Args, io: Io): Promise<number> {
  const { readDays, readReference, simulationLines } = await import('./policies-simulation.ts')
  const days = readDays(options['days'])
  const named = readReference(reference)
  const { withWired } = await import('./wired.ts')
  const { simulateIncident } = await import('../app/simulate-incident.ts')
  return await withWired(io, async (wired) => {
    const result = await simulateIncident(wired, named, days)
    if ('problem' in result) throw new UsageError(`--incident: found "${reference}", expected ${result.problem}`)
    io.out(options['json'] === true ? JSON.stringify(result) : simulationLines(result, wired.store, days))
    return EXIT.OK
  })
}

const EXAMPLE = join(import.meta.dirname, '../../templates/store/policies.yaml')
