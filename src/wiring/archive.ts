/** What `import` reads from: files, or a folder at a mail server. */
import { useOf } from '../adapters/archive/folder-names.ts'
import { openArchive } from '../adapters/archive/open-archive.ts'
import { readDate } from '../adapters/mime/date.ts'
import { archivedFolder } from '../app/archived-folder.ts'
import type { Archive } from '../app/ports.ts'
import { Secret } from '../config/secret.ts'
import { lazySource } from './lazy.ts'
import type { Wired } from './wiring.ts'

type Here = Pick<Wired, 'config' | 'log' | 'clock' | 'tokens'>

/** Files of mail: an mbox file, a Maildir, a folder of either or of `.eml` files. `found` is told how many are found so far. */
export function openFiles(
  path: string,
  { clock }: Pick<Here, 'clock'>,
  found: (mails: number) => void,
): Promise<Archive> {
  return openArchive(path, { readDate, now: clock.now(), found })
}

/**
 * A folder at a mail server. `imap:Folder` is one of the mailbox's own account; of another account the URL names host and user, and the
 * password is in `IMPORT_PASSWORD`.
 */
export async function openFolder(
  url: URL,
  { config, log, clock, tokens }: Here,
  signal: AbortSignal,
): Promise<Archive> {
  const own = config.imap && new URL(config.imap.url.reveal())
  const isOwn = own !== undefined && (url.host === '' || (url.host === own.host && url.username === own.username))
  const target = isOwn ? new URL(own.href) : url
  target.pathname = url.pathname.startsWith('/') ? url.pathname : `/${url.pathname}`
  const password = isOwn && config.imap ? config.imap.password : (config.importPassword ?? new Secret(''))
  // A token opens the own account and is nobody else's business.
  const byToken = isOwn && config.imap?.byToken === true
  const imap = { url: new Secret(target.href), password, byToken, after: { kind: 'keep' } as const }
  const session = await lazySource(imap, log, clock, tokens).open(signal)
  return await archivedFolder(
    session,
    `${target.username}@${target.host}${target.pathname}`,
    useOf(session.folder) === 'sent',
  )
}
