/**
 * Bytes as PostgreSQL's `encode(…, 'escape')` writes them: mail is nearly all ASCII, which stays as it is, so this is
 * half the size of the usual hexadecimal and takes no decoding. Other bytes are `\ooo` and a backslash is doubled.
 */
const BACKSLASH = 0x5c
const ZERO = 0x30

export function unescapeBytes(text: string): Buffer {
  const bytes = Buffer.from(text, 'latin1')
  let read = bytes.indexOf(BACKSLASH)
  if (read === -1) return bytes
  let write = read
  while (read < bytes.length) {
    const byte = bytes[read] ?? 0
    if (byte !== BACKSLASH) {
      bytes[write++] = byte
      read += 1
    } else if (bytes[read + 1] === BACKSLASH) {
      bytes[write++] = BACKSLASH
      read += 2
    } else {
      bytes[write++] = octal(bytes, read + 1)
      read += 4
    }
  }
  return bytes.subarray(0, write)
}

function octal(bytes: Buffer, at: number): number {
  const digit = (offset: number) => (bytes[at + offset] ?? ZERO) - ZERO
  return digit(0) * 64 + digit(1) * 8 + digit(2)
}
