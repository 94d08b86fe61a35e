/** Listening for new mail on a connection that may have died without a word. */
import type { ImapFlow } from 'imapflow'
import { Failure } from '../../app/ports.ts'
import { type ImapTimes, within } from './imap-client.ts'

/**
 * IDLE (imapflow polls where the server has none) until the server announces a mail, the time is over or `signal` says
 * stop. It is renewed by a NOOP whose answer is awaited for a limited time: a connection that died without a word is
 * noticed by that, as nothing else would tell.
 */
export async function waitForNews(
  client: ImapFlow,
  timeoutMs: number,
  signal: AbortSignal,
  times: ImapTimes,
): Promise<void> {
  const until = Date.now() + timeoutMs
  let news = false
  let wake = () => {}
  const onNews = (told: { count: number; prevCount: number }) => {
    if (told.count > told.prevCount) news = true
    if (news) wake()
  }
  const onEnd = () => wake()
  client.on('exists', onNews)
  client.on('close', onEnd)
  signal.addEventListener('abort', onEnd, { once: true })
  try {
    while (!news && !signal.aborted && client.usable && Date.now() < until) {
      const rest = Math.min(times.idleRenewal, until - Date.now())
      const woken = new Promise<void>((resolve) => {
        wake = resolve
      })
      const timer = setTimeout(() => wake(), rest)
      const idle = client.idle().catch(() => undefined)
      await woken
      clearTimeout(timer)
      if (!client.usable) break
      await within(client, times.answer, 'the connection went silent', async () => {
        await client.noop()
        await idle
      })
    }
    if (!client.usable && !signal.aborted) throw new Failure('imap', 'connection lost')
  } finally {
    client.off('exists', onNews)
    client.off('close', onEnd)
    signal.removeEventListener('abort', onEnd)
  }
}
