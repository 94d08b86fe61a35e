import type { AttachmentReader, MailboxId, RawMails } from './ports.ts'

export type FileTextDeps = {
  readonly rawMails: Pick<RawMails, 'read'>
  readonly attachments: AttachmentReader
}

/** Lists of customers are some hundred kilobytes; what is longer is no list. */
const LONGEST = 4 * 1024 * 1024

/** The text of attached files (UTF-8 or UTF-16 with its mark, else what Windows writes); '' for what is too long, or not there. */
export async function fileTexts(
  { rawMails, attachments }: FileTextDeps,
  mailbox: MailboxId,
  rawMailId: number,
  indexes: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const content = await rawMails.read(mailbox, rawMailId)
  const files = content ? await attachments.read(content, indexes) : new Map<number, Uint8Array>()
  return new Map(indexes.map((index) => [index, textOf(files.get(index))]))
}

function textOf(bytes: Uint8Array | undefined): string {
  if (bytes === undefined || bytes.length > LONGEST) return ''
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
