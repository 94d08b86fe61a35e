import { clean } from './header-text.ts'

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

/** A name that is harmless to show and to save: no path, no control, invisible or bidi characters, at most 120 long. */
export function harmlessName(given: string | undefined, type: string, index: number): string {
  const name = clean((given ?? '').slice(0, 4_000))
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
