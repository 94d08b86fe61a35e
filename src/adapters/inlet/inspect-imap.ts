import { connect, type Entry, IMAP_TIMES } from './imap-client.ts'

/** What can be seen of a mailbox without changing anything in it. */
export type ImapFacts = {
  readonly folder: string
  readonly mails: number
  readonly readOnly: boolean
  readonly encrypted: boolean
  /** Upper case. */
  readonly capabilities: readonly string[]
}

/** Logs in, opens the folder as receiving does, and leaves. Throws `Failure`. */
export async function inspectImap(access: Entry): Promise<ImapFacts> {
  const { client } = await connect(access, { ...IMAP_TIMES, connect: 15_000 }, new AbortController().signal)
  try {
    const mailbox = client.mailbox === false ? undefined : client.mailbox
    return {
      folder: mailbox?.path ?? access.folder,
      mails: mailbox?.exists ?? 0,
      readOnly: mailbox?.readOnly ?? false,
      encrypted: client.secureConnection,
      capabilities: [...client.capabilities.keys()].map((name) => name.toUpperCase()),
    }
  } finally {
    await client.logout().catch(() => client.close())
  }
}
