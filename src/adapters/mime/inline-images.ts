const LONGEST = 4 * 1024 * 1024
const MOST = 1_000

/** The Content-IDs an HTML body shows, as they stand in the header field: `cid:logo%40example.com` is `logo@example.com`. */
export function citedContentIds(html: string): ReadonlySet<string> {
  const ids = new Set<string>()
  const text = html.slice(0, LONGEST)
  const lower = text.includes('cid:') || text.includes('CID:') ? text.toLowerCase() : ''
  let at = lower.indexOf('cid:')
  while (at >= 0 && ids.size < MOST) {
    let end = at + 4
    while (end < text.length && end - at < 500 && !/["'<>\s)]/.test(text[end] ?? '')) end++
    ids.add(comparable(text.slice(at + 4, end)))
    at = lower.indexOf('cid:', end)
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
