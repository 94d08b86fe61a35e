import type { ImportReport } from '../app/import.ts'
import type { Archive } from '../app/ports.ts'
import { type Command, EXIT, type Io, printable, UsageError } from './command.ts'
import { inLines, onTerminal } from './import-progress.ts'
import { withWired } from './wired.ts'

/** `incidencias import` */
export const importMail: Command = {
  name: 'import',
  describe: 'take in mail from before: threads and incidents are restored, and nobody is written to',
  arguments: [
    { name: '<path>', describe: 'an mbox file, a Maildir, a folder of either or of .eml files, or an IMAP folder' },
  ],
  options: [
    { flags: '--dry-run', describe: 'only say what is there' },
    { flags: '--closed', describe: 'leave no conversation open, however young: nobody in it waits' },
    { flags: '--json', describe: 'one line of JSON' },
  ],
  details: [
    'Mails get their original dates and are filed in that order. An incident ends with its last word; only where that is a',
    "customer's and younger than 14 days it stays open, so that it stands in lists and handovers. Nothing is ever sent about",
    'any of it: the next mail of the customer wakes an incident.',
    '',
    'An IMAP folder: imap:Archive/2025 of the account of IMAP_URL, or imaps://user@host/Folder with its password in',
    'IMPORT_PASSWORD (never in the command line, which others can see). Nothing is changed there.',
    'An import that was stopped goes on when the same command is given again; what is known already is not taken in twice.',
  ].join('\n'),
  run: ({ given, options }, io) =>
    withWired(io, async (wired) => {
      const stop = new AbortController()
      const interrupt = () => stop.abort()
      globalThis.process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
      const quiet = options['json'] === true
      const archive = await opened(given[0] ?? '', wired, io, quiet, stop.signal)
      try {
        if (!quiet) for (const line of contents(archive)) io.out(line)
        if (options['dry-run'] === true || options['dryRun'] === true) {
          if (quiet) io.out(JSON.stringify({ mails: archive.mails, leftOut: archive.leftOut }))
          return EXIT.OK
        }
        const { importArchive } = await import('../app/import.ts')
        const isTerminal = globalThis.process.stderr.isTTY === true && !quiet
        const shown = isTerminal ? await onTerminal(globalThis.process.stderr) : inLines(io.err)
        const report = await importArchive(wired, wired.mailbox.id, archive, {
          signal: stop.signal,
          progress: shown.show,
          closed: options['closed'] === true,
        }).finally(shown.done)
        if (report === undefined) {
          io.err('Another import of this mailbox is at work. Nothing was taken in; try again when it has ended.')
          return EXIT.SERVER
        }
        if (quiet) io.out(JSON.stringify({ ...report, leftOut: archive.leftOut }))
        else for (const line of told(report)) io.out(line)
        return report.whole ? EXIT.OK : EXIT.SERVER
      } finally {
        await archive.close()
        globalThis.process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
      }
    }),
}

type Here = Parameters<Parameters<typeof withWired>[1]>[0]

async function opened(path: string, wired: Here, io: Io, quiet: boolean, signal: AbortSignal): Promise<Archive> {
  const { openFiles, openFolder } = await import('../wiring/archive.ts')
  if (/^imaps?:/i.test(path)) {
    const url = URL.parse(path)
    if (url === null)
      throw new UsageError(`found "${printable(path)}", expected imaps://user@host/Folder or imap:Folder`)
    if (url.password !== '')
      throw new UsageError(
        'The password stands in the command line, where others can see it: put it into IMPORT_PASSWORD, and leave it out of the URL.',
      )
    return await openFolder(url, wired, signal)
  }
  try {
    return await openFiles(path, wired, (mails) => {
      if (!quiet && mails % 50_000 === 0) io.err(`${mails} mails found so far`)
    })
  } catch (error) {
    // What was given is not what it should be: the user's to put right.
    if (error instanceof Error && 'where' in error && error.where === 'archive') throw new UsageError(error.message)
    throw error
  }
}

function contents({ kind, source, mails, leftOut }: Archive): string[] {
  return [
    `${printable(source)}: ${kind}, ${mails} mails`,
    ...leftOut.map(({ what, count }) => `  left out: ${count} ${what}`),
  ]
}

function told(report: ImportReport): string[] {
  const line = (count: number, what: string) => `${String(count).padStart(8)} ${what}`
  const filed = report.opened + report.joined
  return [
    ...(report.wentOnFrom > 0 ? [`Went on where an earlier run had stopped, at mail ${report.wentOnFrom}.`] : []),
    line(filed, `filed: ${report.opened} opened an incident, ${report.joined} joined one`),
    line(report.automatic, 'automatic: bounces, absences, lists'),
    line(report.ignored, 'ignored'),
    ...report.ignoredBecause.map(({ why, count }) => `         ${String(count).padStart(8)} ${printable(why, 80)}`),
    line(report.duplicates, 'known already'),
    line(report.quarantined, 'could not be read and are in quarantine'),
    ...(report.quarantined > 0
      ? [
          `         see them: npm run incidencias -- quarantine list; one of them: quarantine show ${report.quarantinedIds[0]}`,
        ]
      : []),
    ...(report.pending > 0 ? [line(report.pending, 'not decided yet')] : []),
    ...(report.stillOpen > 0
      ? [
          `${report.stillOpen} incidents stay open, as their customers may wait: they stand in #list and in the handover.`,
        ]
      : []),
    report.whole
      ? 'All of it is taken in, and nobody was written to.'
      : 'It was stopped before its end. Nothing is lost: the same command goes on from here.',
  ]
}
