/** How the doctor looks at logins with tokens: through the database, which it opens for as long as it looks. */
import { openDatabase } from '../adapters/db/database.ts'
import { startEmbedded } from '../adapters/db/embedded.ts'
import { createMailboxes } from '../adapters/db/mailboxes.ts'
import { createLog } from '../adapters/log/log.ts'
import { type CredentialState, createTokenLogin, credentialState } from '../app/credentials.ts'
import type { TokenLogin } from '../app/ports.ts'
import type { Config } from '../config/config.ts'
import type { OAuthConfig } from '../config/oauth.ts'
import { credentialDeps } from './credentials.ts'
import { lazily } from './lazy.ts'

export type TokensSeen = {
  readonly tokens: TokenLogin
  readonly state: () => Promise<CredentialState>
  close(): Promise<void>
}

export function seeTokens(config: Config, oauth: OAuthConfig): TokensSeen {
  const opened = lazily(() => open(config, oauth))
  return {
    // Somebody has mended something and looks whether it helped: a refusal of a minute ago is no reason to wait.
    tokens: {
      use: async (door, login) => await createTokenLogin((await opened()).deps, { impatient: true }).use(door, login),
    },
    state: async () => await credentialState((await opened()).deps),
    close: async () => await (await opened.loaded()?.catch(() => undefined))?.close(),
  }
}

async function open(config: Config, oauth: OAuthConfig) {
  // What is refused is told as a finding, not in a log beside it.
  const log = createLog('silent')
  const { database, dataDir, store } = config
  const embedded = database.url === undefined ? await startEmbedded(dataDir, log) : undefined
  const db = openDatabase(database.url?.reveal() ?? embedded?.url ?? '', { poolSize: 1 })
  const close = async () => {
    await db.close()
    await embedded?.stop()
  }
  try {
    const mailbox = { id: await createMailboxes(db).ensure(store.mailbox), address: store.mailbox }
    return { deps: await credentialDeps(oauth, { config, db, mailbox, holder: `doctor-${process.pid}`, log }), close }
  } catch (error) {
    await close()
    throw error
  }
}
