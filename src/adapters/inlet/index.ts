/** THE table of mailboxes that mail is fetched from: the kind is the protocol of the mailbox's URL. */
import { fileURLToPath } from 'node:url'
import type { Clock, Log, MailboxEraser, MailSource, TokenLogin } from '../../app/ports.ts'
import { createDirectorySource } from './directory.ts'
import { createImapSource } from './imap.ts'
import { createImapEraser, type ImapEraserOptions } from './imap-erase.ts'
import type { AfterTaking } from './imap-finish.ts'
import { imapOptionsFromUrl } from './url.ts'

export type InletSettings = {
  readonly url: URL
  readonly password?: string
  /** Logs in with these instead of a password. */
  readonly tokens?: TokenLogin | undefined
  readonly after: AfterTaking
  readonly logger: Log
  readonly clock: Clock
}

type Factory = (settings: InletSettings) => MailSource

const fromImap: Factory = ({ url, password, ...rest }) =>
  createImapSource({ ...imapOptionsFromUrl(url, password), ...rest })
const fromDirectory: Factory = ({ url, after, clock }) =>
  createDirectorySource({ path: fileURLToPath(url), after, clock })

export const inlets = {
  imaps: fromImap,
  imap: fromImap,
  file: fromDirectory,
} as const satisfies Readonly<Record<string, Factory>>

export type InletKind = keyof typeof inlets

/** The source for a URL; throws when its protocol is not in the table. */
export function createInlet(settings: InletSettings): MailSource {
  const kind = settings.url.protocol.slice(0, -1)
  if (!Object.hasOwn(inlets, kind))
    throw new TypeError(`no inlet for ${kind}, known are ${Object.keys(inlets).join(', ')}`)
  return inlets[kind as InletKind](settings)
}

/** What removes an erased person's mails there; a folder of files has no folders beside it to be searched. */
export function createEraser({
  url,
  password,
  tokens,
  ofOthers,
}: Pick<InletSettings, 'url' | 'password' | 'tokens'> & Pick<ImapEraserOptions, 'ofOthers'>): MailboxEraser {
  if (url.protocol === 'file:') return { erase: async () => ({ folders: [], flagged: 0, left: 0, refused: [] }) }
  return createImapEraser({ ...imapOptionsFromUrl(url, password), ofOthers, ...(tokens ? { tokens } : {}) })
}
