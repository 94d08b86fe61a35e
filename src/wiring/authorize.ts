/** What a consent is asked for and tried with. */
import { inspectImap } from '../adapters/inlet/inspect-imap.ts'
import { imapOptionsFromUrl } from '../adapters/inlet/url.ts'
import { providerOf } from '../adapters/oauth/endpoints.ts'
import { listenForReturn } from '../adapters/oauth/loopback.ts'
import { inspectSmtp } from '../adapters/smtp/inspect-smtp.ts'
import { smtpOptionsFromUrl } from '../adapters/smtp/url.ts'
import type { AuthorizeDeps } from '../app/authorize.ts'
import type { TokenLogin } from '../app/ports.ts'
import type { Config } from '../config/config.ts'
import type { OAuthConfig } from '../config/oauth.ts'
import { credentialDeps } from './credentials.ts'
import { wire } from './wiring.ts'

/** Opens the database for the time of one consent. `port`: where a browser comes back to. */
export async function withAuthorizing<T>(
  config: Config,
  oauth: OAuthConfig,
  port: number,
  work: (parts: Omit<AuthorizeDeps, 'say' | 'lines'>) => Promise<T>,
): Promise<T> {
  const { imap, smtp } = config
  const wired = await wire(config)
  try {
    const access = imap?.byToken ? imapOptionsFromUrl(new URL(imap.url.reveal())) : undefined
    const sending = smtp.login?.byToken ? smtpOptionsFromUrl(new URL(smtp.url.reveal())) : undefined
    return await work({
      ...(await credentialDeps(oauth, wired)),
      account: access?.user ?? sending?.user ?? wired.mailbox.address,
      doors: [
        ...(access === undefined
          ? []
          : [{ door: 'imap' as const, tryOut: (token: string) => inspectImap({ ...access, tokens: only(token) }) }]),
        ...(sending === undefined
          ? []
          : [{ door: 'smtp' as const, tryOut: (token: string) => inspectSmtp({ ...sending, tokens: only(token) }) }]),
      ],
      listen: (onReturn) => listenForReturn(providerOf(oauth.provider).loopback, port, onReturn),
    })
  } finally {
    await wired.close()
  }
}

/** A login with this very token, and no other. */
function only(token: string): TokenLogin {
  return { use: (_door, login) => login(token) }
}
