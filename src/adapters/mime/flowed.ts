/**
 * Text in `format=flowed` (RFC 3676) with its lines put together: a line that ends in a blank goes on in the next one of
 * the same quote depth. Quoted lines keep their marks, one `>` for each level.
 */
export function unflow(text: string, deleteBlank: boolean): string {
  const out: string[] = []
  let open: { depth: number; pieces: string[] } | undefined
  const finish = (): void => {
    if (open !== undefined) out.push(marked(open.depth, open.pieces.join('')))
    open = undefined
  }
  for (const line of text.split('\n')) {
    let depth = 0
    while (line[depth] === '>') depth++
    // One blank in front protects a line that begins with a mark, a blank or `From `.
    const words = line.slice(line[depth] === ' ' ? depth + 1 : depth)
    // An empty line ends a paragraph also where the line before it promised more.
    if (open !== undefined && (open.depth !== depth || words === '')) finish()
    const isSignature = words === '-- '
    if (isSignature) finish()
    const isOpen = words.endsWith(' ') && !isSignature
    const piece = isOpen && deleteBlank ? words.slice(0, -1) : words
    open ??= { depth, pieces: [] }
    open.pieces.push(piece)
    if (!isOpen) finish()
  }
  finish()
  return out.join('\n')
}

function marked(depth: number, words: string): string {
  if (depth === 0) return words
  return words === '' ? '>'.repeat(depth) : `${'>'.repeat(depth)} ${words}`
}
