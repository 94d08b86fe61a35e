/** S28: where encryption is demanded, nothing but encryption to the right server goes on, and no password leaves before. */
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import tls from 'node:tls'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { createImapSource } from '../../src/adapters/inlet/imap.ts'
import { inspectSmtp } from '../../src/adapters/smtp/inspect-smtp.ts'
import { createMailSender } from '../../src/adapters/smtp/send-mail.ts'
import { anOutboxMail } from '../support/a-mail.ts'
import { AUTHORITY, CERTIFICATES, KEY } from '../support/certificates.ts'
import { memoryLog } from '../support/memory-ports.ts'

const CANARY = 'canary-password'
const clock = { now: () => Date.now() }

type Protocol = 'imap' | 'smtp'
/** `from the first byte`: imaps, smtps. */
type Way = 'from the first byte' | 'by STARTTLS' | 'without STARTTLS' | 'with STARTTLS refused'

const GREETING = { imap: '* OK [CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN] hi\r\n', smtp: '220 mx.example ESMTP\r\n' }

/** A server that knows just enough to be greeted, encrypted and logged in to; all that it hears is kept. */
async function aServer(protocol: Protocol, way: Way, cert: string) {
  let heard = ''
  const answer = (line: string): string => {
    const [tag = '', command = ''] = line.split(' ')
    if (protocol === 'smtp') {
      const offer = way === 'by STARTTLS' || way === 'with STARTTLS refused' ? '250-STARTTLS\r\n' : ''
      if (tag === 'EHLO') return `250-mx.example\r\n${offer}250 AUTH PLAIN LOGIN\r\n`
      if (tag === 'STARTTLS') return way === 'by STARTTLS' ? '220 go\r\n' : '502 never heard of\r\n'
      return tag === 'AUTH' ? '235 in\r\n' : '250 ok\r\n'
    }
    const offer = way === 'without STARTTLS' ? '' : ' STARTTLS'
    if (command === 'CAPABILITY') return `* CAPABILITY IMAP4rev1${offer} AUTH=PLAIN\r\n${tag} OK\r\n`
    if (command === 'STARTTLS') return way === 'by STARTTLS' ? `${tag} OK go\r\n` : `${tag} BAD never heard of\r\n`
    return `${tag} OK\r\n`
  }
  const converse = (socket: Socket): void => {
    socket.on('error', () => undefined)
    socket.on('data', (piece) => {
      heard += piece.toString()
      for (const line of piece.toString().split('\r\n').filter(Boolean)) {
        const said = answer(line)
        socket.write(said)
        if (!/\bgo\r\n$/.test(said)) continue
        socket.removeAllListeners('data')
        converse(new tls.TLSSocket(socket, { isServer: true, key: KEY, cert }))
      }
    })
  }
  const greeted = (socket: Socket): void => {
    socket.write(way === 'without STARTTLS' ? GREETING[protocol].replace(' STARTTLS', '') : GREETING[protocol])
    converse(socket)
  }
  const server: Server =
    way === 'from the first byte' ? tls.createServer({ key: KEY, cert }, greeted) : createServer(greeted)
  server.on('tlsClientError', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
  })
  return { port: (server.address() as AddressInfo).port, heard: () => heard }
}

function accessTo(port: number, way: Way) {
  const secure = way === 'from the first byte'
  return { host: 'localhost', port, secure, tls: 'required', user: 'store', password: CANARY } as const
}

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return await work.then(
    () => 'it went on',
    (error: unknown) => error,
  )
}

const NOTHING_BUT = /vouches|expired|another name|no encryption/
const REFUSED: readonly (readonly [Way, keyof typeof CERTIFICATES, RegExp])[] = [
  ['from the first byte', 'vouched for by nobody', /nobody we know vouches/],
  ['from the first byte', 'expired', /has expired/],
  ['from the first byte', 'of another name', /for another name/],
  ['by STARTTLS', 'vouched for by nobody', /nobody we know vouches/],
  ['by STARTTLS', 'expired', /has expired/],
  ['by STARTTLS', 'of another name', /for another name/],
  ['without STARTTLS', 'good', /offers no encryption/],
  ['with STARTTLS refused', 'good', /offers no encryption/],
]

describe('where encryption is demanded (S28)', () => {
  const known = tls.getCACertificates()
  beforeAll(() => tls.setDefaultCACertificates([...known, AUTHORITY]))
  afterAll(() => tls.setDefaultCACertificates(known))

  test.each(REFUSED)('IMAP %s, certificate %s: refused in words, and no password leaves', async (way, name, words) => {
    const { port, heard } = await aServer('imap', way, CERTIFICATES[name])
    const options = {
      ...accessTo(port, way),
      folder: 'INBOX',
      after: { kind: 'keep' },
      logger: memoryLog(),
      clock,
    } as const
    const failure = await failureOf(createImapSource(options).open(new AbortController().signal))
    const reason = way.includes('out STARTTLS') || way.includes('refused') ? 'unencrypted' : 'certificate'
    expect(failure).toMatchObject({ name: 'Failure', where: 'imap', lasting: 'permanent', refusal: { reason } })
    expect(String(failure)).toMatch(words)
    expect(String(failure)).not.toMatch(/localhost|mail\.other|canary/)
    expect(heard()).not.toMatch(/LOGIN|AUTHENTICATE|canary/i)
  })

  test.each(REFUSED)('SMTP %s, certificate %s: refused in words, and no password leaves', async (way, name, words) => {
    const { port, heard } = await aServer('smtp', way, CERTIFICATES[name])
    const sender = createMailSender({ ...accessTo(port, way), logger: memoryLog() })
    const failures = [
      await failureOf(sender.verify()),
      await failureOf(sender.send(anOutboxMail(1), [])),
      await failureOf(inspectSmtp(accessTo(port, way))),
    ]
    await sender.close()
    for (const failure of failures) {
      expect(failure).toMatchObject({ name: 'Failure', where: 'smtp', lasting: 'permanent' })
      expect(String(failure)).toMatch(words)
    }
    expect(heard()).not.toMatch(/AUTH |MAIL FROM|canary/i)
  })

  test.each(['from the first byte', 'by STARTTLS'] as const)('a good certificate %s is let in', async (way) => {
    const { port, heard } = await aServer('smtp', way, CERTIFICATES.good)
    const failure = await failureOf(inspectSmtp(accessTo(port, way)))
    expect(failure).toBe('it went on')
    expect(heard()).toMatch(/AUTH PLAIN/)
    expect(String(failure)).not.toMatch(NOTHING_BUT)
  })
})
