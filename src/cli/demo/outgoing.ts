import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { headerFields } from './header-fields.ts'
import { optional } from './problem.ts'

/** A mail that the system handed to its outgoing server. */
export type SentMail = {
  readonly to: string
  readonly envelopeFrom: string
  readonly subject: string
  /** As it stands in the header, encoded words and all, unfolded. */
  readonly rawSubject: string
  readonly messageId: string
  readonly references: readonly string[]
  readonly replyTo: string
  readonly from: string
  readonly text: string
  readonly automatic: boolean
  /** The Date header. */
  readonly at: number
  /** `INC-17` of the tag in its subject. */
  readonly incident: number | undefined
}

export type Outgoing = {
  readonly smtpPort: number
  readonly page: string
  /** In the order they came. */
  readonly sent: readonly SentMail[]
  /** Resolves when at least `count` mails have come, or after five seconds. */
  settled(count: number): Promise<void>
  close(): Promise<void>
}

/** MailDev: takes what the system sends, and shows it on a page. It delivers nothing to anybody. */
export async function openOutgoing(smtpPort: number, webPort: number, directory: string): Promise<Outgoing> {
  const { MailDev } = await optional('maildev', () => import('maildev'))
  const server = new MailDev({
    smtp: smtpPort,
    ip: '127.0.0.1',
    web: webPort,
    webIp: '127.0.0.1',
    mailDirectory: directory,
    silent: true,
  })
  const { smtp } = await quietly(() => server.start())
  const sent: SentMail[] = []
  let reading: Promise<void> = Promise.resolve()
  smtp.on('new', (mail: Received) => {
    reading = reading.then(async () => {
      sent.push(understood(mail, await readFile(join(directory, `${mail.id}.eml`), 'latin1')))
    })
  })
  return {
    smtpPort,
    page: `http://127.0.0.1:${webPort}/`,
    sent,
    async settled(count) {
      const end = Date.now() + 5_000
      while (sent.length < count && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 10))
      await reading
    },
    close: () => server.stop(),
  }
}

/** The parts of MailDev's mail that are used here. */
type Received = {
  readonly id: string
  readonly subject?: string
  readonly text?: string
  readonly from?: readonly { readonly name?: string }[]
  readonly envelope: {
    readonly from: { readonly address?: string } | false
    readonly to: readonly { readonly address: string }[]
  }
}

function understood(mail: Received, raw: string): SentMail {
  const fields = headerFields(raw)
  const ids = (name: string) =>
    [...(fields.get(name) ?? '').matchAll(/<([^<>\s]{1,500})>/g)].map((match) => match[1] ?? '')
  const subject = mail.subject ?? ''
  const tag = /\[INC-(\d{1,12})-[0-9A-Z]{5}\]/.exec(subject)?.[1]
  const replyTo = fields.get('reply-to') ?? fields.get('from') ?? ''
  return {
    to: mail.envelope.to[0]?.address.toLowerCase() ?? '',
    envelopeFrom: mail.envelope.from === false ? '' : (mail.envelope.from.address ?? ''),
    subject,
    rawSubject: fields.get('subject') ?? '',
    messageId: ids('message-id')[0] ?? '',
    references: ids('references'),
    replyTo: /<([^<>]{1,320})>/.exec(replyTo)?.[1] ?? replyTo.trim(),
    from: mail.from?.[0]?.name ?? '',
    text: mail.text ?? '',
    automatic: (fields.get('auto-submitted') ?? 'no') !== 'no',
    at: Date.parse(fields.get('date') ?? ''),
    incident: tag === undefined ? undefined : Number(tag),
  }
}

/** MailDev greets on the console even when told to be silent. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const info = console.info
  console.info = () => undefined
  try {
    return await work()
  } finally {
    console.info = info
  }
}
