/** What people hear of an erasure: the certificate, and what became of the mails at the server. Neither says whose they were. */
import type { MailData, MailToSend } from '../incident/mails.ts'
import type { Store } from '../store.ts'
import type { Instant } from '../time/instant.ts'
import { noticeTo } from './notice-to.ts'

type Asked = {
  readonly id: number
  readonly askedAt: Instant
  /** An agent; empty: the command line. */
  readonly askedBy: string
  readonly figures: Omit<MailData['forgotten'], 'at'>
}

type AtServer = Pick<MailData['forgotten-at-server'], 'folders' | 'flagged' | 'left' | 'others'> & {
  /** Absent: all is done. */
  readonly problem?: string
  readonly isServer: boolean
}

/** The certificate for managers; the agent who asked has it as the receipt. */
export function forgottenMails({ id, askedAt, askedBy, figures }: Asked, store: Store): readonly MailToSend[] {
  return store.managers
    .filter(({ address }) => address !== askedBy)
    .map((manager) => ({
      ...noticeTo(manager, store),
      name: 'forgotten',
      data: { at: askedAt, ...figures },
      onceKey: `forgotten-told:${id}:${manager.address}`,
    }))
}

/** The end of it, to whoever asked and to managers. */
export function forgottenAtServerMails(
  { id, askedAt, askedBy }: Asked,
  { problem, isServer, folders, flagged, left, others }: AtServer,
  store: Store,
): readonly MailToSend[] {
  const asker = store.agents.find(({ address }) => address === askedBy)
  const people = [...(asker ? [asker] : []), ...store.managers.filter(({ address }) => address !== askedBy)]
  const count = folders.reduce((sum, one) => sum + one.count, 0)
  return people.map((person) => ({
    ...noticeTo(person, store),
    name: 'forgotten-at-server',
    data: {
      askedAt,
      count,
      folders,
      flagged,
      left,
      others,
      ...(isServer ? {} : { noServer: true }),
      ...(problem === undefined ? {} : { problem }),
    },
    onceKey: `forgotten-at-server:${id}:${person.address}`,
  }))
}
