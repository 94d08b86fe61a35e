import type { Attachment } from '../../domain/mail/mail.ts'
import { measureBody } from './decode-body.ts'
import { harmlessName } from './file-name.ts'
import { clean, messageIds } from './header-text.ts'
import type { Leaf } from './scan-mime.ts'

/** The files of a mail, in the order of `attachmentLeaves`; `names` are the decoded ones, by index. */
export function readFiles(
  content: Buffer,
  files: readonly Leaf[],
  names: ReadonlyMap<number, string | undefined>,
): readonly Attachment[] {
  return files.map((leaf, index) => attachmentOf(content, leaf, index, names.get(index)))
}

function attachmentOf(content: Buffer, leaf: Leaf, index: number, name: string | undefined): Attachment {
  const { size, sha256 } = measureBody(content.subarray(leaf.bodyStart, leaf.bodyEnd), leaf.encoding)
  const id = leaf.fields.find((field) => field.name === 'content-id')
  const [contentId] = messageIds(
    id === undefined ? undefined : clean(id.value.subarray(0, 1_000).toString('latin1')),
    1,
  )

  return {
    index,
    filename: harmlessName(name, leaf.type, index),
    contentType: leaf.type.slice(0, 120),
    size,
    ...(contentId === undefined ? {} : { contentId }),
    inline: leaf.disposition === 'inline' || (leaf.disposition !== 'attachment' && contentId !== undefined),
    sha256,
  }
}
