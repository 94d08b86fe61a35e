/** Consent to a mailbox, once: asked for, looked at, tried, and only then kept. */
import { REFUSAL_WORDS } from '../domain/access/refusal.ts'
import { type CredentialDeps, createTokenLogin, keepConsent } from './credentials.ts'
import { Failure, type Granted, ProviderRefused, TokenRefused } from './ports.ts'

/** A port of this machine that a browser comes back to. `onReturn`: whether that was what is waited for. */
type Listen = (onReturn: (returned: URL) => boolean) => Promise<{ readonly address: string; close(): Promise<void> }>

export type AuthorizeDeps = CredentialDeps & {
  /** What the mailbox is logged in as. */
  readonly account: string
  /** Each logs in with a token and leaves. */
  readonly doors: readonly { readonly door: 'imap' | 'smtp'; readonly tryOut: (token: string) => Promise<unknown> }[]
  readonly listen: Listen
  /** Lines that are typed or pasted, where somebody sits before a terminal. */
  readonly lines: () => AsyncIterable<string>
  readonly say: (text: string) => void
}

export type AuthorizeOptions = {
  readonly flow: 'device' | 'loopback' | undefined
  /** The mailbox is a shared one, and somebody who may open it consents for it. */
  readonly isShared: boolean
  /** Milliseconds that a consent in a browser is waited for. */
  readonly patience?: number
}

const PATIENCE_MS = 15 * 60_000

/** What is wrong in the end, to be told to whoever sits there; undefined when all is well. */
export async function authorize(deps: AuthorizeDeps, options: AuthorizeOptions): Promise<string | undefined> {
  const { provider, account, say, command } = deps
  if (deps.asApplication) return await tryAsApplication(deps)
  try {
    const hasDevice = options.flow === 'loopback' ? false : await provider.hasDeviceFlow()
    if (options.flow === 'device' && !hasDevice)
      return `${provider.name} knows no consent on another device: use --flow loopback.`
    say(`Consent for ${account} at ${provider.name}:`)
    const granted = hasDevice ? await onDevice(deps, options) : await inBrowser(deps, options)
    if (granted.refreshToken === undefined)
      return `${provider.name} gave no refresh token, so the consent would end within the hour. Take the application out of the account's list of connected applications, then again: ${command}`
    if (granted.account !== undefined && granted.account !== account.toLowerCase() && !options.isShared)
      return `${granted.account} consented, but the mailbox is ${account}. Log in as ${account} (a private window of the browser forgets other accounts). If it is a shared mailbox that ${granted.account} may open fully: again with --shared.`
    return await tryAndKeep(deps, granted)
  } catch (error) {
    if (!(error instanceof ProviderRefused)) throw error
    const { reason, code } = error.refusal
    return code === 'access_denied' || code === 'authorization_declined'
      ? `The consent was declined. Nothing has changed. Again: ${command}`
      : `${provider.name} refused: ${REFUSAL_WORDS[reason]} (${code}). ${provider.guide}.`
  }
}

async function onDevice({ provider, say }: AuthorizeDeps, options: AuthorizeOptions): Promise<Granted> {
  return await provider.byDevice(
    ({ address, code, expiresInMs }) => {
      say(`  1. On any device open  ${address}`)
      say(`  2. Type this code      ${code}`)
      say(`  3. Log in as the mailbox and agree.`)
      say(`Waiting for that; the code lasts ${Math.floor(expiresInMs / 60_000)} minutes. Ctrl-C ends it.`)
    },
    AbortSignal.timeout(options.patience ?? PATIENCE_MS),
  )
}

/** The browser comes back by itself on this machine; from another one its last address is pasted. */
async function inBrowser(deps: AuthorizeDeps, options: AuthorizeOptions): Promise<Granted> {
  const { provider, say } = deps
  const returned = Promise.withResolvers<Granted>()
  // Nobody listens to it yet when the first thing goes wrong.
  returned.promise.catch(() => undefined)
  let consent: Awaited<ReturnType<typeof provider.byBrowser>> | undefined
  let state: string | null = null
  /** Pages of others may lead the browser here; only what carries the state of this consent counts, and that once. */
  const take = (url: URL): boolean => {
    if (consent === undefined || state === null || url.searchParams.get('state') !== state) return false
    consent.redeem(url).then((granted) => granted && returned.resolve(granted), returned.reject)
    state = null
    return true
  }
  const loopback = await deps.listen(take)
  const timer = setTimeout(() => {
    returned.reject(new Failure('provider', 'nobody consented in time'))
  }, options.patience ?? PATIENCE_MS)
  try {
    consent = await provider.byBrowser(loopback.address)
    state = new URL(consent.address).searchParams.get('state')
    say(`  1. Open this address in a browser:\n\n${consent.address}\n`)
    say('  2. Log in as the mailbox and agree.')
    say(
      '  3. The browser comes back here by itself. If it shows a page that cannot be opened (it runs on another machine):',
    )
    say('     copy the whole address of that page, paste it here and press Enter.')
    void readPasted(deps, take)
    return await returned.promise
  } finally {
    clearTimeout(timer)
    await loopback.close()
  }
}

async function readPasted({ lines, say }: AuthorizeDeps, take: (url: URL) => boolean): Promise<void> {
  for await (const line of lines()) {
    const pasted = URL.parse(line.trim())
    if (pasted !== null && take(pasted)) return
    if (line.trim() !== '')
      say('That is not the address of this consent: it begins with http:// and holds "state=" and "code=".')
  }
}

/** Both doors are tried before anything is kept, so that a consent that works is not lost to one that does not. */
async function tryAndKeep(deps: AuthorizeDeps, granted: Granted): Promise<string | undefined> {
  const { doors, say, credentials, mailbox, provider } = deps
  const failed: string[] = []
  for (const { door, tryOut } of doors) {
    try {
      await tryOut(granted.accessToken)
      say(`ok    ${door.toUpperCase()}: logged in`)
    } catch (error) {
      const why = error instanceof TokenRefused ? 'the login was refused' : error instanceof Error ? error.message : ''
      say(`FAIL  ${door.toUpperCase()}: ${why}`)
      failed.push(door)
    }
  }
  const before = await credentials.read(mailbox.id)
  if (failed.length === doors.length && before?.refreshToken !== undefined && before.issuedTo === provider.issuedTo)
    return `The consent was not kept: it opens nothing, and there is an earlier one. ${provider.guide}.`
  await keepConsent(deps, granted)
  say('The consent is stored, sealed with SECRET. It is renewed by itself from now on.')
  if (failed.length === 0) return undefined
  return `Not everything can be logged in to yet. ${provider.guide}; then: npm run incidencias -- doctor`
}

/** Nobody consents: whether the application is let in. */
async function tryAsApplication(deps: AuthorizeDeps): Promise<string | undefined> {
  const tokens = createTokenLogin(deps, { impatient: true })
  let failed = 0
  deps.say(`OAUTH_FLOW=client-credentials: nobody has to consent, ${deps.provider.name} lets the application in.`)
  for (const { door, tryOut } of deps.doors) {
    try {
      await tokens.use(door, tryOut)
      deps.say(`ok    ${door.toUpperCase()}: logged in`)
    } catch (error) {
      failed++
      deps.say(`FAIL  ${door.toUpperCase()}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return failed === 0 ? undefined : `${deps.provider.guide}; then: npm run incidencias -- doctor`
}
