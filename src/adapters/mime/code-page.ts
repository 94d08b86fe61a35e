import { type Decoder, decoderOf } from './charset-names.ts'

/** Windows code pages whose names in the Encoding Standard do not follow from their number. */
const NAMES: Readonly<Record<number, string>> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  866: 'ibm866',
  1200: 'utf-16le',
  10000: 'macintosh',
  20127: 'windows-1252',
  20866: 'koi8-r',
  21866: 'koi8-u',
  28605: 'iso-8859-15',
  50220: 'iso-2022-jp',
  50221: 'iso-2022-jp',
  50222: 'iso-2022-jp',
  51932: 'euc-jp',
  51949: 'euc-kr',
  54936: 'gb18030',
  65001: 'utf-8',
}

/** Text in a Windows code page; what has no name is read as Windows-1252. */
export function codePageText(bytes: Uint8Array, page: number): string {
  return decoderOfPage(page).decode(bytes)
}

const decoders = new Map<number, Decoder>()

function decoderOfPage(page: number): Decoder {
  const known = decoders.get(page)
  if (known !== undefined) return known
  const iso = page > 28_590 && page < 28_607 ? `iso-8859-${page - 28_590}` : undefined
  const windows = page >= 1_250 && page <= 1_258 ? `windows-${page}` : undefined
  const decoder = decoderOf(NAMES[page] ?? iso ?? windows ?? 'windows-1252') ?? new TextDecoder('windows-1252')
  if (decoders.size < 100) decoders.set(page, decoder)
  return decoder
}
