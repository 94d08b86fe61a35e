/**
 * Words of text/enriched (RFC 1896) and text/richtext (RFC 1341) without their marks. In both a line end is a blank; in
 * enriched text two of them are one line end, in richtext `<nl>` and `<paragraph>` are.
 */
export function plainOfEnriched(text: string, isRichtext: boolean): string {
  const lines = isRichtext
    ? text
        .replaceAll('\n', ' ')
        .replace(/<nl>/gi, '\n')
        .replace(/<\/?paragraph>/gi, '\n\n')
    : text.replace(/\n+/g, (ends) => (ends.length === 1 ? ' ' : ends.slice(1)))
  return lines
    .replace(/<param>[^<]{0,500}<\/param>/gi, '')
    .replace(/<comment>[^<]{0,5000}<\/comment>/gi, '')
    .replaceAll('<<', '\u0001')
    .replace(/<lt>/gi, '\u0001')
    .replace(/<\/?[a-z][a-z0-9-]{0,60}>/gi, '')
    .replaceAll('\u0001', '<')
}
