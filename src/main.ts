#!/usr/bin/env node
/** The command line. Everything it can do stands in `cli/index.ts`. */
import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

if (Number(process.versions.node.split('.')[0]) < 24) {
  process.stderr.write(
    `incidencias needs Node 24, this is ${process.versions.node}. Run it through npm, which brings the right one: npm run incidencias -- COMMAND\n`,
  )
  process.exit(2)
}

// Compiled once, for this thread and those it starts: a start costs half, each thread a fourth less memory. The folder belongs to
// whoever installed the program; where it cannot be written everything works as well, only slower.
process.env['NODE_COMPILE_CACHE'] ??= fileURLToPath(new URL('../node_modules/.cache/incidencias', import.meta.url))
enableCompileCache(process.env['NODE_COMPILE_CACHE'])

// Whoever reads along may stop when they have what they wanted (`| head`); the work goes on.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

const { argumentsOf, asCalled } = await import('./cli/as-called.ts')
const { run } = await import('./cli/run.ts')
const { readEnvironment } = await import('./config/variables.ts')

process.exitCode = await run(argumentsOf(process.argv.slice(2)), {
  out: (text) => void process.stdout.write(`${asCalled(text)}\n`),
  err: (text) => void process.stderr.write(`${asCalled(text)}\n`),
  env: readEnvironment(),
  lines: async function* () {
    const { createInterface } = await import('node:readline')
    // Waiting for a line keeps no command alive whose work is done.
    yield* createInterface({ input: process.stdin.unref?.() ?? process.stdin })
  },
})
