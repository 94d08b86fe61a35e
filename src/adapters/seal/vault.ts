/**
 * Seals tokens at rest with AES-256-GCM under keys derived from SECRET. What a token belongs to is authenticated along with it, so a
 * row copied to another mailbox opens there no more than under another secret.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Vault } from '../../app/ports.ts'

const CIPHER = 'aes-256-gcm'
/** The first byte of all that is sealed: how the rest is to be read. */
const FORM = 1
const NONCE_BYTES = 12
const TAG_BYTES = 16
/** SECRET signs references too; this use has a key of its own. */
const PURPOSE = 'incidencias: tokens at rest'

/** A vault that seals with `current` and still opens what `previous` secrets sealed. */
export function createVault(current: string, previous: readonly string[]): Vault {
  const newest = keyOf(current)
  const older = previous.map(keyOf)
  return {
    seal(text, bound) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv(CIPHER, newest, nonce).setAAD(boundBytes(bound))
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.of(FORM), nonce, cipher.getAuthTag(), sealed])
    },
    open(sealed, bound) {
      const text = opened(sealed, newest, bound)
      if (text !== undefined) return { text, isOld: false }
      for (const key of older) {
        const old = opened(sealed, key, bound)
        if (old !== undefined) return { text: old, isOld: true }
      }
      return undefined
    },
  }
}

function keyOf(secret: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', PURPOSE, 32))
}

function opened(sealed: Uint8Array, key: Uint8Array, bound: readonly string[]): string | undefined {
  if (sealed[0] !== FORM || sealed.length < 1 + NONCE_BYTES + TAG_BYTES) return undefined
  const nonce = sealed.subarray(1, 1 + NONCE_BYTES)
  const tag = sealed.subarray(1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES)
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
    .setAAD(boundBytes(bound))
    .setAuthTag(tag)
  try {
    const text = decipher.update(sealed.subarray(1 + NONCE_BYTES + TAG_BYTES))
    return Buffer.concat([text, decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}

/** Each part is preceded by its length: ['ab', 'c'] and ['a', 'bc'] are different. */
function boundBytes(bound: readonly string[]): Uint8Array {
  return Buffer.from(bound.map((part) => `${Buffer.byteLength(part, 'utf8')}:${part}`).join(''), 'utf8')
}
