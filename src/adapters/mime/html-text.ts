import { htmlLines } from '../../domain/mail/reply/html-lines.ts'

/** The words of HTML as plain lines, trimmed. */
export function htmlText(html: string): string {
  return htmlLines(html)
    .lines.map((line) => line.text)
    .join('\n')
    .trim()
}
