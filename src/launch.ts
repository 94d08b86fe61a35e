#!/usr/bin/env node
/**
 * What the package installs as `incidencias`. It runs on any Node a machine may have, so it uses nothing that is new, and hands over
 * to the program itself on Node 24: this one, or the one that was installed along (`node_modules/node`).
 */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'

const NEEDED = 24
/** Threads live on little: a young generation of four megabytes keeps each from growing by what is garbage already. */
const FLAG = '--max-semi-space-size=4'
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const

if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  setFlagsFromString(FLAG)
  await import('./main.ts')
} else {
  const node = installedNode()
  if (node === undefined) {
    process.stderr.write(
      `incidencias needs Node ${NEEDED} or newer, this is ${process.versions.node}, and none was installed along.\n` +
        'Next: npm install node@24 where incidencias is installed (allow its install script when npm asks), or take Node 24 from https://nodejs.org\n',
    )
    process.exitCode = 2
  } else handOver(node)
}

/** The `node` of the package of that name, nearest first. */
function installedNode(): string | undefined {
  try {
    const file = createRequire(import.meta.url).resolve('node/package.json')
    const { version, bin } = JSON.parse(readFileSync(file, 'utf8')) as { version: string; bin: { node: string } }
    const program = join(dirname(file), bin.node)
    return Number(version.split('.')[0]) >= NEEDED && existsSync(program) ? program : undefined
  } catch {
    return undefined
  }
}

/** An older Node cannot become another program, so it stays as the parent, passes signals on and ends as the child ends. */
function handOver(node: string): void {
  const main = join(dirname(fileURLToPath(import.meta.url)), 'main.js')
  const child = spawn(node, [FLAG, main, ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of SIGNALS) process.on(signal, () => passOn(signal))
  child.once('error', (error) => {
    process.stderr.write(`incidencias could not be started with ${node}: ${error.message}\n`)
    process.exitCode = 2
  })
  child.once('exit', (code, signal) => {
    for (const name of SIGNALS) process.removeAllListeners(name)
    if (signal === null) process.exitCode = code ?? 1
    else process.kill(process.pid, signal)
  })

  function passOn(signal: NodeJS.Signals): void {
    // The terminal has told its whole foreground group of a Ctrl-C: told again, the child would take it for impatience.
    if (signal !== 'SIGTERM' && process.stdin.isTTY) return
    child.kill(signal)
  }
}
