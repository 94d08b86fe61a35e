import { charsetOf } from './charset.ts'
import { decodeBody } from './decode-body.ts'
import { decoderOf } from './header-text.ts'
import type { Leaf } from './scan-mime.ts'

const LONGEST_TEXT = 4 * 1024 * 1024

/** A text part in UTF-8; `charset` is what it came in. */
export type Text = {
  readonly bytes: Buffer
  readonly charset: string
  readonly type: string
  readonly parameters: string
}

/** The words of a text part; what is too long is cut and named in `problems`. */
export function textOf(content: Buffer, leaf: Leaf, problems: string[]): Text {
  const longest = leaf.encoding === 'base64' ? Math.ceil(LONGEST_TEXT * 1.4) : LONGEST_TEXT
  const long = leaf.bodyEnd - leaf.bodyStart > longest
  if (long) problems.push('text too long: the end is left out')
  const end = long ? leaf.bodyStart + longest : leaf.bodyEnd
  const bytes = decodeBody(content.subarray(leaf.bodyStart, end), leaf.encoding)
  const flowed = leaf.parameters.get('format')?.toLowerCase() === 'flowed'
  const delSp = leaf.parameters.get('delsp')?.toLowerCase() === 'yes'
  const parameters = flowed ? `; format=flowed${delSp ? '; delsp=yes' : ''}` : ''
  const charset = charsetOf(bytes, leaf.parameters.get('charset')).replace(/[^\w.:-]/g, '')
  const utf8 = charset === 'utf-8' ? bytes : Buffer.from(decoderOf(charset)?.decode(bytes) ?? bytes.toString('latin1'))
  return { bytes: utf8, charset, type: leaf.type, parameters }
}
