/**
 * The place where we listen: a port, or a socket file. A socket file outlives its process, so one that nobody answers at is taken away and
 * made anew; one that is answered at, and a port that is taken, stay what they are, and it is told who is there.
 */
import { chmodSync, closeSync, linkSync, lstatSync, openSync, renameSync, rmSync } from 'node:fs'
import { connect, type Server } from 'node:net'
import { Failure } from '../../app/ports.ts'

export type Place = { readonly host: string; readonly port: number } | { readonly path: string }

/** What we greet with: by it one worker knows another. */
export const GREETING = 'incidencias'

/** Owner and group may connect: a mail server that is to deliver belongs to the group of the file. */
const SOCKET_MODE = 0o660
/** Whoever does not greet within this is none of ours. Milliseconds. */
const GREETED_WITHIN = 2_000
/** A lock that is older was left by a process that died. */
const LOCK_MS = 10_000

/** Listens, or throws a `Failure`: temporary where another worker of ours does, permanent where the place cannot be had. */
export async function listenAt(server: Server, place: Place): Promise<void> {
  if (!('path' in place)) return await listen(server, place)
  const { path } = place
  const unlock = lock(path)
  try {
    await clear(path)
    await listen(server, place)
    chmodSync(path, SOCKET_MODE)
  } finally {
    unlock()
  }
}

/** Whether the socket file is the one that was made here; a port cannot be taken away. */
export function watchPlace(place: Place): () => boolean {
  if (!('path' in place)) return () => true
  const made = inode(place.path)
  return () => inode(place.path) === made
}

/**
 * Closes by `close`. Whoever closes a socket removes the file at its path, whose ever it is by then: another worker that made it anew
 * would be found no more, make it anew in its turn, and so on for ever. So the file of another is put back.
 */
export function closeSparing(place: Place, isOurs: () => boolean, close: () => void): void {
  const aside = 'path' in place && !isOurs() ? linked(place.path) : undefined
  close()
  if ('path' in place && aside !== undefined) renameSync(aside, place.path)
}

/** Another name of the file; undefined when there is none. */
function linked(path: string): string | undefined {
  const aside = `${path}.aside`
  try {
    rmSync(aside, { force: true })
    linkSync(path, aside)
    return aside
  } catch {
    return undefined
  }
}

export function nameOf(place: Place): string {
  return 'path' in place ? `unix:${place.path}` : `${place.host}:${place.port}`
}

async function listen(server: Server, place: Place): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen('path' in place ? place.path : place, () => {
        server.off('error', reject)
        resolve()
      })
    })
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error'
    if (code === 'EADDRINUSE') throw await occupied(place)
    throw new Failure(
      'lmtp',
      `cannot listen at ${nameOf(place)} (${code}): ${WORDS[code] ?? 'see LMTP_LISTEN'}`,
      'permanent',
      {
        cause: error,
      },
    )
  }
}

const WORDS: Readonly<Record<string, string>> = {
  EACCES: 'this user may not listen there',
  EADDRNOTAVAIL: 'this machine has no such address',
  ENOENT: 'the folder of the socket does not exist',
  ENOTFOUND: 'the host has no address',
  ENAMETOOLONG: 'the path of a socket has at most about 100 characters',
  EINVAL: 'the path of a socket has at most about 100 characters',
}

/** Takes away a socket file that nobody answers at. */
async function clear(path: string): Promise<void> {
  const found = lstatSync(path, { throwIfNoEntry: false })
  if (found === undefined) return
  if (!found.isSocket()) throw new Failure('lmtp', `${path} is there and is no socket: it stays`, 'permanent')
  const answer = await greetingAt({ path })
  if (answer !== undefined) throw await occupied({ path }, answer)
  rmSync(path, { force: true })
}

async function occupied(place: Place, known?: string): Promise<Failure> {
  const greeting = known ?? (await greetingAt(place)) ?? ''
  return greeting.includes(GREETING)
    ? new Failure('lmtp', `another worker listens at ${nameOf(place)}`, 'temporary')
    : new Failure(
        'lmtp',
        `another program listens at ${nameOf(place)}: LMTP_LISTEN needs a place of its own`,
        'permanent',
      )
}

/** What is said first there; '' when it is silent, undefined when nobody is there. */
function greetingAt(place: Place): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect('path' in place ? { path: place.path } : place)
    const end = (greeting: string | undefined): void => {
      socket.destroy()
      resolve(greeting)
    }
    let silent: string | undefined
    socket.setTimeout(GREETED_WITHIN, () => end(silent))
    socket.once('connect', () => {
      silent = ''
    })
    socket.once('data', (piece) => end(piece.toString('latin1').slice(0, 500)))
    socket.once('end', () => end(silent))
    // A socket that is there and does not let us in belongs to somebody who lives.
    socket.once('error', (error: NodeJS.ErrnoException) =>
      end(error.code === 'EACCES' || error.code === 'EPERM' || error.code === 'EAGAIN' ? '' : silent),
    )
  })
}

/** Two workers that start together must not both find the file stale, and the second remove what the first has made. */
function lock(path: string): () => void {
  const file = `${path}.lock`
  const left = lstatSync(file, { throwIfNoEntry: false })
  if (left !== undefined && Date.now() - left.mtimeMs > LOCK_MS) rmSync(file, { force: true })
  try {
    closeSync(openSync(file, 'wx', 0o600))
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error'
    if (code === 'EEXIST') throw new Failure('lmtp', `another worker listens at ${path}`, 'temporary')
    throw new Failure(
      'lmtp',
      `cannot listen at unix:${path} (${code}): ${WORDS[code] ?? 'see LMTP_LISTEN'}`,
      'permanent',
      {
        cause: error,
      },
    )
  }
  return () => rmSync(file, { force: true })
}

function inode(path: string): number | undefined {
  return lstatSync(path, { throwIfNoEntry: false })?.ino
}
