/**
 * Everything that is kept of a person, as files for the person: the mails as they came, those we sent, and the incidents in words and as
 * data. Left out: what others wrote, who of the store wrote it, and, unless they are asked for, the store's internal notes. They can be
 * about other people or the store's own affairs, so somebody has to read them before they leave the house.
 */
import type { Language } from '../domain/language/language.ts'
import { maskSecrets } from '../domain/mail/mask.ts'
import { tagOf } from '../domain/mail/reference.ts'
import type { Instant } from '../domain/time/instant.ts'
import type {
  ArchiveEntry,
  ExportWords,
  MailboxId,
  PersonalData,
  PersonalIncident,
  RawMails,
  ReadExportWords,
  RenderMail,
  StoredMessage,
  WriteArchive,
} from './ports.ts'
import { load, type SendDeps } from './send.ts'

export type ExportDeps = SendDeps & {
  readonly rawMails: Pick<RawMails, 'pieces'>
  readonly personal: PersonalData
  readonly exportWords: ReadExportWords
  readonly renderMail: RenderMail
  readonly writeArchive: WriteArchive
  readonly store: SendDeps['store'] & {
    readonly name: string
    readonly defaultLanguage: Language
    readonly mailbox: string
  }
  readonly seal: Parameters<typeof tagOf>[0]
}

export type ExportOptions = { readonly file: string; readonly replace: boolean; readonly notes: boolean }

export type Exported = { readonly incidents: number; readonly written: number; readonly sent: number }

/** Writes the archive; undefined, and no file, when nothing is kept of the address. */
export async function exportPerson(
  deps: ExportDeps,
  mailbox: MailboxId,
  address: string,
  { file, replace, notes }: ExportOptions,
  now: Instant,
): Promise<Exported | undefined> {
  const written = await deps.personal.written(mailbox, address)
  const first = await firstOf(deps.personal.incidents(mailbox, address))
  if (written.length === 0 && first === undefined) return undefined
  const words = await deps.exportWords(first?.incident.language ?? deps.store.defaultLanguage)
  const counts = { incidents: 0, written: 0, sent: 0 }

  async function* entries(): AsyncGenerator<ArchiveEntry> {
    yield { name: 'README.txt', at: now, content: () => text(readme(words, deps.store, address, now)) }
    for (const { id, at } of written) {
      counts.written++
      yield { name: nameOf('received', counts.written, at), at, content: () => deps.rawMails.pieces(mailbox, id) }
    }
    for await (const mail of deps.personal.sent(mailbox, address)) {
      counts.sent++
      const at = mail.createdAt
      // A file that was let go since is no reason to keep the words back.
      const files = (await load(deps, mailbox, mail, new Map()))?.files ?? []
      const content = await deps.renderMail(
        { ...mail, to: mail.to.filter((to) => to.address.toLowerCase() === address) },
        files,
      )
      yield { name: nameOf('sent', counts.sent, at), at, content: () => once(content) }
    }
    yield { name: 'incidents.json', at: now, content: () => incidentsJson() }
  }

  async function* incidentsJson(): AsyncGenerator<Uint8Array> {
    yield* text('[')
    for await (const one of deps.personal.incidents(mailbox, address)) {
      const shown = shownIncident(one, address, words, notes, tagOf(deps.seal, deps.store.mailbox, one.incident.number))
      yield* text(`${counts.incidents === 0 ? '' : ','}\n${JSON.stringify(shown, undefined, 2)}`)
      counts.incidents++
    }
    yield* text('\n]\n')
  }

  await deps.writeArchive(file, entries(), replace)
  return counts
}

function shownIncident(
  { incident, events, messages }: PersonalIncident,
  address: string,
  words: ExportWords,
  notes: boolean,
  reference: string,
): Record<string, unknown> {
  const { standing, classification, openedAt, subject, language, orderNumbers, customer, compensations } = incident
  return {
    reference,
    name: customer.name,
    address,
    language,
    subject: maskSecrets(subject),
    about: words.categories[classification.category] ?? classification.category,
    orders: orderNumbers,
    opened: iso(openedAt),
    status: words.statuses[standing.status] ?? standing.status,
    ...(compensations === undefined
      ? {}
      : { compensations: compensations.map(({ at, amount, currency }) => ({ at: iso(at), amount, currency })) }),
    events: events.map(({ at, by, kind }) => ({ at: iso(at), by: by.kind, what: words.events[kind] ?? kind })),
    messages: messages
      .filter(({ side, from }) => isShown(side, from.address === address, notes))
      .map(({ at, side, from, text: said, attachments }) => ({
        at: iso(at),
        by: from.address === address ? 'you' : side === 'note' ? 'note' : 'store',
        text: maskSecrets(said),
        files: attachments.map(({ filename }) => filename),
      })),
  }
}

/** What the person wrote, what the store said to the person; notes where they are asked for. Nothing of anybody else. */
function isShown(side: StoredMessage['side'], isOwn: boolean, notes: boolean): boolean {
  return isOwn || side === 'store' || (notes && side === 'note')
}

function readme(
  { readme: words, on }: ExportWords,
  { name, calendar }: ExportDeps['store'],
  address: string,
  now: Instant,
): string {
  const values: Readonly<Record<string, string>> = { store: name, address, date: on(now, calendar.timeZone) }
  return words.replace(/\{(store|address|date)\}/g, (_, name: string) => values[name] ?? '')
}

function nameOf(folder: string, n: number, at: Instant): string {
  return `${folder}/${String(n).padStart(5, '0')}-${iso(at).slice(0, 10)}.eml`
}

function iso(at: Instant): string {
  return new Date(at).toISOString()
}

async function* text(words: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(words)
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

async function firstOf<T>(all: AsyncIterable<T>): Promise<T | undefined> {
  for await (const one of all) return one
  return undefined
}
