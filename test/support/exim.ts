/** Exim as a store's own mail server: no daemon, one queue in a folder of its own, delivering by LMTP to the place given. */
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LmtpPlace } from './lmtp-client.ts'

const EXIM = '/usr/sbin/exim4'
/** As which Debian's Exim runs when root starts it with a configuration of its own. */
const USER = 'Debian-exim'

export type Exim = {
  /** Hands a mail to Exim, which tries to deliver it at once. Lines end as the system's do. */
  submit(mail: string, from: string, to: readonly string[]): Promise<void>
  /** Tries all that waits. */
  runQueue(): Promise<void>
  /** How many mails wait. */
  waiting(): Promise<number>
  log(): string
  dispose(): void
}

export function hasExim(): boolean {
  if (existsSync(EXIM)) return true
  if (process.env['REQUIRE_DOVECOT'] === '1') throw new Error('REQUIRE_DOVECOT=1, but exim4 is not installed')
  process.stderr.write(
    '\n!!! SKIPPED: exim4 is not installed, the tests with a delivering mail server did not run !!!\n\n',
  )
  return false
}

export function startExim(place: LmtpPlace, domains: string): Exim {
  const base = mkdtempSync(join(tmpdir(), 'exim-'))
  chmodSync(base, 0o755)
  const folders = ['spool', 'log'].map((name) => join(base, name))
  for (const folder of folders) {
    mkdirSync(folder)
    if (process.getuid?.() === 0) chownSync(folder, idOf('-u'), idOf('-g'))
  }
  const config = join(base, 'exim.conf')
  writeFileSync(config, settings(base, place, domains))

  const run = (args: readonly string[], input = '') =>
    new Promise<string>((resolve, reject) => {
      const child = spawn(EXIM, ['-C', config, ...args], { stdio: ['pipe', 'pipe', 'pipe'] })
      let said = ''
      child.stdout.on('data', (piece) => {
        said += piece
      })
      child.once('error', reject)
      child.once('close', () => resolve(said))
      child.stdin.end(Buffer.from(input, 'latin1'))
    })

  return {
    async submit(mail, from, to) {
      // -odf: it comes back when the delivery was tried.
      await run(['-odf', '-oi', '-f', from, ...to], mail)
    },
    async runQueue() {
      await run(['-qff'])
    },
    waiting: async () => Number((await run(['-bpc'])).trim()),
    log: () => (existsSync(join(base, 'log/main')) ? readFileSync(join(base, 'log/main'), 'utf8') : ''),
    dispose: () => rmSync(base, { recursive: true, force: true, maxRetries: 3 }),
  }
}

function settings(base: string, place: LmtpPlace, domains: string): string {
  const transport =
    'path' in place
      ? `driver = lmtp\n  socket = ${place.path}\n  batch_max = 100\n  user = ${USER}`
      : `driver = smtp\n  protocol = lmtp\n  hosts = ${place.host}\n  port = ${place.port}\n  allow_localhost`
  return `primary_hostname = mx.shop.example
spool_directory = ${base}/spool
log_file_path = ${base}/log/%s
keep_environment =
add_environment = PATH=/usr/bin
message_size_limit = 0
begin routers
to_us:
  driver = accept
  domains = ${domains}
  transport = to_us
begin transports
to_us:
  ${transport}
begin retry
* * F,1h,1s
`
}

function idOf(which: '-u' | '-g'): number {
  return Number(spawnSync('id', [which, USER], { encoding: 'utf8' }).stdout)
}
