/** What the figures of a mailbox mean to whoever keeps it running: what is in the way, and what to do next. */
import { DAY, HOUR, type Instant, MINUTE, SECOND } from '../domain/time/instant.ts'
import type { SignIn } from './overview.ts'
import type { MailboxFigures, SchemaFigures, TroubleFigure } from './ports.ts'

/** `fail`: customers are kept waiting, or will be. `warn`: somebody should look at it. */
export type Complaint = { readonly level: 'fail' | 'warn'; readonly what: string; readonly next: string }

/** `fetches`: it is read from a server; else mail is brought to us. `signIn`: it logs in with tokens. */
export type Kind = { readonly fetches: boolean; readonly signIn?: SignIn }

/** A mailbox is looked through every minute, a mail decided within seconds, an answer sent at once. */
const LIMITS = {
  look: 10 * MINUTE,
  /** Between the end of one holder and the beginning of the next. */
  lease: 2 * MINUTE,
  decide: 10 * MINUTE,
  send: 15 * MINUTE,
  due: HOUR,
  trouble: 30 * MINUTE,
  credential: 7 * DAY,
}
/** Follow-ups wait for the day, words to many for their turn: these do not. */
const PROMPT = new Set(['reply', 'acknowledgement', 'notification'])
const NEW_SECRET = "a new one, from the provider's page; then OAUTH_SECRET_EXPIRES"
const DOCTOR = 'npm run incidencias -- doctor tells what is in the way'

export function complaintsOf(figures: MailboxFigures, { fetches, signIn }: Kind, now: Instant): readonly Complaint[] {
  const { quarantined, ledgerDifference = 0, breaker, due } = figures
  const said: Complaint[] = []
  const fail = (what: string, next: string) => said.push({ level: 'fail', what, next })
  const warn = (what: string, next: string) => said.push({ level: 'warn', what, next })

  if (fetches) {
    const holder = holderOf(figures)
    const looked = lookedAt(figures)
    const since = looked === undefined ? 'none ever looked into it' : `last looked through ${age(now - looked)} ago`
    const ago = now - (looked ?? 0)
    if (holder === undefined && ago > LIMITS.lease)
      fail(
        `nobody receives: no process holds the mailbox, ${since}`,
        `start one: npm start. When one is running, ${DOCTOR}`,
      )
    else if (ago > LIMITS.look) fail(`the mailbox is held, but nobody looks through it: ${since}`, DOCTOR)
  }
  const waits = figures.pending.oldestAt === undefined ? 0 : now - figures.pending.oldestAt
  if (waits > LIMITS.decide)
    fail(
      `${counted(figures.pending.mails, 'mail')} stored and not decided about, the oldest for ${age(waits)}`,
      'the log says why (process-failed, mail-failed)',
    )
  const unsent = now - oldestDue(figures, now)
  if (unsent > LIMITS.send) fail(`a mail that could leave has been waiting for ${age(unsent)}`, DOCTOR)
  if (due.oldestAt !== undefined && now - due.oldestAt > LIMITS.due && breaker.waiting === 0)
    warn(
      `follow-ups are overdue by ${age(now - due.oldestAt)} (${due.overdue})`,
      'is a process running (npm start)? The log says why (tick-failed)',
    )
  if (quarantined > 0)
    warn(
      `${counted(quarantined, 'mail')} in quarantine`,
      'npm run incidencias -- quarantine list, then quarantine retry',
    )
  if (ledgerDifference > 0)
    warn(`server and database differ by ${counted(ledgerDifference, 'mail')}`, 'npm run incidencias -- ledger')
  if (breaker.waiting > 0)
    warn(
      `automatic mail is held back: ${breaker.waiting} wait for their turn`,
      'managers were told what it is about; it goes on by itself',
    )
  const { credential } = figures
  if (credential?.refused) fail('the provider refuses the tokens of the mailbox', 'npm run incidencias -- authorize')
  else if (credential?.expiresAt !== undefined && credential.expiresAt - now < LIMITS.credential)
    warn(
      `the mailbox has to be authorised again in ${age(credential.expiresAt - now)}`,
      'npm run incidencias -- authorize',
    )
  const secretLeft = (signIn?.secretExpires ?? Infinity) - now
  if (secretLeft <= 0) fail('the secret of the client at the provider has ended (OAUTH_CLIENT_SECRET)', NEW_SECRET)
  else if (secretLeft < LIMITS.credential)
    warn(`the secret of the client at the provider ends in ${age(secretLeft)} (OAUTH_CLIENT_SECRET)`, NEW_SECRET)
  for (const { part, cause, since, times } of figures.troubles.filter((one) => goesOn(one, now)))
    warn(`${part}: ${cause} (${times === 1 ? 'once' : `${times} times`} since ${age(now - since)} ago)`, DOCTOR)
  return said
}

/** A database that cannot work with this version. */
export function complaintsOfSchema({ missing, unknown }: SchemaFigures): readonly Complaint[] {
  return [
    ...(missing.length > 0
      ? [
          {
            level: 'fail',
            what: `the database lacks ${counted(missing.length, 'migration')} of this version`,
            next: 'npm run incidencias -- migrate; start does it by itself',
          } as const,
        ]
      : []),
    ...(unknown.length > 0
      ? [
          {
            level: 'warn',
            what: `a newer version has changed the database (${counted(unknown.length, 'migration')})`,
            next: 'bring this one up to date, too',
          } as const,
        ]
      : []),
  ]
}

export const DATABASE_AWAY: Complaint = { level: 'fail', what: 'the database does not answer', next: DOCTOR }

/** Whether a trouble is there now. Who met it may have died, and another whose work goes well has nothing to end. */
export function goesOn({ at, endedAt }: TroubleFigure, now: Instant): boolean {
  return endedAt === undefined && now - at < LIMITS.trouble
}

/** Who receives for the mailbox. */
export function holderOf({ leases }: MailboxFigures): string | undefined {
  return leases.find(({ name }) => name === 'inlet')?.holder
}

/** A long first look through a mailbox ends late, and each mail that it brings shows that somebody looks. */
export function lookedAt({ lookedAt: at, storedAt }: MailboxFigures): Instant | undefined {
  return at === undefined && storedAt === undefined ? undefined : Math.max(at ?? 0, storedAt ?? 0)
}

/** Since when a mail that waits for nothing could have left; `now` when there is none. */
export function oldestDue({ outbox }: MailboxFigures, now: Instant): Instant {
  const since = outbox.flatMap(({ lane, dueSince }) => (PROMPT.has(lane) ? (dueSince ?? []) : []))
  return Math.min(now, ...since)
}

/** `48 s`, `12 min`, `5 h`, `3 d`. */
export function age(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / SECOND))
  if (seconds < 100) return `${seconds} s`
  if (seconds < 100 * 60) return `${Math.round(seconds / 60)} min`
  return seconds < 72 * 3600 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} d`
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}
