/** Whether this installation can do its work now, as `/readyz` says it: words and ages, no secret, no stranger's words. */
import { SECOND } from '../domain/time/instant.ts'
import type { LookedAtMailbox, Overview } from './overview.ts'
import {
  type Complaint,
  complaintsOf,
  complaintsOfSchema,
  DATABASE_AWAY,
  holderOf,
  lookedAt,
  oldestDue,
} from './status.ts'

export type Readiness = {
  readonly ready: boolean
  /** What is in the way, with the mailbox that it concerns. */
  readonly reasons: readonly string[]
  /** What somebody should look at, and keeps nobody waiting. */
  readonly remarks: readonly string[]
  readonly database: {
    readonly answers: boolean
    readonly version?: string
    readonly schema?: 'current' | 'old' | 'newer'
  }
  /** Absent where no mail is taken by LMTP. */
  readonly lmtp?: { readonly listening: boolean }
  readonly mailboxes: readonly {
    readonly address: string
    readonly ready: boolean
    readonly heldBy?: string
    readonly lastLookSeconds?: number
    readonly outboxOldestDueSeconds: number
    readonly pendingMails: number
    readonly pendingOldestSeconds?: number
    readonly quarantined: number
  }[]
}

/** `overview` undefined: the database did not answer in time. `lmtp` undefined: it is not configured. */
export function readinessOf(overview: Overview | undefined, lmtp?: boolean): Readiness {
  const ofLmtp = lmtp === undefined ? {} : { lmtp: { listening: lmtp } }
  const notListening = lmtp === false ? ['LMTP_LISTEN is not answered'] : []
  if (overview === undefined)
    return {
      ...{ ready: false, reasons: [...notListening, DATABASE_AWAY.what], remarks: [] },
      ...{ database: { answers: false }, ...ofLmtp, mailboxes: [] },
    }
  const { schema, at, mailboxes } = overview
  const complaints = [
    ...complaintsOfSchema(schema).map((one) => ({ ...one, address: '' })),
    ...mailboxes.flatMap((one) => complaintsAbout(one, at)),
  ]
  const said = (level: Complaint['level']) =>
    complaints
      .filter((one) => one.level === level)
      .map(({ address, what }) => (address === '' ? what : `${address}: ${what}`))
  const reasons = [...notListening, ...said('fail')]
  return {
    ...{ ready: reasons.length === 0, reasons, remarks: said('warn') },
    database: {
      ...{ answers: true, version: schema.version },
      schema: schema.missing.length > 0 ? 'old' : schema.unknown.length > 0 ? 'newer' : 'current',
    },
    ...ofLmtp,
    mailboxes: mailboxes.map(({ address, figures }) => {
      const holder = holderOf(figures)
      const looked = lookedAt(figures)
      const { mails, oldestAt } = figures.pending
      return {
        address,
        ready: !complaints.some((one) => one.address === address && one.level === 'fail'),
        ...(holder === undefined ? {} : { heldBy: holder }),
        ...(looked === undefined ? {} : { lastLookSeconds: seconds(at - looked) }),
        outboxOldestDueSeconds: seconds(at - oldestDue(figures, at)),
        pendingMails: mails,
        ...(oldestAt === undefined ? {} : { pendingOldestSeconds: seconds(at - oldestAt) }),
        quarantined: figures.quarantined,
      }
    }),
  }
}

function complaintsAbout({ address, figures, ...kind }: LookedAtMailbox, at: number) {
  return complaintsOf(figures, kind, at).map((one) => ({ ...one, address }))
}

function seconds(ms: number): number {
  return Math.max(0, Math.round(ms / SECOND))
}
