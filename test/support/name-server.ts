/**
 * A name server on loopback, UDP and TCP: answers TXT, A and MX from a table that a test can change while it runs, and fails the way name
 * servers do. Speaks only what a stub resolver asks (RFC 1035): one question, no compression but of the name asked about.
 */
import { createSocket } from 'node:dgram'
import { createServer, type Socket } from 'node:net'

type Answer =
  | { readonly txt: string | readonly string[] }
  | { readonly a: string }
  | { readonly mx: string }
  /** The name is there, with nothing of any kind. */
  | 'no-data'
  | 'servfail'
  | 'silence'

export type NameServer = {
  /** As `Resolver.setServers` takes it. */
  readonly address: string
  /** By name in lower case; whatever is not here is NXDOMAIN. */
  readonly records: Map<string, Answer>
  /** `TXT s1._domainkey.shop.example`, in the order of asking. */
  readonly asked: string[]
  close(): Promise<void>
}

const KINDS: Readonly<Record<number, string>> = { 1: 'A', 15: 'MX', 16: 'TXT', 28: 'AAAA', 6: 'SOA' }
const LONGEST_UDP = 512

export async function openNameServer(records: Readonly<Record<string, Answer>> = {}): Promise<NameServer> {
  const table = new Map(Object.entries(records))
  const asked: string[] = []
  const sockets = new Set<Socket>()
  const answer = (query: Buffer): Buffer | undefined => {
    const question = questionOf(query)
    if (question === undefined) return undefined
    asked.push(`${question.kind} ${question.name}`)
    return replyTo(query, question, table.get(question.name))
  }

  const tcp = createServer((socket) => {
    sockets.add(socket)
    let read = Buffer.alloc(0)
    socket.on('data', (piece) => {
      read = Buffer.concat([read, piece])
      while (read.length >= 2 && read.length >= 2 + read.readUInt16BE(0)) {
        const reply = answer(read.subarray(2, 2 + read.readUInt16BE(0)))
        read = read.subarray(2 + read.readUInt16BE(0))
        if (reply === undefined) continue
        const length = Buffer.alloc(2)
        length.writeUInt16BE(reply.length)
        socket.write(Buffer.concat([length, reply]))
      }
    })
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((done) => tcp.listen(0, '127.0.0.1', done))
  const bound = tcp.address()
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0

  const udp = createSocket('udp4')
  udp.on('message', (query, from) => {
    const reply = answer(query)
    if (reply === undefined) return
    udp.send(reply.length > LONGEST_UDP ? cutShort(query) : reply, from.port, from.address)
  })
  await new Promise<void>((done) => udp.bind(port, '127.0.0.1', done))

  return {
    address: `127.0.0.1:${port}`,
    records: table,
    asked,
    async close() {
      for (const socket of sockets) socket.destroy()
      await Promise.all([new Promise<void>((done) => udp.close(done)), new Promise((done) => tcp.close(done))])
    },
  }
}

type Question = { readonly name: string; readonly kind: string; readonly end: number }

function questionOf(query: Buffer): Question | undefined {
  if (query.length < 17) return undefined
  const labels: string[] = []
  let at = 12
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length))
    at += 1 + length
  }
  const kind = KINDS[query.readUInt16BE(at + 1)] ?? 'other'
  return { name: labels.join('.').toLowerCase(), kind, end: at + 5 }
}

/** Header and question of the query, with these flags and number of answers. */
function header(query: Buffer, end: number, flags: number, answers: number): Buffer {
  const out = Buffer.from(query.subarray(0, end))
  out.writeUInt16BE(0x8400 | 0x0100 | 0x0080 | flags, 2)
  out.writeUInt16BE(1, 4)
  out.writeUInt16BE(answers, 6)
  out.writeUInt16BE(0, 8)
  out.writeUInt16BE(0, 10)
  return out
}

function replyTo(query: Buffer, { kind, end }: Question, found: Answer | undefined): Buffer | undefined {
  if (found === 'silence') return undefined
  if (found === undefined) return header(query, end, 3, 0)
  if (found === 'servfail') return header(query, end, 2, 0)
  const data = found === 'no-data' ? undefined : dataOf(kind, found)
  if (data === undefined) return header(query, end, 0, 0)
  const head = Buffer.alloc(12)
  head.writeUInt16BE(0xc00c, 0)
  head.writeUInt16BE(query.readUInt16BE(end - 4), 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt32BE(60, 6)
  head.writeUInt16BE(data.length, 10)
  return Buffer.concat([header(query, end, 0, 1), head, data])
}

function dataOf(kind: string, found: Exclude<Answer, string>): Buffer | undefined {
  if (kind === 'TXT' && 'txt' in found) {
    const texts = typeof found.txt === 'string' ? (found.txt.match(/.{1,255}/gs) ?? ['']) : found.txt
    return Buffer.concat(texts.map((text) => Buffer.concat([Buffer.from([text.length]), Buffer.from(text, 'latin1')])))
  }
  if (kind === 'A' && 'a' in found) return Buffer.from(found.a.split('.').map(Number))
  if (kind === 'MX' && 'mx' in found) {
    const labels = found.mx.split('.').map((l) => Buffer.concat([Buffer.from([l.length]), Buffer.from(l)]))
    return Buffer.concat([Buffer.from([0, 10]), ...labels, Buffer.from([0])])
  }
  return undefined
}

/** "Ask again by TCP." */
function cutShort(query: Buffer): Buffer {
  return header(query, questionOf(query)?.end ?? 12, 0x0200, 0)
}
