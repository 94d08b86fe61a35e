/**
 * `import` of a generated mbox: `node test/bench/import.ts [mails]`. The command itself runs, with its embedded database, in a folder of its
 * own; its rate and the most memory it held (without PostgreSQL) in each eighth of the time are printed.
 * `NODE_OPTIONS=--max-old-space-size=150` shows that the heap of the command does not grow.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const MAILS = Number(process.argv[2] ?? 50_000)
const PROBLEMS = [
  'My parcel has not arrived. The order number is %. Can you help me, please?',
  'El paquete llegó roto, pedido %. ¿Qué podemos hacer? Espero su respuesta.',
  'Minha encomenda % ainda não chegou. Podem verificar, por favor?',
  'Dostałem złą rzecz w zamówieniu %. Proszę o wymianę.',
]

const folder = await mkdtemp(join(tmpdir(), 'import-bench-'))
// The user of the embedded database has to get in.
await chmod(folder, 0o755)
try {
  const path = join(folder, 'old.mbox')
  const out = createWriteStream(path)
  for (let n = 0; n < MAILS; n++) if (!out.write(aMail(n))) await once(out, 'drain')
  out.end()
  await once(out, 'finish')
  const started = performance.now()
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../src/main.ts'), 'import', path], {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      MAILBOX_ADDRESS: 'incidencias@store.example',
      SECRET: 'a secret for the bench that is long enough',
      SMTP_URL: 'smtp://127.0.0.1:9',
      IMAP_URL: 'imap://u:p@127.0.0.1:9/INBOX',
      DATA_DIR: join(folder, 'data'),
      LOG_LEVEL: 'error',
    },
  })
  const held: number[] = []
  const seen = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, 'latin1').catch(() => '')
    const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0)
    if (kilobytes > 0) held.push(kilobytes)
  }, 250)
  const [code] = await once(child, 'exit')
  clearInterval(seen)
  const seconds = (performance.now() - started) / 1_000
  // What grows with the number of mails rises from part to part; what is only garbage rises and falls.
  const parts = Array.from({ length: 8 }, (_, part) =>
    held.slice((part * held.length) / 8, ((part + 1) * held.length) / 8),
  )
  const inMegabytes = parts.map((part) => (Math.max(...part) / 1024).toFixed(0))
  console.log(
    `exit ${code}: ${MAILS} mails in ${seconds.toFixed(0)} s, ${(MAILS / seconds).toFixed(0)} a second`,
    `\nat most, in MB, in each eighth of the time: ${inMegabytes.join(' ')}`,
  )
} finally {
  await rm(folder, { recursive: true, force: true })
}

/** Three mails a conversation: a question, the answer of the store, thanks or a question more. */
function aMail(n: number): string {
  const conversation = Math.floor(n / 3)
  const turn = n % 3
  const customer = `customer${conversation % 20_000}@example${conversation % 97}.org`
  const at = new Date(Date.UTC(2024, 0, 1) + n * 600_000)
  const id = (of: number) => `<${of}@bench.example>`
  const text = (PROBLEMS[conversation % PROBLEMS.length] as string).replace('%', String(100_000 + conversation))
  const isStore = turn === 1
  return [
    `From x@bench.example ${at.toUTCString().replace(/^(\w+), (\d+) (\w+) (\d+) ([\d:]+) GMT$/, '$1 $3 $2 $5 $4')}`,
    `From: ${isStore ? 'Shop <incidencias@store.example>' : customer}`,
    `To: ${isStore ? customer : 'incidencias@store.example'}`,
    `Subject: ${turn === 0 ? '' : 'Re: '}Order ${100_000 + conversation}`,
    `Message-ID: ${id(n)}`,
    ...(turn === 0 ? [] : [`In-Reply-To: ${id(n - 1)}`, `References: ${id(n - 1)}`]),
    `Date: ${at.toUTCString()}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    isStore ? 'We are very sorry. A new one is on its way and arrives on Friday.' : text,
    '>From what I can see nothing else is missing.',
    '',
    '',
  ].join('\n')
}
