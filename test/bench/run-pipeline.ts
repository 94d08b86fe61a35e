/** Runs one pipeline as a process of its own over one filled mailbox, and measures it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type MixName, mails } from './mix.ts'
import { cpuOf } from './processes.ts'
import { type Databases, openMailbox, type Sink } from './servers.ts'
import { stages } from './stages.ts'

/** A way to empty a mailbox: a program and its environment. */
export type Pipeline = {
  readonly name: string
  readonly script: string
  readonly args: readonly string[]
  env(at: {
    readonly imap: string
    readonly smtp: string
    readonly database: string
    readonly folder: string
  }): Readonly<Record<string, string>>
}

export type Measured = {
  readonly mails: number
  /** Mails that reached the sink. */
  readonly sent: number
  /** From the start of the process to its end. */
  readonly wallMs: number
  /** The same with the first few mails only: what starting, loading and stopping costs. */
  readonly idleMs: number
  readonly cpuMs: number
  readonly idleCpuMs: number
  readonly databaseCpuMs: number
  readonly peakMiB: number
  readonly output: string
  /** Where the time went, when it was profiled; profiling itself costs some. */
  readonly stages: readonly { readonly stage: string; readonly ms: number }[]
}

/** Mails of the run that the start is measured with. */
export const FIRST_FEW = 10

export async function runPipeline(
  pipeline: Pipeline,
  mix: MixName,
  count: number,
  on: { readonly databases: Databases; readonly sink: Sink; readonly name: string; readonly profile: boolean },
): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'incidencias-bench-run-'))
  const mailbox = await openMailbox()
  try {
    const database = await on.databases.create(on.name)
    const env = pipeline.env({ imap: mailbox.url, smtp: on.sink.url, database, folder })
    const start = (...options: readonly string[]) => runOnce(pipeline, env, folder, options)
    // The first run makes the tables; the second shows what a run costs until everything is loaded that mails need.
    await start()
    for (const mail of mails(mix, FIRST_FEW, 2, 900_000)) mailbox.append(mail)
    const idle = await start()
    for (const mail of mails(mix, count)) mailbox.append(mail)
    const before = await on.sink.mails()
    const databaseBefore = cpuOf(on.databases.pids())
    const busy = await start(...(on.profile ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : []))
    return {
      mails: count,
      sent: (await on.sink.mails()) - before,
      wallMs: busy.wallMs,
      idleMs: idle.wallMs,
      cpuMs: busy.cpuMs,
      idleCpuMs: idle.cpuMs,
      databaseCpuMs: cpuOf(on.databases.pids()) - databaseBefore,
      peakMiB: busy.peakMiB,
      output: busy.output,
      stages: on.profile ? stages(folder) : [],
    }
  } finally {
    await mailbox.close()
    await rm(folder, { recursive: true, force: true })
  }
}

type Once = { readonly wallMs: number; readonly cpuMs: number; readonly peakMiB: number; readonly output: string }

/** As the npm scripts start the program: a small young generation costs little time and saves much memory. */
const PROGRAM_OPTIONS = ['--max-semi-space-size=4']

async function runOnce(
  pipeline: Pipeline,
  env: Readonly<Record<string, string>>,
  folder: string,
  options: readonly string[],
): Promise<Once> {
  const usage = join(folder, 'usage.jsonl')
  await rm(usage, { force: true })
  const path = (file: string) => fileURLToPath(new URL(file, import.meta.url))
  const began = performance.now()
  const child = spawn(
    process.execPath,
    [...PROGRAM_OPTIONS, ...options, '--import', path('./report-usage.ts'), path(pipeline.script), ...pipeline.args],
    {
      cwd: folder,
      env: { ...process.env, ...env, BENCH_USAGE: usage },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let output = ''
  let errors = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk
  })
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk
  })
  const [code] = (await once(child, 'close')) as [number | null]
  const wallMs = performance.now() - began
  if (code !== 0) throw new Error(`${pipeline.name} ended with ${code}: ${errors || output}`)
  // One line for each process that was started: the program and its children.
  const parts = (await readFile(usage, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { cpuMs: number; peakMiB: number })
  return {
    wallMs,
    cpuMs: parts.reduce((sum, part) => sum + part.cpuMs, 0),
    peakMiB: parts.reduce((sum, part) => sum + part.peakMiB, 0),
    output: output.trim(),
  }
}
