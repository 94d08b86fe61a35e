/** What the variables say against each other. */
import { existsSync } from 'node:fs'
import type { Taxonomy } from '../domain/classify/taxonomy.ts'
import { LANGUAGES } from '../domain/language/language.ts'
import type { ConfigProblem } from './config-problem.ts'
import { oauthDisagreements } from './oauth.ts'
import { isPublic } from './reach.ts'
import { type Environment, VARIABLES, type Values, type VariableName } from './variables.ts'

/** What each variable for itself cannot know. Values that could not be read are absent here. */
export function disagreements(
  values: Partial<Values>,
  env: Environment,
  taxonomy: Taxonomy | undefined,
): readonly ConfigProblem[] {
  const problems: ConfigProblem[] = []
  const need = (name: VariableName, found: string, expected: string) => problems.push({ name, found, expected })
  if (!env['IMAP_URL']?.trim() && !env['LMTP_LISTEN']?.trim()) {
    need('IMAP_URL', 'nothing', `${VARIABLES.IMAP_URL.expected}; or LMTP_LISTEN`)
  }
  if (values.LMTP_LISTEN !== undefined && isPublic(values.LMTP_LISTEN))
    need('LMTP_LISTEN', 'a public address', VARIABLES.LMTP_LISTEN.expected)
  for (const [url, password] of [
    ['IMAP_URL', 'IMAP_PASSWORD'],
    ['SMTP_URL', 'SMTP_PASSWORD'],
  ] as const) {
    const server = values[url]
    if (server === undefined) continue
    const inUrl = server.password !== undefined
    const apart = values[password] !== undefined
    if (inUrl && apart) need(password, `a password here and one in ${url}`, `the password in one place only`)
    const isMissing = server.user !== undefined && !inUrl && !apart && !env['OAUTH_PROVIDER']?.trim()
    if (isMissing) need(password, 'nothing', `the password of the user in ${url}`)
    if (server.user === undefined && (inUrl || apart)) need(url, 'a password without a user', VARIABLES[url].expected)
  }
  problems.push(...oauthDisagreements(values, env))
  if (values.STORE_DIR !== undefined && !existsSync(values.STORE_DIR))
    need('STORE_DIR', `"${values.STORE_DIR}"`, VARIABLES.STORE_DIR.expected)
  for (const name of ['AGENTS', 'MANAGERS'] as const) {
    const seen = new Set<string>()
    for (const { address } of values[name] ?? []) {
      if (address === values.MAILBOX_ADDRESS) need(name, address, 'addresses of people, not MAILBOX_ADDRESS itself')
      if (seen.has(address)) need(name, `${address} twice`, 'each address once')
      seen.add(address)
    }
    // Which categories there are is not known while their file has mistakes.
    const known = taxonomy?.categories.map(({ id }) => id) ?? []
    const named = taxonomy === undefined ? [] : (values[name] ?? []).flatMap(({ categories }) => categories)
    const unknown = named.filter((id) => !known.includes(id))
    if (unknown.length > 0)
      need(name, `"${unknown.join(', ')}"`, `language one of ${LANGUAGES.join(', ')}; categories ${known.join(', ')}`)
  }
  if (values.SECRET !== undefined && values.SECRET_PREVIOUS?.includes(values.SECRET)) {
    need('SECRET_PREVIOUS', 'the value of SECRET', 'earlier secrets only')
  }
  return problems
}
