import type { Address } from '../../domain/mail/mail.ts'
import { addressOf, closingQuote, comment, OPEN } from './addr-spec.ts'
import { encodedWordAt } from './encoded-words.ts'
import { decodeWords, oneLine } from './header-text.ts'

/**
 * Address fields of RFC 5322 (3.4 and 4.4) as mails have them: groups, routes, comments, names with commas and colons and
 * no quotes, semicolons between mailboxes, missing brackets. Addresses are taken only where they are written as such: an
 * encoded word, a quoted string or a comment never becomes one. One pass over the value.
 */

const MOST_ADDRESSES = 500
const LONGEST_ADDRESSES = 32 * 1024
const LONGEST_NAME = 200
/** 64 before the sign, 255 behind it (RFC 5321 section 4.5.3.1): nobody has a longer one, and no index takes it. */
const LONGEST_ADDRESS = 320

const MOST_UNCLOSED = 20

/** What stands between two separators. */
type Entry = { words: Word[]; angles: string[]; comments: string[]; end: string }
/** A run of the phrase: quoted text is no place for an address. */
type Word = { text: string; readonly isQuoted: boolean }

/** The mailboxes of an address field, groups taken apart, at most 500; `hint` is the charset of the mail. */
export function readAddresses(value: string | undefined, hint?: string): readonly Address[] {
  if (value === undefined || value === '') return []
  const found: Address[] = []
  let surname = ''
  for (const entry of entriesOf(cut(value))) {
    const addresses = addressesOf(entry, surname, hint).filter(({ address }) => address.length <= LONGEST_ADDRESS)
    for (const address of addresses) found.push(address)
    // `Doe, John <x@y>`: what has no address is the first half of a name.
    surname = addresses.length === 0 && entry.end === ',' ? surnameOf(entry, surname) : ''
    if (found.length >= MOST_ADDRESSES) break
  }
  return found.slice(0, MOST_ADDRESSES)
}

/** Cut between two addresses. */
function cut(value: string): string {
  if (value.length <= LONGEST_ADDRESSES) return value
  const comma = value.lastIndexOf(',', LONGEST_ADDRESSES)
  return value.slice(0, comma < 0 ? LONGEST_ADDRESSES : comma)
}

function* entriesOf(value: string): Generator<Entry> {
  let entry: Entry = { words: [], angles: [], comments: [], end: '' }
  let atom = ''
  let at = 0
  // Every quote and bracket that never closes costs a look to the end of the value.
  let unclosed = 0
  // How many words stood in front of the last brackets with an address.
  let wordsBefore = -1
  const flush = (): void => {
    if (atom !== '') entry.words.push({ text: atom, isQuoted: false })
    atom = ''
  }
  const finish = (end: string): Entry => {
    flush()
    const done = { ...entry, end }
    entry = { words: [], angles: [], comments: [], end: '' }
    wordsBefore = -1
    return done
  }
  while (at < value.length) {
    const char = value[at] ?? ''
    if (char === '"') {
      const close = unclosed < MOST_UNCLOSED ? closingQuote(value, at) : -1
      if (close < 0) {
        unclosed++
        atom += ' '
        at++
        continue
      }
      flush()
      entry.words.push({ text: value.slice(at, close + 1), isQuoted: true })
      at = close + 1
    } else if (char === '(') {
      const { text, end } = unclosed < MOST_UNCLOSED ? comment(value, at) : OPEN
      if (end < 0) {
        unclosed++
        atom += char
        at++
        continue
      }
      entry.comments.push(text)
      atom += '\u0001'
      at = end
    } else if (char === '<') {
      flush()
      // `Ana <a@b> Mia <c@d>`: two mailboxes without a comma, when the first is one.
      if (
        wordsBefore >= 0 &&
        entry.words.slice(wordsBefore).some((word) => word.text.replaceAll('\u0001', '').trim() !== '')
      ) {
        const words = entry.words.splice(wordsBefore)
        yield finish(' ')
        entry.words = words
      }
      const { text, end } = angle(value, at + 1)
      wordsBefore = text.includes('@') ? entry.words.length : -1
      entry.angles.push(text)
      at = end
    } else if (char === ',' || char === ';') {
      yield finish(char)
      at++
    } else if (char === ':' && !isAddressStart(atom) && !isTime(value, at)) {
      flush()
      // A group's name is no mailbox's, unless the group never ends and holds one: then it was a name with a colon.
      if (value.indexOf(';', at) >= 0 || isList(value, at)) {
        entry = { words: [], angles: [], comments: [], end: '' }
        wordsBefore = -1
      } else atom = ':'
      at++
    } else if (char === '=' && value[at + 1] === '?') {
      const word = encodedWordAt(value, at)
      const end = word === undefined || word.end <= at ? at + 2 : word.end
      atom += value.slice(at, end)
      at = end
    } else {
      let end = at + 1
      while (end < value.length && !SPECIAL.has(value.charCodeAt(end))) end++
      atom += value.slice(at, end)
      at = end
    }
  }
  yield finish('')
}

/** Several addresses behind a colon are a group, also where nothing ends it. */
function isList(value: string, from: number): boolean {
  const first = value.indexOf('@', from)
  const comma = first < 0 ? -1 : value.indexOf(',', first)
  return comma >= 0 && value.indexOf('@', comma) >= 0
}

/** `<a@b:` and `mailto:` are no groups. */
function isAddressStart(atom: string): boolean {
  return atom.lastIndexOf('@') > atom.lastIndexOf(' ') || /mailto$/i.test(atom.slice(-10))
}

const SPECIAL = new Set(Array.from('"(<,;:=', (char) => char.charCodeAt(0)))

function isTime(value: string, at: number): boolean {
  return /\d/.test(value[at - 1] ?? '') && /\d/.test(value[at + 1] ?? '')
}

/** What stands in angle brackets; without the closing one, up to where an address ends. */
function angle(value: string, from: number): { text: string; end: number } {
  let start = from
  while (value[start] === '<') start++
  let at = start
  for (; at < value.length; at++) {
    const char = value[at]
    if (char === '"') {
      const close = closingQuote(value, at)
      if (close > 0) at = close
    } else if (char === '>') {
      let end = at + 1
      while (value[end] === '>') end++
      return { text: value.slice(start, at), end }
    } else if (char === '<' || char === ';' || (char === ',' && value[start] !== '@')) break
  }
  return { text: value.slice(start, at), end: at }
}

function addressesOf(entry: Entry, surname: string, hint: string | undefined): readonly Address[] {
  if (entry.angles.length > 0) {
    const addresses = [...new Set(entry.angles.flatMap((text) => addressOf(text) ?? onlyAddress(text) ?? []))]
    if (addresses.length === 0 && entry.angles.every((text) => text.trim() === '')) return bareAddresses(entry, hint)
    // Outlook puts names that are addresses in single quotes.
    const phrase = phraseOf(entry.words, hint).replace(/^'([^']*)'$/, '$1')
    const name = phrase === '' ? commentOf(entry, hint) : phrase
    const full = surname === '' ? name : `${oneLine(decodeWords(surname, hint), LONGEST_NAME)}, ${name}`
    const shown = oneLine(full.replace(/,\s*$/, ''), LONGEST_NAME)
    // A name that only repeats the address is none.
    return addresses.map((address) => ({ address, name: shown.toLowerCase() === address ? '' : shown }))
  }
  return bareAddresses(entry, hint)
}

/** `<a@b a@b>`: what stands there twice. Other words would be a local part with blanks, and so somebody else's. */
function onlyAddress(text: string): string | undefined {
  const words = text.length > LONGEST_NAME * 4 ? [] : text.trim().split(/\s+/)
  return words.length > 1 && new Set(words).size === 1 ? addressOf(words[0] ?? '') : undefined
}

/** `a@b`, `a@b (Name)`, `Name a@b`, `"local"@b`: mailboxes without brackets. */
function bareAddresses(entry: Entry, hint: string | undefined): readonly Address[] {
  const text = entry.words.map((word) => word.text).join('')
  if (!text.includes('@')) return []
  // A quoted string that is the local part is refused, unless its quotes are idle.
  if (entry.words.some((word) => word.isQuoted && text.includes(`${word.text}@`))) {
    const address = addressOf(text)
    return address === undefined ? [] : [{ address, name: commentOf(entry, hint) }]
  }
  const glued = withoutBlanksAtSigns(entry.words.map((word) => (word.isQuoted ? ' ' : word.text)).join(''))
  const whole = addressOf(glued)
  if (whole !== undefined && !entry.words.some((word) => word.isQuoted))
    return [{ address: whole, name: commentOf(entry, hint) }]
  const found: string[] = []
  const names: Word[] = []
  for (const word of entry.words) {
    if (word.isQuoted) {
      names.push(word)
      continue
    }
    for (const piece of withoutBlanksAtSigns(word.text).split(/\s+/)) {
      const address =
        piece.includes('@') && !piece.includes('=?') ? addressOf(piece.replace(/^[[{'"]+|[\]}'">]+$/g, '')) : undefined
      if (address === undefined) names.push({ text: ` ${piece}`, isQuoted: false })
      else if (!found.includes(address)) found.push(address)
    }
  }
  const phrase = phraseOf(names, hint)
  // A comment that was never closed.
  const bare = phrase.startsWith('(') && !phrase.includes(')') ? phrase.slice(1).trim() : phrase
  const name = found.length > 1 ? '' : bare === '' ? commentOf(entry, hint) : bare
  return found.map((address) => ({ address, name }))
}

/** The obsolete `john . doe @ example . com`. */
function withoutBlanksAtSigns(text: string): string {
  const bare = text.replaceAll('\u0001', '')
  const at = bare.indexOf('@')
  if (at < 0 || !(isBlank(bare[at - 1]) || isBlank(bare[at + 1])))
    return bare.replace(/\s{1,20}\.(?=\s{0,20}\S)\s{0,20}/g, '.')
  return bare.replace(/\s{0,20}@\s{0,20}/g, '@').replace(/\s{0,20}\.\s{0,20}/g, '.')
}

function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\t'
}

function phraseOf(words: readonly Word[], hint: string | undefined): string {
  const text = words
    .map((word) => (word.isQuoted ? word.text.slice(1, -1).replace(/\\([^\w\s])/g, '$1') : word.text))
    .join('')
    .replaceAll('\u0001', ' ')
  return oneLine(text.includes('=?') ? decodeWords(text, hint) : text, LONGEST_NAME)
}

function commentOf(entry: Entry, hint: string | undefined): string {
  const text = entry.comments.join(' ')
  return oneLine(text.includes('=?') ? decodeWords(text, hint) : text, LONGEST_NAME)
}

/** The text before a comma when it can be half a name: `root, John <x@y>` are two. */
function surnameOf(entry: Entry, before: string): string {
  if (entry.comments.length > 0 || entry.words.some((word) => word.isQuoted)) return ''
  const text = entry.words
    .map((word) => word.text)
    .join('')
    .trim()
  if (before !== '') return before.length + text.length <= 60 && !text.includes('@') ? `${before}, ${text}` : ''
  return text.length <= 60 && !text.includes('@') && (/^\p{Lu}/u.test(text) || text.startsWith('=?')) ? text : ''
}
