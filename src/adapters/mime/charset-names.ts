import { LEGACY } from './legacy-charsets.ts'

/** Bytes to text in one charset; `encoding` is its one name. */
export type Decoder = { readonly encoding: string; decode(bytes: Uint8Array): string }

/** Names that mails use and the Encoding Standard does not know. */
const ALIASES: Readonly<Record<string, string>> = {
  utf8mb4: 'utf-8',
  utf8mb3: 'utf-8',
  'utf-8n': 'utf-8',
  'utf-8-sig': 'utf-8',
  'utf8-mac': 'utf-8',
  'utf-8-mac': 'utf-8',
  utf7: 'utf-7',
  'unicode-1-1-utf-7': 'utf-7',
  'x-unicode-2-0-utf-7': 'utf-7',
  utf16: 'utf-16',
  'utf-16le': 'utf-16le',
  'ucs-2': 'utf-16',
  ucs2: 'utf-16',
  'iso-10646-ucs-2': 'utf-16',
  'utf-32': 'utf-32be',
  utf32: 'utf-32be',
  'ucs-4': 'utf-32be',
  latin: 'iso-8859-1',
  'latin-1': 'iso-8859-1',
  'latin-2': 'iso-8859-2',
  'latin-9': 'iso-8859-15',
  latin9: 'iso-8859-15',
  'latin-15': 'iso-8859-15',
  gb2312: 'gb18030',
  'gb2312-80': 'gb18030',
  gbk: 'gb18030',
  gb18030: 'gb18030',
  'x-gbk': 'gb18030',
  'euc-cn': 'gb18030',
  euccn: 'gb18030',
  'cn-gb': 'gb18030',
  gb: 'gb18030',
  hz: 'hz-gb-2312',
  'cn-big5': 'big5',
  'big-5': 'big5',
  'x-big5': 'big5',
  'shift-jis': 'shift_jis',
  'x-shift-jis': 'shift_jis',
  shiftjis: 'shift_jis',
  sjis: 'shift_jis',
  'iso-2022-jp-1': 'iso-2022-jp',
  'iso-2022-jp-2': 'iso-2022-jp',
  'iso-2022-jp-3': 'iso-2022-jp',
  'iso-2022-jp-ms': 'iso-2022-jp',
  iso2022jp: 'iso-2022-jp',
  eucjp: 'euc-jp',
  ujis: 'euc-jp',
  euckr: 'euc-kr',
  'ks-c-5601-1987': 'euc-kr',
  ksc5601: 'euc-kr',
  uhc: 'euc-kr',
  koi8r: 'koi8-r',
  'koi-8-r': 'koi8-r',
  koi8u: 'koi8-u',
  'mac-roman': 'macintosh',
  macroman: 'macintosh',
  mac: 'macintosh',
  'mac-iceland': 'x-mac-icelandic',
  'mac-greek': 'x-mac-greek',
  'mac-turkish': 'x-mac-turkish',
  'mac-croatian': 'x-mac-croatian',
  'mac-romania': 'x-mac-romanian',
  'mac-ce': 'x-mac-ce',
  'mac-centraleurope': 'x-mac-ce',
  'x-mac-centraleurroman': 'x-mac-ce',
  'x-mac-cyrillic': 'x-mac-cyrillic',
  hebrew: 'iso-8859-8',
  'iso-8859-8-e': 'iso-8859-8',
  tis620: 'tis-620',
}

/** Numbers of code pages (`cp850`, `ibm-850`, `windows-1250`, `850`). */
const PAGES: Readonly<Record<string, string>> = {
  437: 'ibm437',
  737: 'ibm737',
  775: 'ibm775',
  850: 'ibm850',
  852: 'ibm852',
  855: 'ibm855',
  857: 'ibm857',
  858: 'ibm850',
  860: 'ibm860',
  861: 'ibm861',
  862: 'ibm862',
  863: 'ibm863',
  865: 'ibm865',
  866: 'ibm866',
  869: 'ibm869',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1200: 'utf-16le',
  1201: 'utf-16be',
  10000: 'macintosh',
  10029: 'x-mac-ce',
  20127: 'us-ascii',
  20866: 'koi8-r',
  21866: 'koi8-u',
  50220: 'iso-2022-jp',
  50221: 'iso-2022-jp',
  50222: 'iso-2022-jp',
  50225: 'iso-2022-kr',
  51932: 'euc-jp',
  51949: 'euc-kr',
  52936: 'hz-gb-2312',
  54936: 'gb18030',
  65000: 'utf-7',
  65001: 'utf-8',
}

/** Declarations that say nothing about the bytes. */
const EMPTY_WORDS = new Set([
  '',
  'us-ascii',
  'ascii',
  'usascii',
  'us_ascii',
  'x-ascii',
  'ansi_x3.4-1968',
  'ansi-x3.4-1968',
  'iso646-us',
  'iso-646',
  'unknown-8bit',
  'unknown',
  'x-unknown',
  'x-user-defined',
  'user-defined',
  'default',
  'default_charset',
  'binary',
  '8bit',
  '7bit',
  '8-bit',
  'none',
  'ansi',
  'replacement',
  'charset',
  'text',
  'iso-ir-6',
])

const LONGEST_NAME = 100
const known = new Map<string, Decoder | undefined>()

/** A declared charset as its one name, `''` when it says nothing, undefined when nobody knows it. */
export function charsetName(declared: string | undefined): string | undefined {
  if (declared === undefined) return ''
  const name = plainName(declared)
  return EMPTY_WORDS.has(name) ? '' : decoderOf(name)?.encoding
}

/** The decoder of a charset by any name that mails give it. */
export function decoderOf(charset: string): Decoder | undefined {
  const name = plainName(charset)
  if (known.has(name)) return known.get(name)
  const decoder = EMPTY_WORDS.has(name) ? undefined : find(name)
  if (known.size < 500) known.set(name, decoder)
  return decoder
}

function plainName(declared: string): string {
  return declared
    .slice(0, LONGEST_NAME)
    .toLowerCase()
    .replace(/^[\s"'`<=]+|charset=/g, '')
    .replace(/["'`>;,*\s?].*$/s, '')
}

function find(name: string): Decoder | undefined {
  const page = /^(?:x-)?(?:windows|win|microsoft|ms|ms-cp|cp|ibm|ansi|codepage|dos)?[-_]?(\d{3,5})$/.exec(name)?.[1]
  const iso = /^(?:iso)?[-_]?8859[-_](\d{1,2})(?:$|[-_:](?!i$))/.exec(name.replace('iso8859', 'iso-8859'))?.[1]
  const paged = page === undefined ? undefined : (PAGES[page] ?? pageName(Number(page)))
  const isoName = iso === undefined ? undefined : `iso-8859-${iso}`
  for (const candidate of [ALIASES[name], paged, isoName, name, name.replaceAll('_', '-')]) {
    if (candidate === undefined || candidate === '') continue
    const legacy = LEGACY.get(candidate)
    if (legacy !== undefined) return { encoding: candidate, decode: legacy }
    const decoder = ofStandard(candidate)
    if (decoder !== undefined) return decoder
  }
  return undefined
}

function pageName(page: number): string | undefined {
  if (page >= 1_250 && page <= 1_258) return `windows-${page}`
  return page > 28_590 && page < 28_607 ? `iso-8859-${page - 28_590}` : undefined
}

function ofStandard(name: string): Decoder | undefined {
  try {
    return new TextDecoder(name)
  } catch {
    return undefined
  }
}
