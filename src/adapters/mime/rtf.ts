import { codePageText } from './code-page.ts'

/** What was in an RTF body: the HTML it was made of (MS-OXRTFEX), or text. */
export type RtfBody = { readonly html: string } | { readonly text: string }

const DEEPEST = 500
const LONGEST = 4 * 1024 * 1024
/** Groups that hold no words of the body. */
const SKIPPED = new Set([
  'colortbl',
  'stylesheet',
  'info',
  'pict',
  'object',
  'header',
  'headerl',
  'headerr',
  'footer',
  'footerl',
  'footerr',
  'footnote',
  'annotation',
  'pntext',
  'listtext',
  'nonshppict',
])
const CHARACTERS: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  sect: '\n',
  page: '\n',
  row: '\n',
  tab: '\t',
  cell: '\t',
  lquote: '\u2018',
  rquote: '\u2019',
  ldblquote: '\u201c',
  rdblquote: '\u201d',
  bullet: '\u2022',
  endash: '\u2013',
  emdash: '\u2014',
  emspace: '\u2003',
  enspace: '\u2002',
}
/** Character sets of fonts (`\fcharset`) as code pages. */
const CHARSETS: Readonly<Record<number, number>> = {
  77: 10_000,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1_253,
  162: 1_254,
  163: 1_258,
  177: 1_255,
  178: 1_256,
  186: 1_257,
  204: 1_251,
  222: 874,
  238: 1_250,
}

type Group = {
  /** `fonts` reads the table of fonts; `skip` says nothing; `tag` is HTML of the original; `body` the words. */
  destination: 'body' | 'tag' | 'skip' | 'fonts'
  /** RTF that has no place in the HTML. */
  suppressed: boolean
  /** Characters that stand for one `\u` where it is not understood. */
  skipAfterUnicode: number
  page: number
}

/** Reads RTF in one pass: linear in its length, whatever it says. */
export function readRtf(rtf: string): RtfBody {
  const source = rtf.length > LONGEST ? rtf.slice(0, LONGEST) : rtf
  const isHtml = source.slice(0, 2_000).includes('\\fromhtml')
  const out: string[] = []
  const fonts = new Map<number, number>()
  let font = 0
  let page = 1_252
  let bytes: number[] = []
  let bytesPage = page
  let group: Group = { destination: 'body', suppressed: false, skipAfterUnicode: 1, page }
  const stack: Group[] = []
  let beyond = 0
  let toSkip = 0
  let at = 0

  while (at < source.length) {
    const c = source.charCodeAt(at)
    if (c === 0x7b) {
      at++
      if (stack.length >= DEEPEST) beyond++
      else stack.push({ ...group })
    } else if (c === 0x7d) {
      at++
      toSkip = 0
      if (beyond > 0) beyond--
      else group = stack.pop() ?? group
    } else if (c === 0x5c) control()
    else if (c === 0x0d || c === 0x0a) at++
    else {
      at++
      if (toSkip > 0) toSkip--
      else if (shows()) byte(c)
    }
  }
  flush()
  const body = out.join('')
  return isHtml ? { html: body } : { text: body }

  function shows(): boolean {
    return group.destination === 'tag' || (group.destination === 'body' && !(isHtml && group.suppressed))
  }

  function byte(code: number): void {
    if (bytes.length > 0 && bytesPage !== group.page) flush()
    bytesPage = group.page
    bytes.push(code & 0xff)
  }

  function flush(): void {
    if (bytes.length === 0) return
    out.push(codePageText(Uint8Array.from(bytes), bytesPage))
    bytes = []
  }

  function say(text: string): void {
    if (!shows()) return
    flush()
    out.push(text)
  }

  function control(): void {
    const next = source[at + 1] ?? ''
    if (next === "'") {
      const code = Number.parseInt(source.slice(at + 2, at + 4), 16)
      at += 4
      if (toSkip > 0) toSkip--
      else if (shows() && !Number.isNaN(code)) byte(code)
      return
    }
    if (!/[a-z]/i.test(next)) {
      at += 2
      if (next === '*') ignorable()
      else if (next === '~') say('\u00a0')
      else if (next === '_') say('\u2011')
      else if (next === '\n' || next === '\r') say('\n')
      else if (next === '{' || next === '}' || next === '\\') {
        if (toSkip > 0) toSkip--
        else if (shows()) byte(next.charCodeAt(0))
      }
      return
    }
    const { word, value, end } = controlWord(source, at + 1)
    at = end
    if (word === 'bin') at += Math.max(0, value ?? 0)
    else obey(word, value)
  }

  /** `\*`: a group that programs which do not know it leave out. */
  function ignorable(): void {
    if (source[at] !== '\\') return
    const { word, end } = controlWord(source, at + 1)
    group.destination = word === 'htmltag' && group.destination !== 'skip' ? 'tag' : 'skip'
    at = end
  }

  function obey(word: string, value: number | undefined): void {
    switch (word) {
      case 'u': {
        toSkip = 0
        const code = value ?? 0
        say(String.fromCharCode(code < 0 ? code + 0x1_0000 : code))
        toSkip = group.skipAfterUnicode
        return
      }
      case 'uc':
        group.skipAfterUnicode = Math.min(Math.max(value ?? 1, 0), 100)
        return
      case 'htmlrtf':
        group.suppressed = value !== 0
        return
      case 'ansicpg':
        page = value === undefined || value === 0 ? page : value
        group.page = page
        return
      case 'fonttbl':
        group.destination = 'fonts'
        return
      case 'f':
        if (group.destination === 'fonts') font = value ?? 0
        else group.page = fonts.get(value ?? 0) ?? page
        return
      case 'fcharset':
        if (group.destination === 'fonts' && fonts.size < 5_000) fonts.set(font, CHARSETS[value ?? 0] ?? page)
        return
      case 'plain':
        group.page = page
        return
      default:
        if (SKIPPED.has(word)) group.destination = 'skip'
        else {
          const character = Object.hasOwn(CHARACTERS, word) ? CHARACTERS[word] : undefined
          if (character !== undefined) say(character)
        }
    }
  }
}

function controlWord(
  source: string,
  start: number,
): { readonly word: string; readonly value: number | undefined; readonly end: number } {
  let at = start
  while (at - start < 40 && isLetter(source.charCodeAt(at))) at++
  const word = source.slice(start, at)
  const digits = at
  if (source[at] === '-') at++
  while (at - digits < 11 && isDigit(source.charCodeAt(at))) at++
  const value = at === digits ? undefined : Number.parseInt(source.slice(digits, at), 10)
  if (source[at] === ' ') at++
  return { word, value: Number.isNaN(value) ? undefined : value, end: at }
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}
