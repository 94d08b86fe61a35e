import { stamped } from './mail-text.ts'
import { optional } from './problem.ts'

export type Door = { readonly port: number; close(): Promise<void> }

const LARGEST = 25 * 1024 * 1024

/**
 * The store's incoming mail server, so that the reader can write to the running demo: takes any mail for the mailbox or
 * one of its signed addresses, notes its verdict on the sender on top, and hands it over.
 */
export async function openDoor(port: number, mailbox: string, deliver: (raw: Buffer) => void): Promise<Door> {
  const { SMTPServer } = await optional('smtp-server', () => import('smtp-server'))
  const [local = '', domain = ''] = mailbox.split('@')
  const server = new SMTPServer({
    banner: 'demo of incidencias',
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: LARGEST,
    onRcptTo({ address }, _session, answer) {
      const [name = '', host = ''] = address.toLowerCase().split('@')
      const ours = host === domain && (name === local || name.startsWith(`${local}+`))
      answer(ours ? null : Object.assign(new Error(`only ${mailbox} lives here`), { responseCode: 550 }))
    },
    onData(stream, session, answer) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => {
        if (!stream.sizeExceeded) chunks.push(chunk)
      })
      stream.on('error', answer)
      stream.on('end', () => {
        if (stream.sizeExceeded) return answer(Object.assign(new Error('too large'), { responseCode: 552 }))
        const { mailFrom, rcptTo } = session.envelope
        deliver(
          stamped(Buffer.concat(chunks), {
            from: mailFrom === false ? '' : mailFrom.address,
            to: rcptTo[0]?.address ?? mailbox,
            at: Date.now(),
          }),
        )
        answer()
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return { port, close: () => new Promise((resolve) => server.close(resolve)) }
}
