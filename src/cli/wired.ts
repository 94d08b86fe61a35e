/** Opens the house for one command and closes it again, whatever happens. */
import type { Wired } from '../wiring.ts'
import type { Io } from './command.ts'
import { configured } from './configured.ts'

export async function withWired<T>(io: Io, work: (wired: Wired) => Promise<T>): Promise<T> {
  const config = configured(io)
  const { wire } = await import('../wiring.ts')
  const wired = await wire(config)
  try {
    return await work(wired)
  } finally {
    await wired.close()
  }
}
