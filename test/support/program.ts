/** The program as its users run it: a child process with environment variables, in an empty folder. */
import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { until } from './until.ts'

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

export type Environment = Readonly<Record<string, string>>

export type Ran = {
  /** Null when a signal ended it. */
  readonly code: number | null
  readonly out: string
  readonly err: string
  /** Milliseconds from its start, or from the signal that was to end it. */
  readonly ms: number
}

export type Running = {
  readonly pid: number
  /** All it has said so far, on both streams. */
  said(): string
  isRunning(): boolean
  /** Sends a signal, and waits for the end. */
  end(signal?: NodeJS.Signals): Promise<Ran>
  readonly ended: Promise<Ran>
}

const running = new Set<Running>()

/** Runs a command without waiting for its end. */
export function spawnProgram(args: readonly string[], env: Environment): Running {
  const home = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? tmpdir() }
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd: tmpdir(),
    env: { ...home, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let since = performance.now()
  let out = ''
  let err = ''
  child.stdout.on('data', (piece) => {
    out += piece
  })
  child.stderr.on('data', (piece) => {
    err += piece
  })
  const one: Running = {
    pid: child.pid ?? 0,
    said: () => out + err,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    end(signal = 'SIGTERM') {
      since = performance.now()
      child.kill(signal)
      return one.ended
    },
    ended: new Promise((resolve) => {
      child.once('close', (code) => {
        running.delete(one)
        resolve({ code, out, err, ms: performance.now() - since })
      })
    }),
  }
  running.add(one)
  return one
}

export function runProgram(args: readonly string[], env: Environment): Promise<Ran> {
  return spawnProgram(args, env).ended
}

/** `start`, when it says that it works. */
export async function startProgram(env: Environment): Promise<Running> {
  const one = spawnProgram(['start'], env)
  await until(
    `incidencias to start; it says: ${one.said()}`,
    () => {
      if (!one.isRunning()) throw new Error(`start ended: ${one.said()}`)
      return one.said().includes('is working for')
    },
    30_000,
  )
  return one
}

/** Kills what a failed test left behind. For `afterEach`. */
export async function endPrograms(): Promise<void> {
  await Promise.all([...running].map((one) => one.end('SIGKILL')))
}
