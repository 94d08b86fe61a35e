/**
 * An SMTP sink in a process of its own: takes everything at once, also pipelined, keeps nothing, counts. No greeting
 * delay and no parsing, so that it costs as little as a sink can. Talks to its parent by messages.
 */
import { createServer, type Socket } from 'node:net'

let mails = 0
let bytes = 0

const END = Buffer.from('\r\n.\r\n')

const server = createServer((socket) => {
  socket.setNoDelay(true)
  socket.on('error', () => socket.destroy())
  socket.write('220 sink ESMTP\r\n')
  converse(socket)
})

function converse(socket: Socket): void {
  let inData = false
  let pending = Buffer.alloc(0)
  socket.on('data', (chunk) => {
    let rest = pending.length === 0 ? chunk : Buffer.concat([pending, chunk])
    let answers = ''
    for (;;) {
      if (inData) {
        const end = rest.indexOf(END)
        if (end < 0) {
          // All but what may be the beginning of the end can go.
          bytes += Math.max(0, rest.length - END.length)
          pending = Buffer.from(rest.subarray(Math.max(0, rest.length - END.length)))
          break
        }
        bytes += end
        mails += 1
        inData = false
        answers += `250 2.0.0 taken ${mails}\r\n`
        rest = rest.subarray(end + END.length)
        continue
      }
      const end = rest.indexOf('\r\n')
      if (end < 0) {
        pending = Buffer.from(rest)
        break
      }
      const command = rest.subarray(0, end).toString('latin1').slice(0, 8).toUpperCase()
      rest = rest.subarray(end + 2)
      if (command.startsWith('EHLO'))
        answers += '250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 SIZE 104857600\r\n'
      else if (command.startsWith('DATA')) {
        inData = true
        answers += '354 go on\r\n'
      } else if (command.startsWith('QUIT')) {
        socket.end(`${answers}221 2.0.0 bye\r\n`)
        return
      } else answers += '250 2.0.0 ok\r\n'
    }
    if (answers !== '') socket.write(answers)
  })
}

server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.({ port: typeof address === 'object' ? address?.port : 0 })
})
process.on('message', () => process.send?.({ mails, bytes }))
process.on('disconnect', () => process.exit(0))
