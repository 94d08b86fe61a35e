import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'

export type Outcome = { readonly code: number | null; readonly output: string; readonly errors: string }

/** Runs a tool of node_modules (or node itself) and keeps what it says. Never throws. */
export function run(root: string, tool: string, args: readonly string[]): Promise<Outcome> {
  const path = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env['PATH'] ?? ''}`
  return new Promise((resolve) => {
    const child = spawn(tool, [...args], {
      cwd: root,
      env: { ...process.env, PATH: path, NO_COLOR: '1', FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const output: Buffer[] = []
    const errors: Buffer[] = []
    child.stdout.on('data', (data: Buffer) => output.push(data))
    child.stderr.on('data', (data: Buffer) => errors.push(data))
    const end = (code: number | null, more = '') =>
      resolve({ code, output: Buffer.concat(output).toString(), errors: Buffer.concat(errors).toString() + more })
    child.on('error', (error) => end(null, error.message))
    child.on('close', (code) => end(code))
  })
}

/** Undefined when the tool is content, else what it said. */
export async function complaint(root: string, tool: string, args: readonly string[]): Promise<string | undefined> {
  const { code, output, errors } = await run(root, tool, args)
  return code === 0 ? undefined : `${output}\n${errors}`.trim() || `${tool} ended with ${code}`
}

/** Words to follow the name of a file that is not what it should be. */
export function firstDifference(there: string, wanted: string): string {
  const [old, fresh] = [there.split('\n'), wanted.split('\n')]
  const at = fresh.findIndex((line, n) => line !== old[n])
  const line = at < 0 ? fresh.length : at
  return ` differs in line ${line + 1}:\n  - ${old[line] ?? '(nothing)'}\n  + ${fresh[line] ?? '(nothing)'}\n  mend: npm run check -- --write`
}
