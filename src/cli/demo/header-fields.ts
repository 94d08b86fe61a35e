/** The fields of a mail's header, names in lower case, values unfolded and undecoded; of repeated ones the first. */
export function headerFields(raw: string): ReadonlyMap<string, string> {
  const end = raw.search(/\r?\n\r?\n/)
  const block = (end < 0 ? raw : raw.slice(0, end)).replace(/\r?\n[ \t]+/g, ' ')
  const fields = new Map<string, string>()
  for (const line of block.split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon < 1) continue
    const name = line.slice(0, colon).toLowerCase()
    if (!fields.has(name)) fields.set(name, line.slice(colon + 1).trim())
  }
  return fields
}
