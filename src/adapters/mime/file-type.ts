/** What a file is by its first bytes, whatever its sender says. */

/** How many bytes are looked at. */
export const SAMPLE = 4_096

/** Kinds of container that say less than the type a sender gives for what is in them. */
const CONTAINERS: Readonly<Record<string, RegExp>> = {
  'application/zip': /zip|openxmlformats|opendocument|epub|officedocument|vnd\.|java-archive|x-xpinstall/,
  'application/x-cfb': /msword|ms-|vnd\.|outlook|x-msi|visio|corel/,
  'application/xml': /xml/,
  'application/gzip': /gzip|compressed|tgz|x-tar/,
  'application/ogg': /ogg|opus/,
  'application/vnd.ms-asf': /x-ms-|asf/,
}

/** The type the content tells, in place of one that lies or says nothing; else the declared one. */
export async function contentType(head: Buffer, declared: string): Promise<string> {
  if (head.length === 0) return declared
  const detected = markupType(head) ?? (await binaryType(head))
  if (detected === undefined || detected === declared) return declared
  const container = Object.hasOwn(CONTAINERS, detected) ? CONTAINERS[detected] : undefined
  return container?.test(declared) ? declared : detected
}

/** Text that a program would carry out or show as a page. */
function markupType(head: Buffer): string | undefined {
  const text = beginningOf(head)
  if (text.startsWith('#!')) return 'application/x-sh'
  if (!text.startsWith('<') && !text.startsWith('[') && !text.startsWith('@')) return undefined
  const mark = text.slice(0, 40).toLowerCase()
  if (/^<(?:!doctype html|html|head|body|script|iframe|meta|hta:)/.test(mark)) return 'text/html'
  if (/^<(?:svg|!doctype svg)/.test(mark)) return 'image/svg+xml'
  if (mark.startsWith('<?php')) return 'application/x-httpd-php'
  if (mark.startsWith('[internetshortcut]')) return 'application/x-mswinurl'
  return /^@echo (?:off|on)/.test(mark) ? 'application/x-bat' : undefined
}

/** The first characters after marks, blanks, comments and the XML declaration. */
function beginningOf(head: Buffer): string {
  const wide = head[0] === 0xff && head[1] === 0xfe
  let text = (wide ? head.toString('utf16le') : head.toString('latin1')).replace(/^(?:\ufeff|\u00ef\u00bb\u00bf)/, '')
  for (let n = 0; n < 20; n++) {
    text = text.trimStart()
    const end = text.startsWith('<!--') ? text.indexOf('-->') + 2 : text.startsWith('<?xml') ? text.indexOf('>') : -1
    if (end < 2) break
    text = text.slice(end + 1)
  }
  return text
}

/** Formats that are text. A letter that begins with "MZ" is no program, one that begins with "BM" no picture. */
const TEXTUAL = /^(?:text\/|application\/(?:pdf|rtf|postscript|xml|pgp-encrypted|x-ms-regedit))/

async function binaryType(head: Buffer): Promise<string | undefined> {
  // The package knows a hundred formats and is only needed where there is a file.
  const { fileTypeFromBuffer } = await import('file-type')
  try {
    const type = (await fileTypeFromBuffer(head))?.mime.split(';', 1)[0]
    return type !== undefined && (TEXTUAL.test(type) || !isTextual(head)) ? type : undefined
  } catch {
    return undefined
  }
}

function isTextual(head: Buffer): boolean {
  return head.every((byte) => byte >= 32 || (byte >= 9 && byte <= 13))
}
