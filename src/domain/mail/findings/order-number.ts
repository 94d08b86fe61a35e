import { findFindings } from './find-findings.ts'

/**
 * Order numbers in a text, as written (letters in capitals), each once, in order. `pattern` (ORDER_PATTERN) replaces the
 * default: 4 to 12 digits, letters and hyphens inside allowed, after an order word of any language or `#`.
 */
export function findOrderNumbers(text: string, pattern?: string): readonly string[] {
  return findFindings('', text, { today: () => '2026-01-01', language: 'unknown', orderPattern: pattern }).orderNumbers
}
