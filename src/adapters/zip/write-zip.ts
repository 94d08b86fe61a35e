/** Archives as zip, written as they come: one entry at a time, nothing kept. Only the owner of the file can read it. */
import { createWriteStream } from 'node:fs'
import { chmod, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { Failure, type WriteArchive } from '../../app/ports.ts'

const OWNER_ONLY = 0o600

/** Under another name until it is whole, so that no half archive is ever taken for one. */
export const writeZip: WriteArchive = async (file, entries, replace) => {
  const unfinished = `${file}.part`
  const zip = new ZipFile()
  // A file of that name that is there already is somebody's: it is neither read nor replaced.
  const target = createWriteStream(unfinished, { flags: replace ? 'w' : 'wx', mode: OWNER_ONLY })
  const writing = pipeline(zip.outputStream as unknown as Readable, target)
  zip.on('error', (error) => target.destroy(error))
  // Told below; until then it is nobody's.
  writing.catch(() => undefined)
  try {
    for await (const { name, at, content } of entries) {
      const options = { mtime: new Date(at), mode: 0o100600, compressionLevel: 6 }
      const stream = Readable.from(content())
      const ended = new Promise<void>((resolve, reject) => stream.once('close', resolve).once('error', reject))
      zip.addReadStream(stream, name, options)
      await Promise.race([ended, writing])
    }
    zip.end()
    await writing
    await chmod(unfinished, OWNER_ONLY)
    await rename(unfinished, file)
  } catch (error) {
    target.destroy()
    if ((error as { code?: string }).code !== 'EEXIST') await rm(unfinished, { force: true })
    throw new Failure(
      'file',
      `could not write ${file}: ${error instanceof Error ? error.message : String(error)}`,
      'permanent',
      {
        cause: error,
      },
    )
  }
}
