/** Processor time of processes that are not ours to ask, from /proc. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const MS_A_TICK = 10

/** The postmaster of a data folder and its children. */
export function serverPids(folder: string): readonly number[] {
  const file = join(folder, 'postmaster.pid')
  if (!existsSync(file) || !existsSync('/proc')) return []
  const postmaster = Number(readFileSync(file, 'utf8').split('\n')[0])
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => stat(pid)?.parent === postmaster)
  return [postmaster, ...children]
}

/** Milliseconds of processor time of living processes, and of those that ended below them. */
export function cpuOf(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + (stat(pid)?.ms ?? 0), 0)
}

function stat(pid: number): { readonly parent: number; readonly ms: number } | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // The name in brackets may hold spaces; fields are counted behind it. See proc(5).
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ')
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
    return { parent: Number(fields[1]), ms: ticks * MS_A_TICK }
  } catch {
    return undefined
  }
}
