import { addressInUnicode } from '../config/parsers.ts'
import type { Wired } from '../wiring/wiring.ts'
import { type Args, type Command, EXIT, type Io, UsageError } from './command.ts'
import { environmentOf } from './configured.ts'

/** `incidencias forget` */
export const forget: Command = {
  name: 'forget',
  ofInstallation: true,
  describe: 'erase a person everywhere: database, search, outbox, and the folders of the mailbox',
  arguments: [{ name: '<address...>', describe: 'every address of the person' }],
  options: [
    { flags: '--yes', describe: 'do it; without this it is only shown what would go' },
    { flags: '--dry-run', describe: 'only show what would go' },
    { flags: '--mailbox <which>', describe: 'its address or the name of its file, where several are served' },
    { flags: '--all-mailboxes', describe: 'erase the person in all of them' },
  ],
  details:
    'Letters of any size are the same address; eva+shop@ is another one than eva@, and is named if it is known.\nAt the end a certificate is printed, and mailed to the managers. It says when, how much, and what stays and why.\nThis cannot be undone. Copies in backups and in the mailboxes of agents are not reached.\n\nExit code 0, or 2 when an address is none or belongs to the store.',
  async run({ given, options }, io) {
    const addresses = [...new Set(given.map(readAddress))]
    const meant = chosen(options, io)
    const { withAllWired } = await import('./wired.ts')
    return await withAllWired(io, async (all) => {
      const mailboxes = all.filter((wired) => meant === undefined || wired.mailbox.address === meant)
      const isMeant = options['yes'] === true && options['dryRun'] !== true
      for (const wired of mailboxes) for (const address of addresses) refuseOwn(address, wired)
      for (const wired of mailboxes) for (const address of addresses) await forgetIn(wired, address, isMeant, io)
      if (!isMeant) io.out('\nNothing was erased. To do it, for good: the same command with --yes')
      return EXIT.OK
    })
  },
}

function readAddress(text: string): string {
  const written = text.trim().toLowerCase()
  const address = addressInUnicode(written)
  if (address === undefined)
    throw new UsageError(`forget: found "${written}", expected a mail address such as eva@mail.example`)
  return address
}

/** The address of the mailbox that is named, by address or file, or of the one there is; undefined for all of them. */
function chosen({ mailbox, allMailboxes }: Args['options'], io: Io): string | undefined {
  if (allMailboxes === true) return undefined
  const { env } = environmentOf(io.env, typeof mailbox === 'string' ? mailbox : undefined)
  return env['MAILBOX_ADDRESS']?.trim().toLowerCase() ?? ''
}

/** Agents and managers have nothing of theirs here that an erasure would find, and the mailbox is everybody's. */
function refuseOwn(address: string, { store }: Wired): void {
  const isOwn = [...store.agents, ...store.managers].some((person) => person.address === address)
  if (isOwn || address === store.mailbox)
    throw new UsageError(`forget: found ${address}, expected a customer: this address belongs to the store`)
}

async function forgetIn(wired: Wired, address: string, isMeant: boolean, io: Io): Promise<void> {
  const { forgetPerson } = await import('../app/forget.ts')
  const { figures, related, server } = await forgetPerson(wired, address, isMeant)
  const { incidents, messages, files, mails } = figures
  const when = new Date(wired.clock.now()).toISOString()
  io.out(
    [
      `${isMeant ? 'Certificate of erasure' : 'Would be erased'}: ${address} in ${wired.mailbox.address}, ${when}`,
      `${counted(incidents, 'incident')} (dates, categories and amounts stay, without the person)`,
      counted(messages, 'message'),
      counted(files, 'file'),
      `${counted(mails, 'mail')} as ${mails === 1 ? 'it' : 'they'} came (the ledger keeps that it was there, and a fingerprint, so that none of it comes again)`,
      ...(related.length > 0 ? [`Also known, and not included: ${related.join(', ')}`] : []),
      ...(server === undefined
        ? []
        : [
            SERVER[server],
            wired.store.managers.length > 0 ? MAILED : 'MANAGERS names nobody to be mailed this: keep it.',
          ]),
    ].join('\n'),
  )
}

function counted(count: number, what: string): string {
  return `${String(count).padStart(8)} ${what}${count === 1 ? '' : 's'}`
}

const MAILED = 'Managers get it by mail, with the details and how it ends.'

const SERVER = {
  none: 'Mail is brought to us: there are no folders at a server to be searched.',
  done: "The folders of the mailbox were searched, and other customers' mails were looked through.",
  waiting:
    'The folders of the mailbox could not be searched to the end yet. This goes on by itself (start, or each once).',
} as const
