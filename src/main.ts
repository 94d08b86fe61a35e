#!/usr/bin/env node
/** The command line. Everything it can do stands in `cli/index.ts`. */
import { run } from './cli/run.ts'
import { readEnvironment } from './config/variables.ts'

if (Number(process.versions.node.split('.')[0]) < 24) {
  process.stderr.write(
    `incidencias needs Node 24, this is ${process.versions.node}. Run it through npm, which brings the right one: npm run incidencias -- COMMAND\n`,
  )
  process.exit(2)
}

// Whoever reads on no more (`| head`) has had enough; the work goes on to its end.
process.stdout.on('error', () => undefined)

process.exitCode = await run(process.argv.slice(2), {
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
  env: readEnvironment(),
})
