const HEADER = 16
const COMPRESSED = 0x75465a4c
const UNCOMPRESSED = 0x414c454d
const WINDOW = 4_096
/** What the window holds before the first byte (MS-OXRTFCP 2.1.2.1). */
const START = Buffer.from(
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx',
  'latin1',
)

/**
 * The RTF in a PR_RTF_COMPRESSED (MS-OXRTFCP), or undefined when it is none. Sizes in the header are not believed: the
 * bytes that are there count, and at most `longest` come out.
 */
export function decompressRtf(bytes: Buffer, longest: number): string | undefined {
  if (bytes.length < HEADER) return undefined
  const rawSize = Math.min(bytes.readUInt32LE(4), longest)
  const kind = bytes.readUInt32LE(8)
  if (kind === UNCOMPRESSED) return bytes.toString('latin1', HEADER, HEADER + rawSize)
  if (kind !== COMPRESSED) return undefined
  // Two bytes give at most seventeen.
  const out = Buffer.alloc(Math.min(rawSize, bytes.length * 9))
  const window = Buffer.alloc(WINDOW)
  START.copy(window)
  let write = START.length
  let length = 0
  let at = HEADER
  const put = (byte: number): void => {
    window[write] = byte
    write = (write + 1) % WINDOW
    if (length < out.length) out[length++] = byte
  }
  while (at < bytes.length && length < out.length) {
    const flags = bytes[at++] ?? 0
    for (let bit = 0; bit < 8 && at < bytes.length; bit++) {
      if (((flags >> bit) & 1) === 0) {
        put(bytes[at++] ?? 0)
        continue
      }
      if (at + 1 >= bytes.length) return out.toString('latin1', 0, length)
      const token = bytes.readUInt16BE(at)
      at += 2
      let read = token >> 4
      if (read === write) return out.toString('latin1', 0, length)
      for (let n = (token & 15) + 2; n > 0; n--) {
        put(window[read] ?? 0)
        read = (read + 1) % WINDOW
      }
    }
  }
  return out.toString('latin1', 0, length)
}
