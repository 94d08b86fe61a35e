/**
 * A folder of `.eml` files as `MailSource`, for imports and tests. UIDs are places in the sorted list of names, and
 * UIDVALIDITY is a digest of that list: when files come or go all are read again, and the store knows the old ones.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { BIG_MAIL, type Clock, Failure, type MailSession, type MailSource } from '../../app/ports.ts'
import type { AfterTaking } from './imap-finish.ts'

export type DirectorySourceOptions = { readonly path: string; readonly after?: AfterTaking; readonly clock: Clock }

export function createDirectorySource(options: DirectorySourceOptions): MailSource {
  return {
    async open() {
      const entries = await readdir(options.path, { withFileTypes: true }).catch((error: unknown) => {
        throw new Failure('directory', `cannot read ${options.path}`, 'permanent', { cause: error })
      })
      const names = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.eml')).map((entry) => entry.name)
      return session(options, names.sort())
    },
  }
}

function session(options: DirectorySourceOptions, names: readonly string[]): MailSession {
  const digest = createHash('sha256').update(names.join('\0')).digest()
  const fileOf = (uid: number) => {
    const name = names[uid - 1]
    return name === undefined ? undefined : join(options.path, name)
  }
  return {
    folder: basename(options.path),
    uidValidity: BigInt(digest.readUInt32BE(0)) + 1n,

    async list(aboveUid) {
      const listed: { uid: number; size: number }[] = []
      for (let uid = aboveUid + 1; uid <= names.length; uid++) {
        const found = await stat(fileOf(uid) ?? '').catch(() => undefined)
        if (found !== undefined) listed.push({ uid, size: found.size })
      }
      return listed
    },

    async *fetch(uids) {
      for (const uid of uids) {
        const file = fileOf(uid)
        const found = file === undefined ? undefined : await stat(file).catch(() => undefined)
        if (file === undefined || found === undefined) continue
        const arrivedAt = Math.min(Math.floor(found.mtimeMs), options.clock.now())
        const content =
          found.size > BIG_MAIL ? createReadStream(file, { highWaterMark: BIG_MAIL }) : await readWhole(file)
        if (content === undefined) continue
        yield { uid, arrivedAt, size: found.size, content }
      }
    },

    async finish(uids) {
      const after = options.after ?? { kind: 'keep' }
      for (const uid of uids) {
        const file = fileOf(uid)
        if (file === undefined) continue
        if (after.kind === 'delete') await rm(file, { force: true })
        if (after.kind === 'move') {
          await mkdir(join(options.path, after.folder), { recursive: true })
          await rename(file, join(options.path, after.folder, basename(file))).catch(() => undefined)
        }
      }
    },

    waitForNews: (timeoutMs, signal) =>
      new Promise((resolve) => {
        const timer = setTimeout(done, timeoutMs)
        signal.addEventListener('abort', done, { once: true })
        if (signal.aborted) done()
        function done(): void {
          clearTimeout(timer)
          signal.removeEventListener('abort', done)
          resolve()
        }
      }),

    close: async () => undefined,
  }
}

/** Undefined when it vanished meanwhile. */
async function readWhole(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT') return undefined
    throw new Failure('directory', `cannot read ${basename(file)} (${code})`, 'temporary', { cause: error })
  }
}
