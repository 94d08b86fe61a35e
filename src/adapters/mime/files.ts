import type { Attachment } from '../../domain/mail/mail.ts'
import { type Contents, type FileSource, type Piece, pieceBytes } from './contents.ts'
import { measureBody } from './decode-body.ts'
import { readEnvelope } from './envelope.ts'
import { harmlessName, nameOfPart } from './file-name.ts'
import { contentType, SAMPLE } from './file-type.ts'
import { clean, messageIds } from './header-text.ts'
import { comparable, shownContentIds } from './inline-images.ts'
import { scanHeaders } from './scan-headers.ts'

/** Header fields in which the subject of a mail is looked for. */
const LONGEST_HEAD = 64 * 1024

/**
 * The files of a mail, in the order that numbers them. What they are is told by their first bytes; those that the
 * HTML shows inside the text are `inline`.
 */
export async function readFiles(contents: Contents, html: string): Promise<readonly Attachment[]> {
  if (contents.files.length === 0) return []
  const shown = shownContentIds(html, contents)
  const attachments: Attachment[] = []
  for (const [index, file] of contents.files.entries()) {
    const { name, type, contentId, head, size, sha256 } = 'tnef' in file ? tnefFile(file) : partFile(file)
    attachments.push({
      index,
      filename: harmlessName(name, type, index),
      contentType: (await contentType(head, type)).slice(0, 120),
      size,
      ...(contentId === undefined ? {} : { contentId }),
      inline: contentId !== undefined && shown.has(comparable(contentId)),
      sha256,
    })
  }
  return attachments
}

function tnefFile({ tnef }: Extract<FileSource, { tnef: unknown }>) {
  const { bytes, contentId } = tnef
  return {
    name: tnef.name,
    type: /^[\w!#$&^.+-]{1,60}\/[\w!#$&^.+-]{1,60}$/.exec(tnef.type.toLowerCase())?.[0] ?? 'application/octet-stream',
    contentId: contentId === undefined ? undefined : clean(contentId),
    head: bytes.subarray(0, SAMPLE),
    ...measureBody(bytes, 'binary'),
  }
}

function partFile({ piece }: Extract<FileSource, { piece: unknown }>) {
  const { leaf, content } = piece
  const id = leaf.fields.find((field) => field.name === 'content-id')?.value.subarray(0, 1_000)
  const [contentId] = messageIds(id === undefined ? undefined : clean(id.toString('latin1')), 1)
  return {
    name: nameOfPart(leaf) || subjectAsName(piece),
    type: leaf.type,
    contentId,
    head: pieceBytes(piece, SAMPLE),
    ...measureBody(content.subarray(leaf.bodyStart, leaf.bodyEnd), leaf.encoding),
  }
}

/** A mail that comes as a file without a name is called by its subject, as mail programs do when they save it. */
function subjectAsName(piece: Piece): string | undefined {
  if (!/^message\/(?:rfc822|global)$/.test(piece.leaf.type)) return undefined
  const { subject } = readEnvelope(scanHeaders(pieceBytes(piece, LONGEST_HEAD)))
  return subject === '' ? undefined : `${subject.replace(/[/\\]/g, '-')}.eml`
}
