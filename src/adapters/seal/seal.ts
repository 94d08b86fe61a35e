/**
 * Signs references with HMAC-SHA-256, cut to a few Crockford base32 characters (no I, L, O, U), which people can
 * read out and mail servers can change the case of. Five characters are 25 bits: enough for a tag that gives the holder
 * little; ten are 50 bits, for addresses.
 */
import { createHmac, createSecretKey, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto'
import type { NewId, Seal } from '../../app/ports.ts'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** 256 bits hold 51 whole characters. */
const LONGEST = 51
/** Fewer characters than a tag has could be guessed: such a signature is wrong whatever it says. */
const SHORTEST = 5

/** A seal that signs with `current` and still accepts what `previous` secrets signed. */
export function createSeal(current: string, previous: readonly string[]): Seal {
  const newest = createSecretKey(Buffer.from(current, 'utf8'))
  const keys = [newest, ...previous.map((secret) => createSecretKey(Buffer.from(secret, 'utf8')))]
  return {
    sign(parts, length) {
      if (!Number.isInteger(length) || length < SHORTEST || length > LONGEST) {
        throw new RangeError(`a signature has ${SHORTEST} to ${LONGEST} characters, not ${length}`)
      }
      return signature(newest, parts, length)
    },
    verify(parts, given) {
      const claimed = canonical(given)
      if (claimed === undefined) return false
      let right = false
      // Every key is tried, so that the time taken does not tell which one fitted.
      for (const key of keys) right = sameText(signature(key, parts, claimed.length), claimed) || right
      return right
    },
  }
}

/** Identifiers nobody can guess: 16 lower-case characters, 80 bits. */
export function createNewId(): NewId {
  return { unique: () => base32(randomBytes(10)).toLowerCase() }
}

function signature(key: KeyObject, parts: readonly string[], length: number): string {
  const hmac = createHmac('sha256', key)
  // Each part is preceded by its length: ['ab', 'c'] and ['a', 'bc'] are different messages.
  for (const part of parts) hmac.update(`${Buffer.byteLength(part, 'utf8')}:`).update(part, 'utf8')
  return base32(hmac.digest()).slice(0, length)
}

/** Upper case with the look-alikes resolved, or undefined when it cannot be a signature. */
function canonical(given: string): string | undefined {
  if (given.length < SHORTEST || given.length > LONGEST) return undefined
  const text = given.toUpperCase().replaceAll('O', '0').replaceAll('I', '1').replaceAll('L', '1')
  for (const character of text) if (!ALPHABET.includes(character)) return undefined
  return text
}

function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

function base32(bytes: Uint8Array): string {
  let text = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += ALPHABET[(held >>> bits) & 31]
    }
    held &= (1 << bits) - 1
  }
  return text
}
