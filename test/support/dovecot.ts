/**
 * Debian's Dovecot as a throw-away instance: own folders, own port on loopback, no system account needed. The store's
 * account is there from the beginning; any other user name gets one, empty, as soon as somebody asks for it.
 * Without Dovecot the tests that want it are skipped loudly; with `REQUIRE_DOVECOT=1` they fail.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { connect } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port.ts'
import { until } from './until.ts'

/** One user's mail. */
export type Account = {
  readonly user: string
  readonly password: string
  /** Puts a mail into a folder as a delivery would; the server finds it by itself. */
  append(mail: string | Uint8Array, options?: { readonly folder?: string; readonly seen?: boolean }): void
  /** Contents of the mails of a folder, in no order. */
  mails(folder?: string): readonly { readonly name: string; readonly content: Buffer; readonly flags: string }[]
  /** Removes a mail behind the server's back. */
  remove(name: string, folder?: string): void
}

/** The server, and in it the store's own account. */
export type Dovecot = Account & {
  readonly host: string
  readonly port: number
  account(user: string): Account
  /** Forgets all UIDs: the next session sees a new UIDVALIDITY over the same mails. */
  renumber(): Promise<void>
  stop(): Promise<void>
  start(): Promise<void>
  /** Stops, and removes all files. */
  dispose(): Promise<void>
}

/** Undefined when Dovecot is not installed. */
export async function startDovecot(extraConfig = ''): Promise<Dovecot | undefined> {
  if (!hasDovecot()) return undefined
  const root = process.getuid?.() === 0
  const owner = root ? ids('nobody') : { uid: userInfo().uid, gid: userInfo().gid }
  const base = mkdtempSync(join(tmpdir(), 'dovecot-'))
  chmodSync(base, 0o755)
  const homes = join(base, 'homes')
  mkdirSync(homes)
  const own = (path: string) => {
    if (root) chownSync(path, owner.uid, owner.gid)
  }
  const port = await freePort()
  const config = join(base, 'dovecot.conf')
  writeFileSync(config, settings({ base, homes, port, owner, root }) + extraConfig)

  let server: ChildProcess | undefined
  const accounts = new Map<string, Account>()
  const account = (user: string) => {
    const known = accounts.get(user) ?? openAccount(user, join(homes, user), own)
    accounts.set(user, known)
    return known
  }
  const store = account('store')
  const maildir = join(homes, 'store', 'Maildir')

  const dovecot: Dovecot = {
    ...store,
    host: '127.0.0.1',
    port,
    account,
    async renumber() {
      await dovecot.stop()
      for (const name of namesIn(maildir)) if (name.startsWith('dovecot')) rmSync(join(maildir, name))
      // UIDVALIDITY is made from the second.
      await new Promise((resolve) => setTimeout(resolve, 1_100))
      await dovecot.start()
    },
    async start() {
      const child = spawn('dovecot', ['-F', '-c', config], { stdio: 'ignore' })
      server = child
      await until('Dovecot to answer', () => {
        if (child.exitCode !== null) throw new Error(`Dovecot ended: ${logOf(base)}`)
        return answers(port)
      })
    },
    async stop() {
      const child = server
      server = undefined
      if (child === undefined || child.exitCode !== null) return
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
    },
    async dispose() {
      await dovecot.stop()
      rmSync(base, { recursive: true, force: true, maxRetries: 3 })
    },
  }
  await dovecot.start()
  return dovecot
}

/** An empty Maildir, read and written as a delivery agent does. */
function openAccount(user: string, home: string, own: (path: string) => void): Account {
  const maildir = join(home, 'Maildir')
  for (const path of [home, maildir, ...['cur', 'new', 'tmp'].map((name) => join(maildir, name))]) {
    mkdirSync(path)
    own(path)
  }
  let counter = 0
  const folderPath = (folder: string) => (folder === 'INBOX' ? maildir : join(maildir, `.${folder}`))
  return {
    user,
    password: 'secret',
    append(mail, { folder = 'INBOX', seen = false } = {}) {
      counter += 1
      const name = `${1_700_000_000 + counter}.M${String(counter).padStart(6, '0')}.test`
      const temporary = join(folderPath(folder), 'tmp', name)
      writeFileSync(temporary, mail)
      own(temporary)
      renameSync(temporary, join(folderPath(folder), seen ? 'cur' : 'new', seen ? `${name}:2,S` : name))
    },
    mails(folder = 'INBOX') {
      return ['new', 'cur'].flatMap((sub) => {
        const path = join(folderPath(folder), sub)
        return namesIn(path).map((name) => ({
          name,
          content: readFileSync(join(path, name)),
          flags: name.split(':2,')[1] ?? '',
        }))
      })
    },
    remove(name, folder = 'INBOX') {
      for (const sub of ['new', 'cur']) rmSync(join(folderPath(folder), sub, name), { force: true })
    },
  }
}

export function hasDovecot(): boolean {
  const found = spawnSync('dovecot', ['--version'], { encoding: 'utf8' }).status === 0
  if (found) return true
  if (process.env['REQUIRE_DOVECOT'] === '1') throw new Error('REQUIRE_DOVECOT=1, but dovecot is not installed')
  process.stderr.write(
    '\n!!! SKIPPED: dovecot is not installed, the tests against a real IMAP server did not run !!!\n\n',
  )
  return false
}

function settings(at: {
  base: string
  homes: string
  port: number
  owner: { uid: number; gid: number }
  root: boolean
}): string {
  const me = userInfo().username
  const users = at.root
    ? ''
    : `default_internal_user = ${me}\ndefault_internal_group = ${groupOf(at.owner.gid)}\ndefault_login_user = ${me}\n`
  return `${users}base_dir = ${at.base}/run
state_dir = ${at.base}/state
instance_name = test-${at.port}
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_failure_delay = 0 secs
log_path = ${at.base}/log
mail_location = maildir:~/Maildir
first_valid_uid = 1
mail_max_userip_connections = 100
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${at.owner.uid} gid=${at.owner.gid} home=${at.homes}/%u
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${at.port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
namespace inbox {
  inbox = yes
  separator = .
}
`
}

function ids(user: string): { uid: number; gid: number } {
  const ask = (flag: string) => Number(spawnSync('id', [flag, user], { encoding: 'utf8' }).stdout)
  return { uid: ask('-u'), gid: ask('-g') }
}

function groupOf(gid: number): string {
  return spawnSync('id', ['-gn'], { encoding: 'utf8' }).stdout.trim() || String(gid)
}

function namesIn(path: string): readonly string[] {
  try {
    return readdirSync(path)
  } catch {
    return []
  }
}

function logOf(base: string): string {
  try {
    return readFileSync(join(base, 'log'), 'utf8').slice(-2_000)
  } catch {
    return 'no log'
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const done = (yes: boolean) => {
      socket.destroy()
      resolve(yes)
    }
    socket.once('data', () => done(true))
    socket.once('error', () => done(false))
    socket.setTimeout(2_000, () => done(false))
  })
}
