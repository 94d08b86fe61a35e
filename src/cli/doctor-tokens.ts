/** What the doctor says of logins with tokens. */
import type { CredentialState } from '../app/credentials.ts'
import type { Config } from '../config/config.ts'
import { DAY } from '../domain/time/instant.ts'
import type { Finding } from './doctor-checks.ts'

/** Days before its end from which an end is worth a warning. */
const SOON = 14

/** What is known of the consent; whether it opens anything, the logins below tell. */
export function tokens({ oauth }: Config, { provider, isAuthorised, ...state }: CredentialState): readonly Finding[] {
  const ok = (what: string): Finding => ({ level: 'ok', what })
  const warn = (what: string, mend: string): Finding => ({ level: 'warn', what, mend })
  const fail = (what: string, mend: string): Finding => ({ level: 'fail', what, mend })
  const day = (at: number) => new Date(at).toISOString().slice(0, 10)
  const findings: Finding[] = []
  if (!isAuthorised)
    findings.push(fail(`Tokens: nobody has consented at ${provider} yet`, 'npm run incidencias -- authorize'))
  else if (state.authorisedAt === undefined) findings.push(ok(`Tokens: ${provider} lets the application in by itself`))
  else findings.push(ok(`Tokens: consent at ${provider} of ${day(state.authorisedAt)}`))
  for (const { inWords, since } of state.troubles)
    findings.push(warn(`Tokens: since ${new Date(since).toISOString()}: ${inWords}`, 'Looked at again below.'))
  const ends = [
    ['The consent', state.refreshExpiresAt, 'npm run incidencias -- authorize'],
    ['OAUTH_CLIENT_SECRET', oauth?.secretExpires, "A new one, from the provider's page; then OAUTH_SECRET_EXPIRES."],
  ] as const
  for (const [what, at, mend] of ends) {
    if (at === undefined) continue
    const days = Math.ceil((at - Date.now()) / DAY)
    if (days <= 0) findings.push(fail(`Tokens: ${what} ended on ${day(at)}`, mend))
    else if (days <= SOON) findings.push(warn(`Tokens: ${what} ends on ${day(at)}`, mend))
    else findings.push(ok(`Tokens: ${what} lasts until ${day(at)}`))
  }
  return findings
}
