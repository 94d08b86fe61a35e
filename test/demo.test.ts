import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'

/** Folders of demos, ours and others'. */
const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('incidencias-demo-'))

test('the demo tells its story, finds it as told, and leaves nothing behind', { timeout: 90_000 }, async () => {
  const before = folders()
  const { code, output } = await run(['demo', '--exit'])
  expect(output).not.toContain('✗')
  expect(output).toContain('The story came out as told')
  expect(code, output).toBe(0)
  expect(folders().filter((name) => !before.includes(name) && existsSync(name))).toEqual([])
})

test('Ctrl-C in the middle of the story ends the demo and leaves nothing behind', { timeout: 60_000 }, async () => {
  const before = folders()
  const { output } = await run(['demo'], 'Lucía writes')
  expect(output).toContain('Stopping')
  expect(folders().filter((name) => !before.includes(name))).toEqual([])
})

/** Runs the program; interrupts it when it has said `interruptAt`. */
async function run(args: readonly string[], interruptAt?: string): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [new URL('../src/main.ts', import.meta.url).pathname, ...args], {
    cwd: tmpdir(),
  })
  let output = ''
  let interrupted = false
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
      if (interruptAt === undefined || interrupted || !output.includes(interruptAt)) return
      interrupted = true
      child.kill('SIGINT')
    })
  }
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, output }
}
