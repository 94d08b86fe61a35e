import { clean } from './header-text.ts'
import { first } from './scan-mime.ts'
import type { Leaf } from './structure.ts'

const LONGEST = 120
const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/heic': 'heic',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'text/plain': 'txt',
  'text/html': 'html',
  'text/calendar': 'ics',
  'message/rfc822': 'eml',
  'message/delivery-status': 'txt',
  'message/global': 'eml',
  'message/partial': 'eml',
  'text/rfc822-headers': 'txt',
  'application/ms-tnef': 'dat',
  'application/zip': 'zip',
}

/** The name a part gives its file: old programs of Apple and Lotus put it in Content-Location or Content-Description. */
export function nameOfPart(leaf: Leaf): string | undefined {
  const named = leaf.parameters.get('filename') || leaf.parameters.get('name')
  if (named) return named
  const found = first(leaf.fields, 'content-location') ?? first(leaf.fields, 'content-description')
  return /([^\s/\\:?#][^/\\:?#]{0,200}\.[a-z0-9]{2,5})$/i.exec(found?.slice(-300) ?? '')?.[1]
}

/** A name that is harmless to show and to save: no path, no control, invisible or bidi characters, at most 120 long. */
export function harmlessName(given: string | undefined, type: string, index: number): string {
  const name = clean((given ?? '').slice(0, 4_000))
    .replace(/[\t\r\n]+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}]/gu, '')
    .replace(/^.*[/\\]/s, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  if (name === '') return `attachment-${index + 1}.${EXTENSIONS[type] ?? 'bin'}`
  if (name.length <= LONGEST) return name
  const dot = name.lastIndexOf('.')
  const extension = dot > 0 && name.length - dot <= 12 ? name.slice(dot) : ''
  return (
    name
      .slice(0, LONGEST - extension.length)
      .toWellFormed()
      .replace(/\ufffd$/, '') + extension
  )
}
