import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe } from 'vitest'
import { createDirectorySource } from '../../src/adapters/inlet/directory.ts'
import { createImapSource } from '../../src/adapters/inlet/imap.ts'
import { mailSourceContract } from '../contract/mail-source.contract.ts'
import { hasDovecot, startDovecot } from '../support/dovecot.ts'
import { startHoodiecrow } from '../support/hoodiecrow.ts'
import { memoryLog } from '../support/memory-ports.ts'

const clock = { now: () => Date.now() }
const common = { secure: false, tls: 'none', folder: 'INBOX', after: { kind: 'keep' }, clock } as const

describe.runIf(hasDovecot())('with Dovecot', () => {
  mailSourceContract('Dovecot', async () => {
    const dovecot = await startDovecot()
    if (dovecot === undefined) throw new Error('no Dovecot')
    const { host, port, user, password } = dovecot
    return {
      source: createImapSource({ ...common, host, port, user, password, logger: memoryLog() }),
      append: dovecot.append,
      dispose: dovecot.dispose,
    }
  })
})

mailSourceContract('hoodiecrow', async () => {
  const server = await startHoodiecrow()
  const { host, port, user, password } = server
  return {
    source: createImapSource({ ...common, host, port, user, password, logger: memoryLog() }),
    append: server.append,
    dispose: server.close,
  }
})

mailSourceContract('a directory', async () => {
  const path = mkdtempSync(join(tmpdir(), 'mails-'))
  let count = 0
  return {
    source: createDirectorySource({ path, clock }),
    append(mail) {
      count += 1
      writeFileSync(join(path, `${String(count).padStart(4, '0')}.eml`), mail)
    },
    dispose: async () => rmSync(path, { recursive: true, force: true }),
  }
})
