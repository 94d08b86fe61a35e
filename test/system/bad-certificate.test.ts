/** S28 as the operator sees it: a word that says what is wrong, exit code 1, nothing lost and nothing told. */
import type { AddressInfo } from 'node:net'
import tls from 'node:tls'
import { expect, onTestFinished, test } from 'vitest'
import { CERTIFICATES, KEY } from '../support/certificates.ts'
import { install, type TestMailbox } from '../support/installation.ts'

const NO_MAILBOX: TestMailbox = { port: 1, user: 'nobody', password: 'none', append: () => {}, mails: () => [] }

test('once ends with 1 and names the certificate, and the password stays here (S28)', async () => {
  let heard = ''
  const server = tls.createServer({ key: KEY, cert: CERTIFICATES.good }, (socket) => {
    socket.on('data', (piece) => {
      heard += piece
    })
    socket.on('error', () => undefined)
  })
  server.on('tlsClientError', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const shop = await install({ IMAP_URL: `imaps://store:canary@localhost:${port}/INBOX` }, { mailbox: NO_MAILBOX })
  const { err } = await shop.once({ code: 1 })
  expect(err).toContain("imap: nobody we know vouches for the server's certificate")
  expect(err).toContain('Nothing was lost')
  expect(err).not.toContain('canary')
  expect(heard).toBe('')
})
