import type { AttachmentReader } from '../../app/ports.ts'
import { decodeBody } from './decode-body.ts'
import { type Leaf, scanMime } from './scan-mime.ts'

/** The parts that are files, in the order that numbers them: `Attachment.index` counts along this list. */
export function attachmentLeaves(leaves: readonly Leaf[]): readonly Leaf[] {
  return leaves.filter((leaf) => !isText(leaf))
}

/** Parts that are read as the mail's words. */
export function isText(leaf: Leaf): boolean {
  if (leaf.type !== 'text/plain' && leaf.type !== 'text/html') return false
  if (leaf.disposition === 'attachment') return false
  return !['filename', 'name', 'filename*', 'name*', 'filename*0', 'name*0', 'filename*0*', 'name*0*'].some((name) =>
    leaf.parameters.has(name),
  )
}

export const attachmentReader: AttachmentReader = {
  async read(content, indexes) {
    const wanted = new Set(indexes)
    const buffer = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
    const found = new Map<number, Uint8Array>()
    attachmentLeaves(scanMime(content).leaves).forEach((leaf, index) => {
      if (wanted.has(index)) found.set(index, decodeBody(buffer.subarray(leaf.bodyStart, leaf.bodyEnd), leaf.encoding))
    })
    return found
  },
}
