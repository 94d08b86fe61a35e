/**
 * The heavy parts, loaded when first used: a thread that only sends carries no IMAP client, and a tick that finds nothing to do
 * no templates. Each stands behind its port, so nobody else knows.
 */
import { extname } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type {
  AttachmentReader,
  Authenticate,
  Charts,
  Clock,
  Learner,
  Log,
  MailboxEraser,
  MailReader,
  MailSender,
  MailSource,
  ReadExportWords,
  RenderMail,
  Seal,
  Templates,
  TokenLogin,
  WriteArchive,
} from '../app/ports.ts'
import type { ImapConfig, SmtpConfig } from '../config/config.ts'
import type { Taxonomy } from '../domain/classify/taxonomy.ts'
import type { Variant } from '../domain/language/variants.ts'
import type { Brand } from '../domain/say/brand.ts'
import type { Store } from '../domain/store.ts'

/** Of a mail that takes longer to read the beginning is read. Milliseconds of processor time. */
const READING_LIMIT_MS = 2_000

/** Where several mailboxes are served: a thread takes 50 MB, starts in half a second, and most mailboxes are quiet most of the time. */
export const IDLE_READING_MS = 300_000

/** Calls `load` once, when first asked. */
export function lazily<T>(load: () => Promise<T>): (() => Promise<T>) & { loaded(): Promise<T> | undefined } {
  let loading: Promise<T> | undefined
  const get = () => {
    loading ??= load()
    return loading
  }
  return Object.assign(get, { loaded: () => loading })
}

/** `tokens`: where the mailbox logs in with these. */
export function lazySource(imap: ImapConfig, log: Log, clock: Clock, tokens?: TokenLogin): MailSource {
  const source = lazily(async () => {
    const { createInlet } = await import('../adapters/inlet/index.ts')
    const { url, password, after } = imap
    return createInlet({
      url: new URL(url.reveal()),
      password: password.reveal(),
      ...(imap.byToken ? { tokens } : {}),
      after,
      logger: log,
      clock,
    })
  })
  return { open: async (signal) => await (await source()).open(signal) }
}

/** Removes an erased person's mails from the folders of the same account. */
export function lazyEraser(imap: ImapConfig, tokens: TokenLogin | undefined): MailboxEraser {
  const eraser = lazily(async () => {
    const { createEraser } = await import('../adapters/inlet/index.ts')
    const { url, password, ofOthers = [] } = imap
    return createEraser({
      url: new URL(url.reveal()),
      password: password.reveal(),
      ofOthers,
      ...(imap.byToken ? { tokens } : {}),
    })
  })
  return { erase: async (what, signal) => await (await eraser()).erase(what, signal) }
}

export function lazySender(smtp: SmtpConfig, log: Log, tokens?: TokenLogin): MailSender {
  const sender = lazily(async () => {
    const { createMailSender } = await import('../adapters/smtp/send-mail.ts')
    const { smtpOptionsFromUrl } = await import('../adapters/smtp/url.ts')
    return createMailSender({
      ...smtpOptionsFromUrl(new URL(smtp.url.reveal()), smtp.login?.password.reveal()),
      ...(smtp.login?.byToken ? { tokens } : {}),
      logger: log,
    })
  })
  return {
    send: async (mail, attachments) => await (await sender()).send(mail, attachments),
    verify: async () => await (await sender()).verify(),
    close: async () => await (await sender.loaded())?.close(),
  }
}

const sense = lazily(async () => ({
  recognise: (await import('../adapters/language/recogniser.ts')).loadRecogniser(),
  model: (await import('../adapters/model/load-model.ts')).loadModel(),
}))

/** What the reading thread is built from: plain data, as it goes to another thread. */
export type ReadingData = {
  readonly store: Store
  readonly secrets: { readonly current: string; readonly previous: readonly string[] }
}

export function lazyReader(
  data: ReadingData,
  seal: Seal,
  timeLimitMs = READING_LIMIT_MS,
  idleMs?: number,
): MailReader & Learner {
  const reader = lazily(async () => {
    const { createMailReader } = await import('../adapters/mime/reading-thread.ts')
    const file = new URL(`./reading${extname(import.meta.filename)}`, import.meta.url)
    return createMailReader({
      thread: { file, data },
      timeLimitMs,
      idleMs,
      readBeginning: async (mail) => {
        const { readBeginning } = await import('../domain/read-beginning.ts')
        return readBeginning(mail, data.store, seal, await sense())
      },
    })
  })
  return {
    ready: async () => await (await reader()).ready(),
    read: async (mails) => await (await reader()).read(mails),
    features: async (texts) => await (await reader()).features(texts),
    learn: async (lessons) => await (await reader()).learn(lessons),
    close: async () => await (await reader.loaded())?.close(),
  }
}

export const lazyAttachments: AttachmentReader = {
  read: async (content, indexes) => {
    const { attachmentReader } = await import('../adapters/mime/attachment-reader.ts')
    return await attachmentReader.read(content, indexes)
  },
}

export const lazyCharts: Charts = {
  draw: async (charts) => await (await import('../adapters/chart/charts.ts')).createCharts().draw(charts),
}

export function lazyAuthenticate(): Authenticate {
  const authenticate = lazily(async () => (await import('../adapters/auth/authenticate.ts')).createAuthenticate())
  return async (content, from, arrivedAt) => await (await authenticate())(content, from, arrivedAt)
}

/** What is made of the same parts is the same: made once, however many ask for it. */
export function shared<P, T>(make: (parts: P) => T): (parts: P) => T {
  const made: { readonly parts: P; readonly result: T }[] = []
  return (parts) => {
    const known = made.find((one) => isDeepStrictEqual(one.parts, parts))
    if (known !== undefined) return known.result
    const result = make(parts)
    made.push({ parts, result })
    return result
  }
}

/** What templates are loaded with. `own`: the store's folder of them, which need not be there. */
export type TemplateParts = {
  readonly taxonomy: Taxonomy
  readonly variants: readonly Variant[]
  readonly brand: Brand
  readonly own: string
}

export const lazyTemplates = (folder: string, parts: TemplateParts, log: Log): (() => Promise<Templates>) =>
  lazily(async () => {
    const { loadTemplates } = await import('../adapters/template/templates.ts')
    const templates = await loadTemplates(folder, { ...parts, tried: true })
    for (const remark of templates.remarks) log.warn('own-template', { remark })
    return templates
  })

/** Says every sample of every mail once, before the first is sent: two seconds that only a long run is worth. */
export const lazyTrial = (folder: string, parts: TemplateParts, log: Log): (() => Promise<void>) =>
  lazily(async () => {
    const { tryTemplates } = await import('../adapters/template/try-templates.ts')
    for (const remark of await tryTemplates(folder, parts)) log.warn('own-template', { remark })
  })

/** What is only needed when somebody asks what is kept of a person. */
export const lazyWriteArchive: WriteArchive = async (file, entries, replace) =>
  await (await import('../adapters/zip/write-zip.ts')).writeZip(file, entries, replace)

export const lazyRenderMail: RenderMail = async (mail, files) =>
  await (await import('../adapters/smtp/render-mail.ts')).renderMail(mail, files)

export const lazyExportWords =
  (folder: string, variants: readonly Variant[]): ReadExportWords =>
  async (language) =>
    await (await import('../adapters/template/export-words.ts')).createExportWords(folder, variants)(language)
