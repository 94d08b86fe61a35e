import { decoderOf } from './header-text.ts'

const UTF8 = new TextDecoder('utf-8', { fatal: true })
/** Letters of Polish in Windows-1250 that are no letters of western texts in Windows-1252. */
const POLISH = new Set([0xb9, 0xe6, 0xea, 0xb3, 0x9c, 0x9f, 0xbf, 0xa5, 0xc6, 0xca, 0xa3, 0x8c, 0x8f, 0xaf])
/** Letters that Spanish and Portuguese use in Windows-1252. */
const IBERIAN = new Set([
  0xe1, 0xe9, 0xed, 0xfa, 0xe3, 0xf5, 0xe7, 0xe2, 0xea, 0xf4, 0xe0, 0xbf, 0xa1, 0xba, 0xaa, 0xc1, 0xc9, 0xcd, 0xda,
])

/**
 * The charset to read text in: the declared one when it exists and fits the bytes, else what the bytes look like.
 * Mails that say UTF-8 or nothing and mean a Windows code page are common.
 */
export function charsetOf(bytes: Buffer, declared: string | undefined): string {
  const name = (declared ?? '').trim().toLowerCase()
  const unsure = name === '' || /^(?:utf-?8|us-ascii|ascii|unknown-8bit|default|binary|ansi_x3\.4-1968)$/.test(name)
  if (!unsure && decoderOf(name) !== undefined && name !== 'utf-7') return name
  if (isUtf8(bytes)) return 'utf-8'
  let polish = 0
  let iberian = 0
  for (const byte of bytes.subarray(0, 65_536)) {
    if (POLISH.has(byte)) polish++
    if (IBERIAN.has(byte)) iberian++
  }
  return polish > iberian ? 'windows-1250' : 'windows-1252'
}

function isUtf8(bytes: Buffer): boolean {
  try {
    UTF8.decode(bytes)
    return true
  } catch {
    return false
  }
}
