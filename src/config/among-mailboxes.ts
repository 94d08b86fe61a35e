/** What the mailboxes of one installation say against each other: mail must come in once, and must not run in circles between them. */
import type { Config } from './config.ts'
import type { ConfigProblem } from './config-problem.ts'

type OfMailbox = { readonly file?: string; readonly config: Config }

/** Two mailboxes with one address or one folder, and a mailbox that is a person or a plus address of another. */
export function amongMailboxes(mailboxes: readonly OfMailbox[]): readonly ConfigProblem[] {
  return mailboxes.flatMap((one, index) =>
    mailboxes.flatMap((other, at) =>
      at === index ? [] : [...(at < index ? sameMail(one, other) : []), ...sameAddress(one, other, at < index)],
    ),
  )
}

/** The folders in the account of `one` that belong to the others: whatever is done to all its mail ends before them. */
export function foldersOfOthers(one: Config, others: readonly Config[]): readonly string[] {
  const ours = placeOf(one)
  const folders = others.flatMap((other) => {
    const theirs = placeOf(other)
    if (theirs === undefined || theirs.account !== ours?.account) return []
    return theirs.movedTo === undefined ? [theirs.folder] : [theirs.folder, theirs.movedTo]
  })
  // Where both put away what they took in.
  return [...new Set(folders)].filter((folder) => folder !== ours?.folder && folder !== ours?.movedTo)
}

/** `one` reads what `other` reads, or what `other` puts away. */
function sameMail(one: OfMailbox, other: OfMailbox): readonly ConfigProblem[] {
  const [ours, theirs] = [placeOf(one.config), placeOf(other.config)]
  if (ours === undefined || theirs === undefined || ours.account !== theirs.account) return []
  if (ours.folder === theirs.folder)
    return [
      problem(
        one,
        'IMAP_URL',
        `the account and folder of ${shown(other)}`,
        'an account or a folder of its own for each mailbox: a mail is taken in by one of them',
      ),
    ]
  const [mover, reader] =
    ours.movedTo === theirs.folder ? [one, other] : theirs.movedTo === ours.folder ? [other, one] : []
  if (mover === undefined || reader === undefined) return []
  return [
    problem(mover, 'IMAP_AFTER', `the folder that ${shown(reader)} takes its mail from`, 'another folder to move to'),
  ]
}

/** `symmetric`: what concerns both is said once. */
function sameAddress(one: OfMailbox, other: OfMailbox, symmetric: boolean): readonly ConfigProblem[] {
  const { mailbox, agents, managers } = one.config.store
  const theirs = other.config.store.mailbox
  const found: ConfigProblem[] = []
  if (mailbox === theirs) {
    if (symmetric)
      found.push(
        problem(one, 'MAILBOX_ADDRESS', `${mailbox}, as in ${shown(other)}`, 'an address of its own for each mailbox'),
      )
    return found
  }
  if (other.config.store.plusAddressing && isPlusOf(mailbox, theirs))
    found.push(
      problem(
        one,
        'MAILBOX_ADDRESS',
        `${mailbox}, which ${shown(other)} (${theirs}) gives out itself`,
        'an address without + behind that of another mailbox, or PLUS_ADDRESSING=off there',
      ),
    )
  for (const [name, people] of [
    ['AGENTS', agents],
    ['MANAGERS', managers],
  ] as const)
    for (const { address } of people)
      if (address === theirs || isPlusOf(address, theirs))
        found.push(
          problem(one, name, `${address}, the mailbox of ${shown(other)}`, 'addresses of people, not of a mailbox'),
        )
  return found
}

type Place = { readonly account: string; readonly folder: string; readonly movedTo?: string }

function placeOf({ imap }: Config): Place | undefined {
  if (imap === undefined) return undefined
  const url = new URL(imap.url.reveal())
  const { after } = imap
  const port = url.port || (url.protocol === 'imaps:' ? '993' : '143')
  // The same account by the other door is the same account.
  const door = port === '993' || port === '143' ? '' : `:${port}`
  return {
    account: `${decodeURIComponent(url.username)}@${url.hostname.toLowerCase()}${door}`,
    folder: folderOf(decodeURIComponent(url.pathname.replace(/^\/|\/$/g, ''))),
    ...(after.kind === 'move' ? { movedTo: folderOf(after.folder) } : {}),
  }
}

/** INBOX alone is the same in any case (RFC 9051, 5.1). */
function folderOf(name: string): string {
  return name === '' || name.toUpperCase() === 'INBOX' ? 'INBOX' : name
}

function isPlusOf(address: string, mailbox: string): boolean {
  const at = mailbox.lastIndexOf('@')
  return address.startsWith(`${mailbox.slice(0, at)}+`) && address.endsWith(mailbox.slice(at))
}

function shown({ file, config }: OfMailbox): string {
  return file ?? config.store.mailbox
}

function problem({ file }: OfMailbox, name: string, found: string, expected: string): ConfigProblem {
  return { name: file === undefined ? name : `${file}: ${name}`, found, expected }
}
