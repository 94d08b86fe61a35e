/**
 * Logging in with tokens. Any number of workers share what is stored: one renews at a time, before the token ends; a rotated refresh token
 * is stored before what came with it is used. A refused login is tried once more with a fresh token, then everybody waits, longer
 * and longer, so that no account is locked; people hear of it (`credential-alarms.ts`).
 */
import {
  type Door,
  type LoginDoor,
  MENDED_BY,
  REFUSAL_WORDS,
  type Refusal,
  type RefusalReason,
  refusalAtLogin,
} from '../domain/access/refusal.ts'
import { pause } from './back-off.ts'
import { harmlessCause } from './harmless-cause.ts'
import {
  type Credentials,
  Failure,
  type Granted,
  type Log,
  type MailboxId,
  ProviderRefused,
  type SealedTokens,
  type StoredCredential,
  type TokenLogin,
  type TokenProvider,
  TokenRefused,
  type Vault,
} from './ports.ts'

export type CredentialDeps = {
  readonly credentials: Credentials
  readonly provider: TokenProvider
  readonly vault: Vault
  readonly mailbox: { readonly id: MailboxId; readonly address: string }
  /** Names this worker in claims; another one for each part of it that renews by itself. */
  readonly holder: string
  readonly log: Log
  /** The application is let in by itself, nobody consents. */
  readonly asApplication: boolean
  /** What a person types to consent anew. */
  readonly command: string
}

type Token = { readonly text: string; readonly generation: number }

/** A token is renewed when it has less than this left, or a fifth of its life where that is short. */
const RENEWED_BEFORE_MS = 300_000
/** With less than this left it is not begun with any more. */
const TOO_SHORT_MS = 20_000
/** A provider has a third of this to answer; what came must be stored within it, or another worker begins anew. */
const CLAIM_MS = 60_000
/** Waiting for another worker that renews. */
const LOOK_AGAIN_MS = 200
const REFUSED_WAITS = { firstMs: 60_000, mostMs: 900_000 }
const AWAY_WAITS = { firstMs: 5_000, mostMs: 300_000 }

export type LoginOptions = {
  /** Somebody sits before it and has mended something: recent refusals do not count. */
  readonly impatient?: boolean
}

/** How this mailbox logs in everywhere. */
export function createTokenLogin(deps: CredentialDeps, options: LoginOptions = {}): TokenLogin {
  const { credentials, mailbox } = deps
  return {
    async use(door, login) {
      const troubles = await credentials.troubles(mailbox.id)
      const known = troubles.find((trouble) => trouble.door === door && trouble.kind === 'refused')
      // No login and no request: being asked again soon costs nobody anything.
      if (known && known.waitMs > 0 && !options.impatient) throw new Failure(door, inWords(known, deps))
      const first = await tokenFor(deps, door, options)
      try {
        return await taken(door, login, first)
      } catch (error) {
        if (!(error instanceof TokenRefused)) throw error
        // A fresh one was refused as well, a while ago: one look at the door is enough.
        if (known) throw await refused(deps, door, error)
      }
      const fresh = await tokenFor(deps, door, options, first)
      try {
        return await taken(door, login, fresh)
      } catch (error) {
        throw error instanceof TokenRefused ? await refused(deps, door, error) : error
      }
    },
  }

  async function taken<T>(door: LoginDoor, login: (token: string) => Promise<T>, token: Token): Promise<T> {
    const result = await login(token.text)
    // Whoever is in stays in; the next login says again that all is well.
    await credentials.endTrouble(mailbox.id, door).catch(() => undefined)
    return result
  }
}

/** Stores what somebody consented to. */
export async function keepConsent(deps: CredentialDeps, granted: Granted): Promise<void> {
  const { credentials, mailbox, provider } = deps
  await credentials.save(mailbox.id, provider.issuedTo, sealed(deps, granted))
}

/** How the mailbox stands with its provider, for `doctor` and whoever looks. Nothing in it is secret. */
export type CredentialState = {
  readonly provider: string
  readonly isAuthorised: boolean
  readonly authorisedAt?: number
  readonly refreshExpiresAt?: number
  readonly troubles: readonly { readonly door: Door; readonly inWords: string; readonly since: number }[]
}

export async function credentialState(
  deps: Pick<CredentialDeps, 'credentials' | 'provider' | 'mailbox' | 'asApplication' | 'command'>,
): Promise<CredentialState> {
  const { credentials, provider, mailbox, asApplication } = deps
  const stored = await credentials.read(mailbox.id)
  const own = stored?.issuedTo === provider.issuedTo ? stored : undefined
  const troubles = await credentials.troubles(mailbox.id)
  return {
    provider: provider.name,
    isAuthorised: asApplication || own?.refreshToken !== undefined,
    ...(own === undefined || asApplication ? {} : { authorisedAt: own.authorisedAt }),
    ...(own?.refreshExpiresAt === undefined ? {} : { refreshExpiresAt: own.refreshExpiresAt }),
    troubles: troubles.map((trouble) => ({
      door: trouble.door,
      inWords:
        trouble.kind === 'away' ? `${provider.name} cannot be reached (${trouble.code})` : inWords(trouble, deps),
      since: trouble.since,
    })),
  }
}

async function refused(deps: CredentialDeps, door: LoginDoor, { said }: TokenRefused): Promise<Failure> {
  const refusal = refusalAtLogin(said)
  await note(deps, door, refusal)
  return new Failure(door, `the login was refused: ${inWords(refusal, deps)}`, 'permanent')
}

/** A token that still lasts a while. `instead`: one that was refused; then a later one. */
async function tokenFor(deps: CredentialDeps, door: LoginDoor, options: LoginOptions, instead?: Token): Promise<Token> {
  const { credentials, mailbox, provider, asApplication } = deps
  const until = performance.now() + CLAIM_MS
  if (asApplication) await credentials.ensure(mailbox.id, provider.issuedTo)
  for (;;) {
    const stored = await credentials.read(mailbox.id)
    if (stored === undefined || stored.issuedTo !== provider.issuedTo) throw await lacking(deps, door, 'nothing')
    const isLater = instead === undefined || stored.generation > instead.generation
    const text = isLater && stored.goodForMs > TOO_SHORT_MS ? unsealed(deps, stored.accessToken, 'access') : undefined
    const there = text === undefined ? undefined : { text, generation: stored.generation }
    if (there && stored.goodForMs > Math.min(RENEWED_BEFORE_MS, stored.lifetimeMs / 5)) return there
    const waits = options.impatient ? undefined : await renewalWaits(deps)
    if (waits && !there) throw new Failure(door, waits)
    if (waits && there) return there
    if (await credentials.claimRenewal(mailbox.id, stored.generation, deps.holder, CLAIM_MS)) {
      const renewed = await renew(deps, door, stored).catch((error: unknown) => {
        // It lasts long enough for this login, whatever becomes of the next.
        if (there && error instanceof Failure) return there
        throw error
      })
      if (renewed) return renewed
    } else if (there) return there
    if (performance.now() > until)
      throw new Failure(door, `no token from ${provider.name}: another worker waits for it`)
    await pause(LOOK_AGAIN_MS, new AbortController().signal)
  }
}

/** Why the provider is not asked now; undefined: it is. */
async function renewalWaits(deps: CredentialDeps): Promise<string | undefined> {
  const troubles = await deps.credentials.troubles(deps.mailbox.id)
  const young = troubles.find(({ door, waitMs }) => door === 'renewal' && waitMs > 0)
  if (young === undefined) return undefined
  return young.kind === 'refused'
    ? inWords(young, deps)
    : `${deps.provider.name} could not be reached a moment ago (${young.code})`
}

/** Asks the provider, under a claim. Undefined: the claim was lost meanwhile, what is stored is another worker's. */
async function renew(deps: CredentialDeps, door: LoginDoor, stored: StoredCredential): Promise<Token | undefined> {
  const { credentials, mailbox, provider, asApplication, holder, log } = deps
  try {
    const refreshToken = asApplication ? undefined : unsealed(deps, stored.refreshToken, 'refresh')
    if (!asApplication && refreshToken === undefined)
      throw await lacking(deps, door, stored.refreshToken === undefined ? 'nothing' : 'unreadable')
    const granted = refreshToken === undefined ? await provider.asApplication() : await provider.renew(refreshToken)
    const isNoted = await noted(deps, sealed(deps, granted))
    log.info('token-renewed', { provider: provider.name, rotated: granted.refreshToken !== undefined })
    return isNoted ? { text: granted.accessToken, generation: stored.generation + 1 } : undefined
  } catch (error) {
    await credentials.giveBackRenewal(mailbox.id, holder).catch(() => undefined)
    if (error instanceof ProviderRefused) {
      await note(deps, 'renewal', error.refusal)
      throw new Failure(door, inWords(error.refusal, deps), 'permanent')
    }
    if (error instanceof Failure && error.where === 'provider') {
      const away = { door: 'renewal', kind: 'away', reason: 'nothing', code: error.message } as const
      await credentials.noteTrouble(mailbox.id, away, AWAY_WAITS)
      log.warn('provider-unreachable', { provider: provider.name, cause: error.message })
      throw new Failure(door, `${provider.name} gives no token: ${error.message}`)
    }
    throw error
  }
}

/** A refresh token that the provider rotated is worth some patience with the database: the one before may be dead. */
async function noted({ credentials, mailbox, holder }: CredentialDeps, tokens: SealedTokens): Promise<boolean> {
  const until = performance.now() + CLAIM_MS / 2
  for (;;) {
    try {
      return await credentials.noteRenewed(mailbox.id, holder, tokens)
    } catch (error) {
      if (!(error instanceof Failure) || performance.now() > until) throw error
      await pause(1_000, new AbortController().signal)
    }
  }
}

/** There is nothing to renew with. */
async function lacking(deps: CredentialDeps, door: LoginDoor, reason: RefusalReason): Promise<Failure> {
  const refusal = { reason, code: reason }
  await note(deps, 'renewal', refusal)
  return new Failure(door, inWords(refusal, deps), 'permanent')
}

async function note(deps: CredentialDeps, door: Door, { reason, code }: Refusal): Promise<void> {
  const { credentials, mailbox, log, provider } = deps
  log.error('login-refused', { door, provider: provider.name, reason, code, next: deps.command })
  await credentials.noteTrouble(mailbox.id, { door, kind: 'refused', reason, code }, REFUSED_WAITS)
}

function inWords(
  { reason, code }: Refusal,
  { provider, command }: Pick<CredentialDeps, 'provider' | 'command'>,
): string {
  const mend = {
    authorize: `next: ${command}`,
    secret: 'put the right one in and start again',
  }
  const by = MENDED_BY[reason]
  const next = by === 'authorize' || by === 'secret' ? mend[by] : provider.guide
  return `${provider.name}: ${REFUSAL_WORDS[reason]} (${code}); ${next}`
}

function sealed(deps: CredentialDeps, granted: Granted): SealedTokens {
  const { refreshToken, refreshExpiresInMs, expiresInMs } = granted
  return {
    accessToken: deps.vault.seal(granted.accessToken, bound(deps, 'access')),
    expiresInMs,
    ...(refreshToken === undefined ? {} : { refreshToken: deps.vault.seal(refreshToken, bound(deps, 'refresh')) }),
    ...(refreshExpiresInMs === undefined ? {} : { refreshExpiresInMs }),
  }
}

/** What an earlier SECRET sealed is sealed anew, so that the earlier one can go. */
function unsealed(deps: CredentialDeps, token: Uint8Array | undefined, kind: 'access' | 'refresh'): string | undefined {
  const opened = token && deps.vault.open(token, bound(deps, kind))
  if (token && opened?.isOld) {
    const anew = deps.vault.seal(opened.text, bound(deps, kind))
    deps.credentials.reseal(deps.mailbox.id, token, anew).catch((error: unknown) => {
      deps.log.warn('token-not-sealed-anew', { cause: harmlessCause(error) })
    })
  }
  return opened?.text
}

function bound({ mailbox, provider }: CredentialDeps, kind: 'access' | 'refresh'): readonly string[] {
  return [mailbox.address, provider.issuedTo, kind]
}
