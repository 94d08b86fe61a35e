/** Opens the house for one command and closes it again, whatever happens. */
import type { Wired } from '../wiring/wiring.ts'
import type { Io } from './command.ts'
import { configured, configuredInstallation } from './configured.ts'

/** For a command about one mailbox. */
export async function withWired<T>(io: Io, work: (wired: Wired) => Promise<T>): Promise<T> {
  const config = configured(io)
  const { wire } = await import('../wiring/wiring.ts')
  const wired = await wire(config)
  try {
    return await work(wired)
  } finally {
    await wired.close()
  }
}

/** For a command about all of them (`ofInstallation`). */
export async function withAllWired<T>(io: Io, work: (mailboxes: readonly Wired[]) => Promise<T>): Promise<T> {
  const installation = configuredInstallation(io)
  const { wireAll } = await import('../wiring/wiring.ts')
  const wiring = await wireAll(installation)
  try {
    return await work(wiring.mailboxes)
  } finally {
    await wiring.close()
  }
}
