/**
 * `npm run bench`: a bare pipeline and the product on the same mails, servers and database, one after the other and twice,
 * so that a busy moment of the machine meets both. Options: `--count N` (of the mix; small ones twice as many),
 * `--agents N`, `--rounds N`, `--only small|mix|reading|understanding|search|due-work`, `--messages N` (searched),
 * `--incidents N` (looked at by the clock), `--database URL` (of one of these two, kept and not filled again), `--pipeline bare|product`,
 * `--no-stages` (the last run, with a profiler, says where the product's processor time goes).
 */
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { measureDueWork } from './due-work.ts'
import type { MixName } from './mix.ts'
import { bare, product } from './product.ts'
import { compareReading } from './reading.ts'
import { FIRST_FEW, type Measured, type Pipeline, runPipeline } from './run-pipeline.ts'
import { measureSearch } from './search.ts'
import { type Databases, openDatabases, openSink, type Sink } from './servers.ts'
import { measureUnderstanding } from './understanding.ts'

const { values } = parseArgs({
  allowNegative: true,
  options: {
    count: { type: 'string', default: '300' },
    agents: { type: 'string', default: '0' },
    rounds: { type: 'string', default: '2' },
    only: { type: 'string' },
    pipeline: { type: 'string' },
    database: { type: 'string' },
    messages: { type: 'string', default: '100000' },
    incidents: { type: 'string', default: '500000' },
    stages: { type: 'boolean', default: true },
  },
})
const count = Number(values.count)
const agents = Number(values.agents)
const rounds = Number(values.rounds)
const mixes = (['small', 'mix'] as const).filter((mix) => values.only === undefined || values.only === mix)

const pipelines = [bare, product(agents)].filter(({ name }) => (values.pipeline ?? name) === name)

type Servers = { readonly databases: Databases; readonly sink: Sink }

const say = (line: string) => process.stdout.write(`${line}\n`)
say(`Node ${process.versions.node}, ${cpus().length} processors, ${agents} agents notified of each mail.\n`)
if (values.only === undefined || values.only === 'understanding') measureUnderstanding(say)
if (values.only === undefined || values.only === 'reading') await compareReading(say)
if (values.only === undefined || values.only === 'search')
  await measureSearch(say, Number(values.messages), values.database)
if (values.only === undefined || values.only === 'due-work')
  await measureDueWork(say, Number(values.incidents), values.only === undefined ? undefined : values.database)
if (mixes.length > 0) await comparePipelines()

async function comparePipelines(): Promise<void> {
  const servers = { databases: await openDatabases(), sink: await openSink() }
  try {
    for (const mix of mixes) await compare(servers, mix, mix === 'small' ? count * 2 : count)
  } finally {
    await servers.sink.close()
    await servers.databases.close()
  }
}

async function compare(servers: Servers, mix: MixName, mails: number): Promise<void> {
  say(`${mix}: ${mails} mails, ${rounds} rounds`)
  say(row(['', 'mails/s', 'with start', 'ms/mail', 'database', 'peak MiB', 'sent', 'start ms']))
  const results = new Map<string, Measured[]>()
  for (let round = 1; round <= rounds; round++) {
    for (const pipeline of pipelines) {
      const measured = await one(servers, pipeline, mix, mails, round)
      results.set(pipeline.name, [...(results.get(pipeline.name) ?? []), measured])
      say(row([`${pipeline.name} ${round}`, ...figures(measured)]))
    }
  }
  const [a, b] = [best(results.get('bare')), best(results.get('product'))]
  if (a !== undefined && b !== undefined) {
    say(
      `ratio product/bare, best rounds: ${(rate(b) / rate(a)).toFixed(2)} (with start ${(whole(b) / whole(a)).toFixed(2)})`,
    )
    say(`product said: ${b.output}`)
  }
  if (values.stages) await tellStages(servers, mix, mails)
  say('')
}

async function tellStages(servers: Servers, mix: MixName, mails: number): Promise<void> {
  const { stages } = await one(servers, product(agents), mix, mails, 0)
  say('processor time of the product in one more, profiled run, ms a mail:')
  for (const { stage, ms } of stages.slice(0, 16)) say(`${(ms / mails).toFixed(2).padStart(8)}  ${stage}`)
}

/** Round 0 is profiled. */
function one(
  { databases, sink }: Servers,
  pipeline: Pipeline,
  mix: MixName,
  mails: number,
  round: number,
): Promise<Measured> {
  const name = `${pipeline.name}_${mix}_${round}`
  return runPipeline(pipeline, mix, mails, { databases, sink, name, profile: round === 0 })
}

function best(measured: readonly Measured[] | undefined): Measured | undefined {
  return measured?.toSorted((a, b) => rate(b) - rate(a))[0]
}

/** Mails a second, without what starting costs: the difference between a run with all mails and one with a few. */
function rate({ mails, wallMs, idleMs }: Measured): number {
  return ((mails - FIRST_FEW) * 1000) / Math.max(1, wallMs - idleMs)
}

function whole({ mails, wallMs }: Measured): number {
  return (mails * 1000) / wallMs
}

function figures(measured: Measured): readonly string[] {
  const { mails, cpuMs, idleCpuMs, databaseCpuMs } = measured
  return [
    rate(measured).toFixed(0),
    whole(measured).toFixed(0),
    ((cpuMs - idleCpuMs) / (mails - FIRST_FEW)).toFixed(2),
    (databaseCpuMs / mails).toFixed(2),
    measured.peakMiB.toFixed(0),
    String(measured.sent),
    measured.idleMs.toFixed(0),
  ]
}

function row(cells: readonly string[]): string {
  return cells.map((cell, n) => (n === 0 ? cell.padEnd(12) : cell.padStart(11))).join('')
}
