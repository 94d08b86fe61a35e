/** Mail programs of Debian, run as their users run them: mutt at a terminal, swaks on the command line. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PostOffice } from '../post-office.ts'
import type { Person } from './client.ts'

/** Whether a program is there; says loudly when not, and fails where Dovecot is demanded. */
export function hasProgram(name: 'mutt' | 'swaks'): boolean {
  // Both say their version without a terminal.
  if (spawnSync(name, [name === 'mutt' ? '-v' : '--version'], { stdio: 'ignore' }).status === 0) return true
  if (process.env['REQUIRE_DOVECOT'] === '1') throw new Error(`${name} is demanded, but not installed`)
  process.stderr.write(`\n!!! SKIPPED: ${name} is not installed, the tests with it did not run !!!\n\n`)
  return false
}

export type AtTheKeyboard = {
  /** After the program's own arguments. */
  readonly args?: readonly string[]
  /** In the words of mutt: `<reply>`, `<send-message>`; done before the terminal is looked at. */
  readonly keys?: string
  /** What is typed as soon as something is shown, in order. Started with a link, mutt forgets what was to be done before. */
  readonly typed?: readonly { readonly at: string; readonly keys: string }[]
  /** What is written in the editor, above the quote or below it; the draft stays as it is without. */
  readonly above?: string
  readonly below?: string
}

/** One session of mutt at a terminal of its own: it reads by IMAP, sends by SMTP, and ends by the last key. */
export async function mutt(office: PostOffice, me: Person, session: AtTheKeyboard): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'mutt-'))
  const file = (name: string, content: string, mode = 0o600) => {
    const path = join(folder, name)
    writeFileSync(path, content, { mode })
    return path
  }
  const above = file('above', session.above === undefined ? '' : `${session.above}\n\n`)
  const below = file('below', session.below === undefined ? '' : `\n${session.below}\n`)
  const editor = file(
    'editor',
    `#!/bin/sh\ncat "${above}" "$1" "${below}" > "${folder}/draft" && cat "${folder}/draft" > "$1"\n`,
    0o700,
  )
  const user = encodeURIComponent(me.address)
  const settings = {
    spoolfile: `imap://${user}@${office.host}:${office.imapPort}/INBOX`,
    // Else mutt asks whether to make a folder.
    folder,
    imap_pass: office.password,
    smtp_url: `smtp://${user}@${office.host}:${office.smtpPort}/`,
    smtp_pass: office.password,
    smtp_authenticators: 'plain',
    realname: me.name,
    from: me.address,
    hostname: me.address.split('@')[1] ?? '',
    editor,
    charset: 'utf-8',
    send_charset: 'utf-8',
    attribution: 'On %d, %n wrote:',
    header_cache: '',
    record: '',
  }
  const switches = {
    on: ['fast_reply', 'include', 'reply_to', 'quit', 'autoedit'],
    off: [
      'ssl_starttls',
      'ssl_force_tls',
      'copy',
      'move',
      'delete',
      'mark_old',
      'wait_key',
      'beep',
      'abort_unmodified',
      'abort_nosubject',
      'crypt_use_gpgme',
      'metoo',
      'confirmappend',
    ],
  }
  const rc = [
    ...Object.entries(settings).map(([name, value]) => `set ${name}="${value}"`),
    ...switches.on.map((name) => `set ${name}=yes`),
    ...switches.off.map((name) => `set ${name}=no`),
    ...(session.keys === undefined ? [] : [`push "${session.keys}"`]),
  ].join('\n')
  const line = ['mutt', '-n', '-F', file('muttrc', `${rc}\n`), ...(session.args ?? [])].map(
    (arg) => `'${arg.replaceAll("'", "'\\''")}'`,
  )
  try {
    const { code, said } = await atTerminal(line.join(' '), folder, session.typed ?? [])
    if (code !== 0) throw new Error(`mutt ended with ${code}: ${said}`)
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** Keys that go to a mail in the list, by its Message-ID. */
export function goTo(messageId: string): string {
  return `<limit>~i ${messageId.slice(1, -1).replaceAll('.', '\\\\.')}<enter><last-entry>`
}

function atTerminal(
  command: string,
  home: string,
  typed: readonly { readonly at: string; readonly keys: string }[],
): Promise<{ code: number | null; said: string }> {
  const child = spawn('script', ['-qfec', command, '/dev/null'], {
    env: { PATH: process.env['PATH'] ?? '', HOME: home, TERM: 'xterm', LC_ALL: 'C.UTF-8', LINES: '40', COLUMNS: '100' },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let said = ''
  let fresh = ''
  const left = [...typed]
  child.stdout.on('data', (piece) => {
    said += piece
    fresh += piece
    if (left[0] === undefined || !fresh.includes(left[0].at)) return
    child.stdin.write(left.shift()?.keys ?? '')
    fresh = ''
  })
  let isLate = false
  const late = setTimeout(() => {
    isLate = true
    child.kill('SIGTERM')
  }, 60_000)
  return new Promise((resolve) =>
    child.once('close', (code) => {
      clearTimeout(late)
      resolve({ code: isLate ? null : code, said: shown(said) })
    }),
  )
}

/** The end of what a terminal showed, without the movements of its cursor. */
function shown(said: string): string {
  const esc = String.fromCharCode(27)
  return said
    .split(esc)
    .map((piece) => piece.replace(/^(?:\[[\d;?]*[a-zA-Z]|[()][A-Z0-9]|[=>78])/, ' '))
    .join('')
    .replaceAll(/\s+/g, ' ')
    .slice(-1_500)
}

/** Sends one mail with swaks, files attached by name. Throws unless the server takes it. */
export async function swaks(
  office: PostOffice,
  args: readonly string[],
  files: Readonly<Record<string, { readonly type: string; readonly content: Uint8Array }>> = {},
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'swaks-'))
  const attached = Object.entries(files).flatMap(([name, { type, content }]) => {
    writeFileSync(join(folder, name), content)
    return ['--attach-type', type, '--attach-name', name, '--attach', `@${join(folder, name)}`]
  })
  const to = ['--server', office.host, '--port', String(office.smtpPort), '--helo', 'client.example']
  const child = spawn('swaks', [...to, ...args, ...attached], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece) => {
      said += piece
    })
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  if (code !== 0) throw new Error(`swaks ended with ${code}: ${said.slice(-1_500)}`)
}
