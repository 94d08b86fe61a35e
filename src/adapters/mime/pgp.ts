/** OpenPGP inside the text (RFC 9580, sections 6 and 7): armour is for programs; people read what it goes around. */
export type Unarmoured = { readonly text: string; readonly protection?: 'signed' | 'encrypted' }

const SIGNED = '-----BEGIN PGP SIGNED MESSAGE-----'
const SIGNATURE = '-----BEGIN PGP SIGNATURE-----'
const SIGNATURE_END = '-----END PGP SIGNATURE-----'
const MESSAGE = '-----BEGIN PGP MESSAGE-----'
const MESSAGE_END = '-----END PGP MESSAGE-----'

/**
 * Takes the armour off a text. Only lines that begin with it count: what is quoted protects nothing of this mail. Words
 * that somebody put between the lines of armour stay.
 */
export function withoutArmour(text: string): Unarmoured {
  if (!text.includes('-----BEGIN PGP ')) return { text }
  const lines = text.split('\n')
  const marks = lines.map((line) => (line.startsWith('-----') ? line.trimEnd() : ''))
  const lastSignature = marks.lastIndexOf(SIGNATURE)
  const kept: string[] = []
  let protection: Unarmoured['protection']
  let within: 'nothing' | 'words' | 'armour' = 'nothing'
  let end = -1
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? ''
    const mark = marks[i]
    if (mark === SIGNED && i < lastSignature) {
      protection ??= 'signed'
      within = 'words'
      i = armourHeadersEnd(lines, i)
    } else if ((mark === SIGNATURE && within === 'words') || (mark === MESSAGE && looksArmoured(lines, i))) {
      if (mark === MESSAGE) protection = 'encrypted'
      within = 'armour'
      // Each end belongs to one beginning: looked for from where the last one was found.
      end = marks.indexOf(mark === MESSAGE ? MESSAGE_END : SIGNATURE_END, Math.max(i, end))
      if (end < 0) end = lines.length
    } else if (within === 'armour' && i <= end && (i === end || isArmour(line, end < lines.length))) {
      if (i === end) within = 'nothing'
    } else {
      if (within === 'armour' && end === lines.length) within = 'nothing'
      kept.push(within === 'words' && line.startsWith('- ') ? line.slice(2) : line)
    }
  }
  return protection === undefined ? { text } : { text: kept.join('\n'), protection }
}

/** `Hash: SHA256` and its like, and the empty line after them. */
function armourHeadersEnd(lines: readonly string[], start: number): number {
  let at = start
  while (at - start < 10 && /^[A-Za-z-]{1,30}: ?\S/.test(lines[at + 1] ?? '')) at++
  return (lines[at + 1] ?? '').trim() === '' ? at + 1 : at
}

function looksArmoured(lines: readonly string[], start: number): boolean {
  return lines.slice(start + 1, start + 12).some((line) => /^[A-Za-z0-9+/=]{20,100}$/.test(line.trimEnd()))
}

/** A line of Radix-64 or a header of the armour; where the end is missing, words could look like a short one. */
function isArmour(line: string, ends: boolean): boolean {
  const text = line.trimEnd()
  if (text === '' || /^(?:Version|Comment|Hash|Charset|MessageID): /.test(text)) return true
  return ends ? /^[A-Za-z0-9+/=]{1,100}$/.test(text) : /^(?:[A-Za-z0-9+/=]{40,100}|=[A-Za-z0-9+/]{4})$/.test(text)
}
