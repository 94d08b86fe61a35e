import { isAscii, isUtf8 } from 'node:buffer'

/** So much of a text is looked at. */
const SAMPLE = 64 * 1024
const LF = 10
const CR = 13

/**
 * The transfer encoding that a text is in although nothing says so, as gateways leave it that drop the field: Base64 that
 * holds readable UTF-8 and nothing else, or the codes of quoted-printable where a text in UTF-8 or HTML has its letters.
 */
export function undeclaredEncoding(body: Buffer): 'base64' | 'quoted-printable' | undefined {
  const sample = body.length > SAMPLE ? body.subarray(0, SAMPLE) : body
  if (isBase64(sample)) return 'base64'
  const mayBe = sample.includes('=3D') || sample.includes('=C') || sample.includes('=D') || sample.includes('=E')
  if (!mayBe || !isAscii(sample)) return undefined
  const text = sample.toString('latin1')
  const letters = text.match(/=(?:C[2-9A-F]|D[0-9A-F]|E[0-9A-F]=[89AB][0-9A-F])=[89AB][0-9A-F]/g)?.length ?? 0
  const signs = text.match(/<[a-z][^<>]{0,300}\s[a-z]{2,20}=3D["']/gi)?.length ?? 0
  return letters > 1 || signs > 1 ? 'quoted-printable' : undefined
}

/** Lines of one length, of its letters alone, and what they say is text. */
function isBase64(sample: Buffer): boolean {
  let start = 0
  while (sample[start] === LF || sample[start] === CR) start++
  const lf = sample.indexOf(LF, start)
  if (lf < 0 || lf - start < 60 || lf - start > 80) return false
  const text = sample.toString('latin1', start).trimEnd()
  if (!/^[A-Za-z0-9+/\r\n]{60,}={0,2}$/.test(text)) return false
  const decoded = Buffer.from(text.slice(0, text.length - (text.length % 4)), 'base64')
  // The sample may end inside a letter.
  const whole = decoded.subarray(0, Math.max(0, decoded.length - 4))
  return decoded.includes(' ') && whole.every((byte) => byte > 31 || (byte > 8 && byte < 14)) && isUtf8Start(whole)
}

function isUtf8Start(bytes: Buffer): boolean {
  for (let cut = 0; cut < 4; cut++) if (isUtf8(bytes.subarray(0, bytes.length - cut))) return true
  return false
}
