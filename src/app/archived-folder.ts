/** A folder at a mail server as `Archive`: nothing is marked, moved or deleted there. */
import type { Archive, ArchivedMail, ListedMail, MailSession } from './ports.ts'

/** Mails asked for at once. */
const BATCH = 50

/** `isSent`: it is a folder of sent mail. `source` names it for people, without a password. */
export async function archivedFolder(session: MailSession, source: string, isSent: boolean): Promise<Archive> {
  const listed = [...(await session.list(0))].sort((a, b) => (a.arrivedAt ?? 0) - (b.arrivedAt ?? 0) || a.uid - b.uid)
  const last = listed.reduce((most, { uid }) => Math.max(most, uid), 0)
  return {
    kind: `folder ${session.folder} at the mail server`,
    source,
    fingerprint: `${session.uidValidity} ${listed.length} ${last}`,
    mails: listed.length,
    leftOut: [],
    from: (place) => read(session, listed.slice(place), isSent),
    close: () => session.close(),
  }
}

/** What vanished meanwhile is left out; the place counts what was listed, so a run that goes on may look at a few mails twice. */
async function* read(
  session: MailSession,
  listed: readonly ListedMail[],
  isSent: boolean,
): AsyncGenerator<ArchivedMail> {
  for (let from = 0; from < listed.length; from += BATCH) {
    const batch = new Map(listed.slice(from, from + BATCH).map((mail) => [mail.uid, mail]))
    for await (const { uid, ...mail } of session.fetch([...batch.keys()])) {
      const history = isSent ? 'sent' : batch.get(uid)?.answered ? 'answered' : 'import'
      yield { ...mail, history }
    }
  }
}
