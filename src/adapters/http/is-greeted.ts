import { connect } from 'node:net'

/** Whether a mail server (SMTP, LMTP) takes a connection there and greets. Never throws. */
export function isGreeted(
  at: { readonly host: string; readonly port: number } | { readonly path: string },
  withinMs = 1_000,
): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(at)
    const end = (greeted: boolean) => {
      clearTimeout(timer)
      if (greeted) socket.end('QUIT\r\n')
      else socket.destroy()
      resolve(greeted)
    }
    const timer = setTimeout(() => end(false), withinMs)
    socket.once('data', (data) => end(data.subarray(0, 3).toString('latin1') === '220'))
    socket.on('error', () => end(false))
    socket.once('close', () => end(false))
  })
}
