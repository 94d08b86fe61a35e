/**
 * Rows for `json_to_recordset`: one parameter a statement, however many rows. PostgreSQL takes neither NUL nor lone
 * surrogates in text; ours should hold none, and what does all the same is cleaned here rather than refused there.
 */
export function jsonRows(rows: readonly unknown[]): string {
  const json = JSON.stringify(rows)
  return mayBeUnclean(json) ? JSON.stringify(rows, cleanValue) : json
}

/** Text PostgreSQL accepts. */
export function cleanText(text: string): string {
  return text.includes('\0') || !text.isWellFormed() ? text.replaceAll('\0', '').toWellFormed() : text
}

/** JSON.stringify writes NUL as \u0000 and lone surrogates as \ud8xx. */
function mayBeUnclean(json: string): boolean {
  return json.includes('\\u0000') || json.includes('\\ud')
}

function cleanValue(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? cleanText(value) : value
}
