import type { Leaf } from './structure.ts'

/** Types whose parts are words that a person reads. */
const WORDS = new Set(['text/plain', 'text/html', 'text/enriched', 'text/richtext', 'text/markdown', 'text/x-markdown'])
/** The same words once more for programs that nobody answers with: neither text nor file. */
const COPIES = new Set(['text/x-amp-html', 'text/amp', 'text/watch-html', 'text/x-watch-html'])

/**
 * Says which parts are words and which are files, and leaves out what is only a copy of the words. A part with a file's
 * name is a file, except among alternatives, and where it is the first part and nothing else has words: then it is the
 * mail.
 */
export function markTexts(leaves: readonly Leaf[]): readonly Leaf[] {
  const kept = leaves.filter(
    (leaf) => !(COPIES.has(leaf.type) && leaf.parent === 'multipart/alternative' && leaf.disposition !== 'attachment'),
  )
  const marked = kept.map((leaf) =>
    isWords(leaf) && (!isNamed(leaf) || leaf.parent === 'multipart/alternative') ? { ...leaf, isText: true } : leaf,
  )
  const [first] = marked
  if (first === undefined || marked.some((leaf) => leaf.isText)) return marked
  const isAlone = marked.length === 1 && first.type.startsWith('text/') && !FILES.test(first.type)
  if (first.disposition === 'attachment' || !(isWords(first) || (isAlone && !isNamed(first)))) return marked
  return [{ ...first, isText: true }, ...marked.slice(1)]
}

const FILES = /^text\/(?:calendar|csv|rtf|xml|(?:x-)?vcard|directory|rfc822-headers|x-amp-html)/

function isWords(leaf: Leaf): boolean {
  return WORDS.has(leaf.type) && leaf.disposition !== 'attachment'
}

function isNamed(leaf: Leaf): boolean {
  return leaf.parameters.has('filename') || leaf.parameters.has('name')
}
