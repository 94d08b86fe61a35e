import type { AttachmentReader } from '../../app/ports.ts'
import { fileBytes, openContents } from './contents.ts'
import { scanMime } from './scan-mime.ts'

export const attachmentReader: AttachmentReader = {
  async read(content, indexes) {
    const wanted = new Set(indexes)
    const buffer = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
    const found = new Map<number, Uint8Array>()
    openContents(buffer, scanMime(content)).files.forEach((file, index) => {
      if (wanted.has(index)) found.set(index, fileBytes(file))
    })
    return found
  },
}
