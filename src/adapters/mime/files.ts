import type { Attachment } from '../../domain/mail/mail.ts'
import { type FileSource, type Piece, pieceBytes } from './contents.ts'
import { measureBody } from './decode-body.ts'
import { harmlessName } from './file-name.ts'
import { contentType, SAMPLE } from './file-type.ts'
import { clean, messageIds } from './header-text.ts'
import { citedContentIds, comparable } from './inline-images.ts'

/**
 * The files of a mail, in the order that numbers them. What they are is
 * told by their first bytes; those that the HTML shows inside the text are `inline`.
 */
export async function readFiles(files: readonly FileSource[], html: string): Promise<readonly Attachment[]> {
  if (files.length === 0) return []
  const cited = citedContentIds(html)
  const attachments: Attachment[] = []
  for (const [index, file] of files.entries()) {
    const said = 'tnef' in file ? { ...file.tnef, name: file.tnef.name } : saidOf(file.piece)
    const filename = harmlessName(said.name, said.type, index)
    const { size, sha256 } = 'tnef' in file ? measureBody(file.tnef.bytes, 'binary') : measurePiece(file.piece)
    const head = 'tnef' in file ? file.tnef.bytes.subarray(0, SAMPLE) : pieceBytes(file.piece, SAMPLE)
    const { contentId } = said
    attachments.push({
      index,
      filename,
      contentType: (await contentType(head, said.type)).slice(0, 120),
      size,
      ...(contentId === undefined ? {} : { contentId }),
      inline: contentId !== undefined && cited.has(comparable(contentId)),
      sha256,
    })
  }
  return attachments
}

function saidOf({ leaf }: Piece) {
  const name = leaf.parameters.get('filename') || leaf.parameters.get('name')
  const id = leaf.fields.find((field) => field.name === 'content-id')
  const [contentId] = messageIds(
    id === undefined ? undefined : clean(id.value.subarray(0, 1_000).toString('latin1')),
    1,
  )
  return { name, type: leaf.type, contentId }
}

function measurePiece({ leaf, content }: Piece) {
  return measureBody(content.subarray(leaf.bodyStart, leaf.bodyEnd), leaf.encoding)
}
