import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Environment } from '../../config/variables.ts'
import { bringServers } from './bring-servers.ts'
import { type Door, openDoor } from './door.ts'
import { freePort } from './free-port.ts'
import { AUTHSERV_ID } from './mail-text.ts'
import { type DemoMailbox, openMailbox } from './mailbox.ts'
import { type Outgoing, openOutgoing } from './outgoing.ts'
import { AGENTS, MAILBOX, MANAGER, STORE } from './people.ts'
import { TIME_ZONE } from './story-clock.ts'

/** Everything around the product: a mailbox, an outgoing server with its page, an incoming one, a folder. All on 127.0.0.1. */
export type Shop = {
  readonly env: Environment
  readonly mailbox: DemoMailbox
  readonly outgoing: Outgoing
  readonly door: Door
  close(): Promise<void>
}

const WANTED = { imap: 1143, smtp: 1025, page: 1080, door: 2525 } as const
const PURPOSE = {
  imap: 'the mailbox',
  smtp: 'the outgoing server',
  page: 'the page',
  door: 'the incoming server',
} as const

/** `arrived` is called after a mail came through the incoming server. Nothing is left behind when it throws. */
export async function openShop(say: (line: string) => void, arrived: () => void): Promise<Shop> {
  const opened: (() => Promise<unknown>)[] = []
  const close = async () => {
    for (const undo of opened.splice(0).reverse()) await undo().catch(() => undefined)
  }
  try {
    await bringServers(say)
    const directory = await mkdtemp(join(tmpdir(), 'incidencias-demo-'))
    const clear = () => rmSync(directory, { recursive: true, force: true })
    process.once('exit', clear)
    opened.push(() => {
      process.off('exit', clear)
      return rm(directory, { recursive: true, force: true, maxRetries: 5 })
    })
    // The embedded database may run as another user, who has to be let through.
    await chmod(directory, 0o755)
    const mails = join(directory, 'sent')
    await mkdir(mails)

    const ports = { imap: 0, smtp: 0, page: 0, door: 0 }
    for (const name of Object.keys(WANTED) as (keyof typeof WANTED)[]) {
      ports[name] = await freePort(WANTED[name])
      if (ports[name] !== WANTED[name]) say(`Port ${WANTED[name]} is in use: ${PURPOSE[name]} takes ${ports[name]}.`)
    }
    const mailbox = await openMailbox(ports.imap)
    opened.push(() => mailbox.close())
    const outgoing = await openOutgoing(ports.smtp, ports.page, mails)
    opened.push(() => outgoing.close())
    const door = await openDoor(ports.door, MAILBOX, (raw) => {
      mailbox.append(raw, Date.now())
      arrived()
    })
    opened.push(() => door.close())
    return { env: environment(mailbox.url, ports.smtp, directory), mailbox, outgoing, door, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** The configuration of the demo's store; every variable a real store would set. */
function environment(imapUrl: string, smtpPort: number, directory: string): Environment {
  return {
    STORE_NAME: STORE,
    MAILBOX_ADDRESS: MAILBOX,
    DEFAULT_LANGUAGE: 'en',
    TIME_ZONE,
    BUSINESS_HOURS: 'Mon-Fri 09:00-18:00',
    AGENTS: Object.values(AGENTS)
      .map((agent) => `${agent.name} <${agent.address}> ${agent.language}`)
      .join('; '),
    MANAGERS: `${MANAGER.name} <${MANAGER.address}> ${MANAGER.language}`,
    SECRET: randomBytes(32).toString('hex'),
    IMAP_URL: imapUrl,
    IMAP_AFTER: 'seen',
    SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
    TRUSTED_AUTHSERV_ID: AUTHSERV_ID,
    DATA_DIR: directory,
    // Its agents play their parts from the first mail on.
    WELCOME_AGENTS: 'off',
    LOG_LEVEL: 'warn',
  }
}
