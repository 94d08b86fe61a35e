/** Mails signed as a sender's server signs them, and as a store's own server receives them: real keys, real signatures, real name servers. */
import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { Resolver } from 'node:dns/promises'
import { authenticate } from 'mailauth'
import { dkimSign } from 'mailauth/lib/dkim/sign.js'
import type { NameServer } from './name-server.ts'

type SigningKey = {
  readonly privateKey: string
  /** The record that publishes it, `p=` last. */
  readonly record: string
}

export function rsaKey(modulusLength = 2048): SigningKey {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength })
  const published = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
  return { privateKey: pemOf(privateKey), record: `v=DKIM1; k=rsa; p=${published}` }
}

export function ed25519Key(): SigningKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  // RFC 8463 publishes the bare 32 bytes at the end of the structure.
  const published = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64')
  return { privateKey: pemOf(privateKey), record: `v=DKIM1; k=ed25519; p=${published}` }
}

function pemOf(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString()
}

export type SignatureParts = {
  readonly domain: string
  readonly selector: string
  readonly key: SigningKey
  /** Names in `h=`; what most signers sign when absent. */
  readonly fields?: readonly string[]
  readonly signedAt: number
  readonly expires?: number
  /** `l=` */
  readonly bodyLength?: number
}

/** As OpenDKIM and Rspamd sign by default. */
const MOST_SIGN = [
  'from',
  'to',
  'cc',
  'subject',
  'date',
  'message-id',
  'in-reply-to',
  'references',
  'mime-version',
  'content-type',
]

/** The mail with a signature in front. */
export async function signedBy(mail: string, parts: SignatureParts): Promise<string> {
  const signature = {
    signingDomain: parts.domain,
    selector: parts.selector,
    privateKey: parts.key.privateKey,
    headerList: [...(parts.fields ?? MOST_SIGN)],
    signTime: new Date(parts.signedAt),
    ...(parts.expires === undefined ? {} : { expires: new Date(parts.expires) }),
    ...(parts.bodyLength === undefined ? {} : { maxBodyLength: parts.bodyLength }),
  }
  const { signatures, errors } = await dkimSign(Buffer.from(mail), { ...signature, signatureData: [signature] })
  if (errors.length > 0) throw errors[0]?.err ?? new Error('not signed')
  return signatures + mail
}

/** The mail as the store's own server hands it over: with what it found out about it on top. `ip` is the machine that brought it. */
export async function receivedBy(
  server: string,
  mail: string,
  names: NameServer,
  ip: string,
  sender: string,
): Promise<string> {
  const dns = new Resolver({ timeout: 300, tries: 1 })
  dns.setServers([names.address])
  const { headers } = await authenticate(Buffer.from(mail), {
    resolver: (name, type) => dns.resolve(name, type) as Promise<string[][] | string[]>,
    mta: server,
    ip,
    sender,
    helo: 'client.example',
    disableBimi: true,
  })
  return `${headers}Received: from client.example (${ip}) by ${server}; Mon, 02 Mar 2026 09:00:00 +0100\r\n${mail}`
}
