/**
 * What stands behind a command word, as it was meant. Mail programs make links of addresses and pages and write both (`x@y<mailto:x@y>`,
 * `[x@y](mailto:x@y)`), phones put a full stop behind two blanks, editors add blanks nobody sees.
 */

/** A final mark behind so few words was made by the keyboard; behind more of them it ends a sentence. */
const FEW_WORDS = 3

/** The words behind a command: links undone, blanks single, no punctuation around. `opened`: quotes or emphasis stand before the sign. */
export function tidyArgument(written: string, opened: boolean): string {
  const plain = withoutLinks(written.replace(WIDE, narrow).replace(/\s+/g, ' ').trim())
  const closed = CLOSERS.test(plain.slice(0, 1))
  const bare = withoutLeading(plain)
  // `*#promise* fri`: what was opened before the sign is closed behind the word.
  const open = opened ? !closed : /["“„«‘'`*_~]/.test(plain.slice(0, plain.length - bare.length))
  const inside = (open || bare === '' ? bare.replace(TRAILING, '') : bare).trim()
  const words = inside.split(' ', FEW_WORDS + 1).length
  return words > FEW_WORDS ? inside : inside.replace(/[.,;:!?…]{1,5}$/, '').trimEnd()
}

/** A name in quotes (`"Eva" <x@y>`) keeps them. */
function withoutLeading(text: string): string {
  const bare = text.replace(LEADING, '')
  const quote = /["“„«]/.exec(text.slice(0, text.length - bare.length))
  return quote && /["”“»]\s?\S/.test(bare) ? text.slice(quote.index) : bare
}

const LEADING = /^[\s"'“”„«»‘’`*_~.,:;!?…]{1,20}/
const TRAILING = /[\s"'“”„«»‘’`*_~\])}|]{1,40}$/
const CLOSERS = /["”»’'`*_~]/

/** Fullwidth letters, figures and signs of East Asian keyboards. */
const WIDE = /[\uff01-\uff5e]/g

function narrow(letter: string): string {
  return String.fromCharCode(letter.charCodeAt(0) - 0xfee0)
}

/** What is shown and what it leads to are written once where they are the same; else both stay, to be refused. */
function withoutLinks(text: string): string {
  if (!text.includes('@') && !text.includes('://')) return text
  let differs = false
  const once = (all: string, shown: string, to: string) => {
    if (target(shown) === target(to)) return shown
    // Of two addresses nobody knows which was meant.
    if (shown.includes('@') && to.includes('@')) differs = true
    return all
  }
  const single = text.replace(MARKDOWN, once).replace(SHOWN_AND_LINK, once)
  return differs ? text : single.replace(/<mailto:([^\s<>]{1,320})>/gi, '<$1>').replace(/(^|[\s<,;])mailto:/gi, '$1')
}

const MARKDOWN = /\[([^\s[\]]{1,320})\]\(([^\s()]{1,500})\)/g
const SHOWN_AND_LINK = /(?<![^\s,;:(])<?([^\s<>[\],;]{1,320})>?\s?[<[]((?:mailto:|https?:\/\/)?[^\s<>[\]]{1,500})[>\]]/g

function target(link: string): string {
  return link
    .toLowerCase()
    .replace(/^(?:mailto:|https?:\/\/)/, '')
    .replace(/^www\./, '')
    .replace(/\?subject=[^\s]{0,200}$/, '')
    .replace(/\/$/, '')
}
