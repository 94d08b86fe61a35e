/**
 * mjml takes about 80 MB once it is loaded and is needed for a moment only. It works in a process of its own, which
 * gives the memory back; a thread returns a fourth of it.
 */
import { execFile } from 'node:child_process'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Layout } from './layout.ts'
import type { LayoutAnswer } from './layout-worker.ts'

const run = promisify(execFile)

/** Compiles `layout/*.mjml`. Throws naming the file and what is wrong with it. */
export async function compileLayouts(folder: string): Promise<Readonly<Record<Layout, string>>> {
  const program = new URL(`./layout-worker${extname(fileURLToPath(import.meta.url))}`, import.meta.url)
  const { stdout } = await run(process.execPath, [fileURLToPath(program), folder], {
    timeout: 60_000,
    // Nothing of the configuration, least of all its secrets, is any business of that process.
    env: {},
  })
  const answer = JSON.parse(stdout) as LayoutAnswer
  if ('problem' in answer) throw new Error(answer.problem)
  return answer.layouts as Readonly<Record<Layout, string>>
}
