/**
 * XOAUTH2 for nodemailer, with tokens that are asked for at each login. Its own way keeps a token as long as the pool lives and drops
 * what the server says of a refused one.
 */
import type { SMTPConnectionCustomAuthHandlers } from 'nodemailer/lib/smtp-connection'
import { Failure, type TokenLogin, TokenRefused } from '../../app/ports.ts'

/** Present: logs in with these instead of the password. */
export type ByToken = { readonly tokens?: TokenLogin | undefined }

type Handler = SMTPConnectionCustomAuthHandlers[string]
type Context = Parameters<Handler>[0]

/** For the options of a connection or a pool. */
export function tokenAuth(tokens: TokenLogin | undefined): { readonly customAuth?: SMTPConnectionCustomAuthHandlers } {
  if (tokens === undefined) return {}
  return { customAuth: { XOAUTH2: (context) => logIn(context, tokens) } }
}

/** The failure that a login with tokens ended with, out of what nodemailer makes of it. */
export function failureIn(error: unknown): Failure | undefined {
  return error instanceof Refused ? error.failure : undefined
}

/** nodemailer adds the server's answer to the words of an error, and writes a code on it: so it gets one of its own. */
class Refused extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.message, { cause: failure })
    this.failure = failure
  }
}

async function logIn(context: Context, tokens: TokenLogin): Promise<void> {
  if (!context.authMethods.includes('XOAUTH2'))
    throw new Refused(new Failure('smtp', 'the server takes no tokens (XOAUTH2)', 'permanent'))
  try {
    await tokens.use('smtp', (token) => tryToken(context, token))
  } catch (error) {
    throw error instanceof Failure ? new Refused(error) : error
  }
}

async function tryToken({ auth, sendCommand }: Context, token: string): Promise<void> {
  const line = Buffer.from(`user=${auth.user ?? ''}\u0001auth=Bearer ${token}\u0001\u0001`).toString('base64')
  const first = await sendCommand(`AUTH XOAUTH2 ${line}`)
  if (first.status >= 200 && first.status < 300) return
  // A refusal comes in two steps: why, in JSON, and after an empty line of ours the reply proper.
  const json = first.status === 334 ? parsed(first.text) : undefined
  const last = first.status === 334 ? await sendCommand('') : first
  if (last.status >= 400 && last.status < 500)
    throw new Failure('smtp', `the login was refused for now (${last.status})`)
  throw new TokenRefused({ json, text: `${last.code ?? ''} ${last.text}` })
}

function parsed(base64: string): unknown {
  try {
    return JSON.parse(Buffer.from(base64.slice(0, 4_000), 'base64').toString('utf8'))
  } catch {
    return undefined
  }
}
