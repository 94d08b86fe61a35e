/** Logging in with tokens, where a provider knows no passwords (OAuth 2). */
import type { Door, LoginDoor, LoginRefusal, Refusal } from '../../domain/access/refusal.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { MailboxId } from './basics.ts'
import type { FinishedMail } from './sending.ts'

/** A login with a token was refused. Only `login` functions throw it; `TokenLogin` says what comes of it. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused'
  readonly said: LoginRefusal
  constructor(said: LoginRefusal) {
    super('the token was refused')
    this.said = said
  }
}

/** Who logs in with a token asks for it each time: tokens end within the hour. */
export type TokenLogin = {
  /**
   * Calls `login` with a token, and once more with a fresh one when the first was refused. Throws `Failure`, without any login while the last
   * refusal is too young.
   */
  use<T>(door: LoginDoor, login: (token: string) => Promise<T>): Promise<T>
}

/** What a provider gave. */
export type Granted = {
  readonly accessToken: string
  readonly expiresInMs: number
  readonly refreshToken?: string
  readonly refreshExpiresInMs?: number
  /** Who consented, in lower case, where the provider says it. */
  readonly account?: string
}

/** The provider refuses, lastingly. All else that goes wrong there is a temporary `Failure`. */
export class ProviderRefused extends Error {
  override readonly name = 'ProviderRefused'
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(`the provider refused: ${refusal.code}`)
    this.refusal = refusal
  }
}

/** Shown to whoever is to consent on another device. */
export type DeviceCode = { readonly address: string; readonly code: string; readonly expiresInMs: number }

/** A consent in a browser of this machine, or of another one from which the address is pasted. */
export type BrowserConsent = {
  /** Where the browser is to be led. */
  readonly address: string
  /** What came back; undefined: it belongs to another consent, and this one goes on waiting. Throws `ProviderRefused`. */
  redeem(returned: URL): Promise<Granted | undefined>
}

/** The tokens' issuer. Methods throw `ProviderRefused` or `Failure`. */
export type TokenProvider = {
  /** As people call it. */
  readonly name: string
  /** Whom tokens are issued to: provider and client. */
  readonly issuedTo: string
  /** Where people read how it is set up and mended. */
  readonly guide: string
  renew(refreshToken: string): Promise<Granted>
  /** Without anybody's consent: the application itself is let in. */
  asApplication(): Promise<Granted>
  /** Whether consent can be given on another device. */
  hasDeviceFlow(): Promise<boolean>
  byDevice(show: (code: DeviceCode) => void, signal: AbortSignal): Promise<Granted>
  /** `returnTo`: where the browser goes after the consent. */
  byBrowser(returnTo: string): Promise<BrowserConsent>
}

/** Seals what must not be read from the database alone. `bound`: what it belongs to, and nothing else. */
export type Vault = {
  seal(text: string, bound: readonly string[]): Uint8Array
  /** Undefined: sealed with another secret, for something else, or damaged. `isOld`: by an earlier secret, to be sealed anew. */
  open(sealed: Uint8Array, bound: readonly string[]): { readonly text: string; readonly isOld: boolean } | undefined
}

/** As it is stored, sealed. Times are the database's, so that workers with other clocks agree. */
export type StoredCredential = {
  readonly issuedTo: string
  readonly refreshToken?: Uint8Array
  readonly refreshExpiresAt?: Instant
  readonly accessToken?: Uint8Array
  /** Milliseconds that the access token still has, and had in all; 0 without one. */
  readonly goodForMs: number
  readonly lifetimeMs: number
  readonly generation: number
  readonly authorisedAt: Instant
}

/** What is written down of tokens that were given. `refresh…` absent: what was there stays. */
export type SealedTokens = {
  readonly accessToken: Uint8Array
  readonly expiresInMs: number
  readonly refreshToken?: Uint8Array
  readonly refreshExpiresInMs?: number
}

/** What is in the way. `refused` is for people to mend; `away` ends by itself. */
export type CredentialTrouble = Refusal & {
  readonly door: Door
  readonly kind: 'refused' | 'away'
  readonly since: Instant
  /** Since then, one after the other. */
  readonly failures: number
  /** Milliseconds until somebody may try again; 0: now. */
  readonly waitMs: number
}

/** What people are to hear. `open` is what goes on and is worth telling, some of it untold; `ended` what they had been told of, when all is well again. */
export type CredentialNews = {
  readonly open: readonly CredentialTrouble[]
  readonly ended?: Pick<CredentialTrouble, 'door' | 'kind'> & { readonly since: Instant; readonly until: Instant }
}

export type CredentialTelling = {
  /** Whether it is worth a mail by now; `open` is all that goes on. */
  readonly isToBeTold: (trouble: CredentialTrouble, open: readonly CredentialTrouble[]) => boolean
  readonly mailsOf: (news: CredentialNews) => Promise<readonly FinishedMail[]>
}

export type Credentials = {
  read(mailbox: MailboxId): Promise<StoredCredential | undefined>
  /** What somebody consented to just now: all before it is forgotten, troubles are over. */
  save(mailbox: MailboxId, issuedTo: string, tokens: SealedTokens): Promise<void>
  /** For an application that needs no consent: a row to hold its tokens. */
  ensure(mailbox: MailboxId, issuedTo: string): Promise<void>
  /** True for one worker at a time, and only while `generation` is the newest. */
  claimRenewal(mailbox: MailboxId, generation: number, holder: string, ms: number): Promise<boolean>
  /** In one transaction with the end of the claim, before the token is used. False: the claim was lost. */
  noteRenewed(mailbox: MailboxId, holder: string, tokens: SealedTokens): Promise<boolean>
  giveBackRenewal(mailbox: MailboxId, holder: string): Promise<void>
  /** The same token sealed anew; nothing when it was renewed meanwhile. */
  reseal(mailbox: MailboxId, before: Uint8Array, after: Uint8Array): Promise<void>
  /** Those of tokens that go on. */
  troubles(mailbox: MailboxId): Promise<readonly CredentialTrouble[]>
  /** Again, or for the first time; nobody tries before `waitOf` milliseconds for so many failures in a row. */
  noteTrouble(
    mailbox: MailboxId,
    trouble: Omit<CredentialTrouble, 'since' | 'failures' | 'waitMs'>,
    waits: { readonly firstMs: number; readonly mostMs: number },
  ): Promise<void>
  endTrouble(mailbox: MailboxId, door: Door): Promise<void>
  /** Takes what is untold and adds the mails that are made of it, in one transaction; how many. */
  tell(mailbox: MailboxId, now: Instant, telling: CredentialTelling): Promise<number>
}
