import { createServer } from 'node:net'
import { Failure } from '../../app/ports.ts'
import { listenAt, type Place } from './place.ts'

/** Listens for a moment. `served`: a worker of ours does already. Throws `Failure` when the place cannot be had. */
export async function inspectPlace(place: Place): Promise<'free' | 'served'> {
  const server = createServer((socket) => socket.destroy())
  try {
    await listenAt(server, place)
    return 'free'
  } catch (error) {
    if (error instanceof Failure && error.lasting === 'temporary') return 'served'
    throw error
  } finally {
    await new Promise((resolve) => server.close(resolve))
  }
}
