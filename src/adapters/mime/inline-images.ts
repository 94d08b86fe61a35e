import { type Contents, type Piece, pieceBytes } from './contents.ts'

const LONGEST = 4 * 1024 * 1024
const MOST = 1_000

/**
 * The Content-IDs that the HTML of a mail shows, and that of the mails inside it: what they name belongs to a text and is
 * no file somebody attached.
 */
export function shownContentIds(html: string, { tnef, embedded }: Contents): ReadonlySet<string> {
  const ids = new Set<string>()
  addCited(html === '' ? (tnef?.html ?? '') : html, ids)
  for (const inner of embedded) {
    if ('html' in inner) addCited(inner.html, ids)
    else for (const piece of inner.texts) if (piece.leaf.type === 'text/html') addCited(sourceOf(piece), ids)
  }
  return ids
}

/** A Content-ID for comparing: decoded (RFC 2392), without entities of HTML, in lower case. */
export function comparable(id: string): string {
  let plain = id.replaceAll('&amp;', '&').replaceAll('&#64;', '@')
  try {
    plain = decodeURIComponent(plain)
  } catch {
    // A percent sign that is only one.
  }
  return plain.replace(/[<>]/g, '').trim().toLowerCase()
}

/** HTML whose letters do not matter: Content-IDs are ASCII. */
function sourceOf(piece: Piece): string {
  return pieceBytes(piece, LONGEST).toString('latin1')
}

function addCited(html: string, ids: Set<string>): void {
  const text = html.slice(0, LONGEST)
  if (!/cid:/i.test(text)) return
  const lower = text.toLowerCase()
  let at = lower.indexOf('cid:')
  while (at >= 0 && ids.size < MOST) {
    let end = at + 4
    while (end < text.length && end - at < 500 && !/["'<>\s)]/.test(text[end] ?? '')) end++
    ids.add(comparable(text.slice(at + 4, end)))
    at = lower.indexOf('cid:', end)
  }
}
