/** Where providers are asked, for what, and what is peculiar to them. */
import type { AuthorizationServer } from 'oauth4webapi'

/** Whose tokens: one of the two big ones, or any issuer that publishes its metadata. */
export type ProviderKind =
  | { readonly kind: 'google' }
  | { readonly kind: 'microsoft'; readonly tenant: string }
  | { readonly kind: 'issuer'; readonly url: string }

export type Provider = {
  readonly name: string
  /** Absent: asked for at the issuer (discovery). */
  readonly server?: AuthorizationServer
  /** What a person consents to, and what an application asks for. */
  readonly scope: string
  readonly applicationScope: string
  /** Parameters of the consent that only this provider knows. */
  readonly consent: Readonly<Record<string, string>>
  /** A redirect to the own machine, as the provider accepts it with any port. */
  readonly loopback: '127.0.0.1' | 'localhost'
  /** Whether a consent to this scope can be given on another device. */
  readonly device: boolean
  readonly guide: string
}

const SIGNED_IN = 'openid email profile'

/** `scope` is asked for at other providers instead of the usual. */
export function providerOf(of: ProviderKind, scope?: string): Provider {
  switch (of.kind) {
    case 'google':
      return {
        name: 'Google',
        server: {
          issuer: 'https://accounts.google.com',
          authorization_endpoint: 'https://accounts.google.com/o/oauth2/v2/auth',
          token_endpoint: 'https://oauth2.googleapis.com/token',
        },
        scope: `https://mail.google.com/ ${SIGNED_IN}`,
        applicationScope: 'https://mail.google.com/',
        // Without `prompt=consent` a second consent brings no refresh token.
        consent: { access_type: 'offline', prompt: 'consent' },
        loopback: '127.0.0.1',
        // Google's device flow does not know the scope of whole mailboxes.
        device: false,
        guide: 'docs/oauth-google.md tells how',
      }
    case 'microsoft': {
      const base = `https://login.microsoftonline.com/${encodeURIComponent(of.tenant)}`
      return {
        name: 'Microsoft',
        // Its metadata names an issuer for each tenant, which the one asked for is not; the addresses are the documented ones.
        server: {
          issuer: `${base}/v2.0`,
          authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
          token_endpoint: `${base}/oauth2/v2.0/token`,
          device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
        },
        scope: `https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access ${SIGNED_IN}`,
        applicationScope: 'https://outlook.office365.com/.default',
        consent: { prompt: 'select_account' },
        loopback: 'localhost',
        device: true,
        guide: 'docs/oauth-microsoft.md tells how',
      }
    }
    case 'issuer':
      return {
        name: new URL(of.url).host,
        scope: scope ?? `${SIGNED_IN} offline_access`,
        applicationScope: scope ?? '',
        consent: {},
        loopback: '127.0.0.1',
        device: true,
        guide: 'its administrator can',
      }
  }
}
