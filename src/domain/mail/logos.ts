/**
 * Pictures that travel with every mail of somebody: the logo under a signature, the icons beside it, what a quote of an
 * earlier mail carries along. They were seen once and are not news again.
 */
import type { Attachment } from './mail.ts'

/** A picture inside a text that went between us and an address, in `mails` mails (counted to two). */
export type SeenPicture = { readonly sha256: string; readonly address: string; readonly mails: number }

/** Of one mail so many pictures are remembered at most. */
const MOST_PICTURES = 50
/** A domain has the logo of a company when so many mails came with it. */
const COMPANY = 2
/** Logos are small; a picture of this size in a text is a photo somebody put there. */
const PHOTO = 30 * 1024

/** The pictures inside a mail's text, by their hashes. A file that was attached is never one, however often it comes. */
export function picturesInText(attachments: readonly Attachment[]): readonly string[] {
  const hashes = attachments.filter(isPictureInText).map((file) => file.sha256)
  return [...new Set(hashes)].slice(0, MOST_PICTURES)
}

/** A file that the HTML shows, and not as something to open. */
export function isPictureInText({ inline, contentType }: Attachment): boolean {
  return inline && contentType.startsWith('image/')
}

/** Whether a picture in the text of a mail from `address` was there before; `seen` are the earlier ones with its hash. */
export function isRepeated(seen: readonly SeenPicture[], address: string): boolean {
  if (address === '') return false
  if (seen.some((picture) => picture.address === address)) return true
  const domain = domainOf(address)
  const mails = seen.filter((picture) => domainOf(picture.address) === domain).map((picture) => picture.mails)
  return mails.reduce((sum, n) => sum + n, 0) >= COMPANY
}

/** Whether a file is something the sender wants us to see, and not the decoration of a text. */
export function isSentToSee(file: Attachment): boolean {
  return !file.inline || (isPictureInText(file) && file.size >= PHOTO)
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1)
}
