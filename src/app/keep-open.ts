import { pause } from './back-off.ts'
import { harmlessCause } from './harmless-cause.ts'
import { Failure, type Log, type MailDoor, type MailTaker } from './ports.ts'

export type DoorTimes = {
  /** Milliseconds until the place is tried again that another worker has, or that could not be had. */
  readonly standBy: number
}

/** A worker that died is followed well within a minute. */
export const DOOR_TIMES: DoorTimes = { standBy: 5_000 }

/**
 * Keeps a door open until `signal`. Where another worker of ours has the place this one stands by and takes over when that is gone. What
 * else is in the way is said loudly, once, and tried again: the other work of this process goes on.
 */
export async function keepOpen(
  { door, taker, log }: { readonly door: MailDoor; readonly taker: MailTaker; readonly log: Log },
  signal: AbortSignal,
  { standBy }: DoorTimes = DOOR_TIMES,
): Promise<void> {
  let said = ''
  while (!signal.aborted) {
    try {
      await door.serve(taker, signal)
      said = ''
    } catch (error) {
      const cause = harmlessCause(error)
      const elsewhere = error instanceof Failure && error.lasting === 'temporary'
      if (cause !== said) {
        if (elsewhere) log.info('lmtp-elsewhere', { cause })
        else log.error('lmtp-not-open', { cause, tryingAgainAfter: standBy })
      }
      said = cause
    }
    if (!signal.aborted) await pause(standBy, signal)
  }
}
