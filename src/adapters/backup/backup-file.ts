/** A file for a dump: packed with gzip, readable by its owner alone, and under its name only when it is whole and on the disk. */
import { createReadStream, createWriteStream } from 'node:fs'
import { access, chmod, link, open, rm } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { type BackupFile, Failure } from '../../app/ports.ts'

/** Mails are mostly packed or encoded already: more work makes them hardly smaller. */
const LEVEL = 1

export function createBackupFile(path: string): BackupFile {
  const part = `${path}.part`
  return {
    async write(dump, check) {
      await refuseExisting(path)
      try {
        const file = createWriteStream(part, { mode: 0o600 })
        await pipeline(dump, createGzip({ level: LEVEL }), file)
        // The mode above counts for a new file only.
        await chmod(part, 0o600)
        await toDisk(part)
        const checked = await check(unpacked(part))
        // Unlike a renamed file, a linked one never takes the place of another.
        await link(part, path)
        await rm(part)
        await toDisk(dirname(path))
        return checked
      } catch (error) {
        await rm(part, { force: true })
        throw asFailure(error, path)
      }
    },
    read: () => unpacked(path),
  }
}

async function* unpacked(path: string): AsyncGenerator<Buffer> {
  const file = createReadStream(path, { highWaterMark: 256 * 1024 })
  const chunks = createGunzip({ chunkSize: 256 * 1024 })
  // Errors of the file end the reading of what is unpacked from it.
  const piped = pipeline(file, chunks).catch((error: Error) => void chunks.destroy(error))
  try {
    for await (const chunk of chunks) yield chunk as Buffer
    await piped
  } catch (error) {
    throw asFailure(error, path)
  } finally {
    file.destroy()
    chunks.destroy()
  }
}

async function refuseExisting(path: string): Promise<void> {
  const there = await access(path).then(
    () => true,
    () => false,
  )
  if (there)
    throw new Failure('backup', `${basename(path)} is there already, and no backup is overwritten`, 'permanent')
}

async function toDisk(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } catch (error) {
    // Some systems do not do this for folders.
    if (!['EINVAL', 'EPERM', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  } finally {
    await handle.close()
  }
}

const WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'it may not be read or written',
  EEXIST: 'it is there already, and no backup is overwritten',
  ENOSPC: 'the disk is full',
  EISDIR: 'it is a folder',
  Z_DATA_ERROR: 'it is damaged, or no backup',
  Z_BUF_ERROR: 'it ends in the middle',
}

function asFailure(error: unknown, path: string): unknown {
  const words = WORDS[(error as NodeJS.ErrnoException).code ?? '']
  if (error instanceof Failure || words === undefined) return error
  return new Failure('backup', `${basename(path)}: ${words}`, 'permanent', { cause: error })
}
