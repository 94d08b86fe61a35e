/** How mailboxes log in by token: the parts, loaded when first used. */
import { createCredentials } from '../adapters/db/credentials.ts'
import type { Database } from '../adapters/db/database.ts'
import { providerOf } from '../adapters/oauth/endpoints.ts'
import type { CredentialWatch } from '../app/credential-alarms.ts'
import type { CredentialDeps, LoginOptions } from '../app/credentials.ts'
import { createInletWatch, type InletWatch } from '../app/inlet-watch.ts'
import type { SignIn } from '../app/overview.ts'
import type { Log, MailboxId, TokenLogin } from '../app/ports.ts'
import type { Config } from '../config/config.ts'
import type { OAuthConfig } from '../config/oauth.ts'
import { lazily } from './lazy.ts'

type Concerned = {
  readonly config: Config
  readonly db: Database
  readonly mailbox: { readonly id: MailboxId; readonly address: string }
  readonly holder: string
  readonly log: Log
}

const DOCTOR = 'npm run incidencias -- doctor'

/** All that tokens are handled with. */
export async function credentialDeps(oauth: OAuthConfig, of: Concerned): Promise<CredentialDeps> {
  const { config, db, mailbox, holder, log } = of
  const { createTokenProvider } = await import('../adapters/oauth/provider.ts')
  const { createVault } = await import('../adapters/seal/vault.ts')
  const { current, previous } = config.secrets
  return {
    credentials: createCredentials(db),
    provider: createTokenProvider({
      of: oauth.provider,
      clientId: oauth.clientId,
      ...(oauth.clientSecret === undefined ? {} : { clientSecret: oauth.clientSecret.reveal() }),
      ...(oauth.scope === undefined ? {} : { scope: oauth.scope }),
    }),
    vault: createVault(
      current.reveal(),
      previous.map((secret) => secret.reveal()),
    ),
    mailbox,
    holder,
    log,
    asApplication: oauth.flow === 'client-credentials',
    command: commandFor(oauth, mailbox.address),
  }
}

/** Absent where passwords are used. */
export function lazyTokens(of: Concerned, options: LoginOptions = {}): TokenLogin | undefined {
  const { oauth } = of.config
  if (oauth === undefined) return undefined
  const tokens = lazily(async () => {
    const { createTokenLogin } = await import('../app/credentials.ts')
    return createTokenLogin(await credentialDeps(oauth, of), options)
  })
  return { use: async (door, login) => await (await tokens()).use(door, login) }
}

/** What people are warned of: tokens, and a mail server that lets us in no more. Absent where there is neither. */
export function credentialWatchOf({ config, db, mailbox }: Pick<Concerned, 'config' | 'db' | 'mailbox'>): {
  readonly credentialWatch?: CredentialWatch
  readonly inletWatch?: InletWatch
} {
  const { oauth, imap, smtp } = config
  const url = imap && new URL(imap.url.reveal())
  const server = url === undefined || url.protocol === 'file:' ? undefined : url.hostname
  if (oauth === undefined && server === undefined) return {}
  const credentials = createCredentials(db)
  return {
    ...(server === undefined ? {} : { inletWatch: createInletWatch(credentials, mailbox.id) }),
    credentialWatch: {
      access: {
        provider: oauth ? providerOf(oauth.provider).name : (server ?? ''),
        server: server ?? '',
        doors: [...(imap?.byToken ? (['imap'] as const) : []), ...(smtp.login?.byToken ? (['smtp'] as const) : [])],
        command: oauth ? commandFor(oauth, mailbox.address) : DOCTOR,
      },
      credentials,
      ...(oauth?.secretExpires === undefined ? {} : { secretExpires: oauth.secretExpires }),
    },
  }
}

/** What is shown of a mailbox that logs in with tokens. */
export function signInOf({ oauth }: Pick<Config, 'oauth'>): { readonly signIn?: SignIn } {
  if (oauth === undefined) return {}
  const { secretExpires } = oauth
  const { name: provider } = providerOf(oauth.provider)
  return { signIn: { provider, ...(secretExpires === undefined ? {} : { secretExpires }) } }
}

/** An application consents to nothing; what is in its way, `doctor` tells. */
function commandFor({ flow }: OAuthConfig, address: string): string {
  return flow === 'authorize' ? `npm run incidencias -- authorize --mailbox ${address}` : DOCTOR
}
