/**
 * The heavy parts, loaded when first used: a thread that only sends carries no IMAP client, and a tick that finds nothing to do
 * no templates. Each stands behind its port, so nobody else knows.
 */
import type {
  AttachmentReader,
  Authenticate,
  Clock,
  Log,
  MailParser,
  MailSender,
  MailSource,
  Templates,
} from './app/ports.ts'
import type { ImapConfig, SmtpConfig } from './config/config.ts'
import type { PhraseFinder } from './domain/classify/phrases.ts'

/** A mail that takes longer to parse is filed unread. Milliseconds. */
const PARSE_LIMIT_MS = 2_000

/** Calls `load` once, when first asked. */
export function lazily<T>(load: () => Promise<T>): (() => Promise<T>) & { loaded(): Promise<T> | undefined } {
  let loading: Promise<T> | undefined
  const get = () => {
    loading ??= load()
    return loading
  }
  return Object.assign(get, { loaded: () => loading })
}

export function lazySource(imap: ImapConfig, log: Log, clock: Clock): MailSource {
  const source = lazily(async () => {
    const { createInlet } = await import('./adapters/inlet/index.ts')
    const { url, password, after } = imap
    return createInlet({ url: new URL(url.reveal()), password: password.reveal(), after, logger: log, clock })
  })
  return { open: async (signal) => await (await source()).open(signal) }
}

export function lazySender(smtp: SmtpConfig, log: Log): MailSender {
  const sender = lazily(async () => {
    const { createMailSender } = await import('./adapters/smtp/send-mail.ts')
    const { smtpOptionsFromUrl } = await import('./adapters/smtp/url.ts')
    return createMailSender({
      ...smtpOptionsFromUrl(new URL(smtp.url.reveal()), smtp.login?.password.reveal()),
      logger: log,
    })
  })
  return {
    send: async (mail, attachments) => await (await sender()).send(mail, attachments),
    verify: async () => await (await sender()).verify(),
    close: async () => await (await sender.loaded())?.close(),
  }
}

export function lazyParser(): MailParser {
  const parser = lazily(async () => {
    const { createMailParser } = await import('./adapters/mime/parse-thread.ts')
    return createMailParser({ timeLimitMs: PARSE_LIMIT_MS })
  })
  return {
    parse: async (mails) => await (await parser()).parse(mails),
    close: async () => await (await parser.loaded())?.close(),
  }
}

export const lazyAttachments: AttachmentReader = {
  read: async (content, indexes) => {
    const { attachmentReader } = await import('./adapters/mime/attachment-reader.ts')
    return await attachmentReader.read(content, indexes)
  },
}

export function lazyAuthenticate(): Authenticate {
  const authenticate = lazily(async () => (await import('./adapters/auth/authenticate.ts')).createAuthenticate())
  return async (content, from) => await (await authenticate())(content, from)
}

export const lazyTemplates = (folder: string, tried: boolean): (() => Promise<Templates>) =>
  lazily(async () => await (await import('./adapters/template/templates.ts')).loadTemplates(folder, { tried }))

/** Compiles the nets of all languages. */
export const lazyPhrases = (): (() => Promise<PhraseFinder>) =>
  lazily(async () => {
    const { compilePhrases } = await import('./adapters/phrases/phrase-net.ts')
    const { allPhrases } = await import('./domain/classify/phrases.ts')
    return compilePhrases(allPhrases()).find
  })
