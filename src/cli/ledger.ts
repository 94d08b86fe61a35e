import type { LedgerCheck } from '../app/ledger.ts'
import { type Command, EXIT } from './command.ts'
import { withWired } from './wired.ts'

/** `incidencias ledger` */
export const ledger: Command = {
  name: 'ledger',
  describe: 'compare server and database mail by mail, take in what is missing',
  options: [{ flags: '--json', describe: 'one line of JSON' }],
  details: [
    'Exit code 1 when there was a difference, also where it was mended on the spot: compare once more and it is 0. No difference',
    'is what came since the last look, what somebody removed in a mail client, and what FIRST_START=ignore leaves alone.',
    'The same comparison runs by itself every night, and a difference is told to managers.',
  ].join('\n'),
  run: ({ options }, io) =>
    withWired(io, async ({ rawMails, source, clock, store, mailbox, config, imports }) => {
      const { checkLedger } = await import('../app/ledger.ts')
      const after = config.imap?.after.kind
      const deps = { rawMails, source, clock, store, ...(after === undefined ? {} : { after }) }
      const found = await checkLedger(deps, mailbox.id, new AbortController().signal)
      if (options['json'] === true) io.out(JSON.stringify(found))
      else {
        for (const line of inWords(found)) io.out(line)
        for (const { source } of await imports.unended(mailbox.id))
          io.out(`An import was not brought to its end; it goes on with: npm run incidencias -- import ${source}`)
      }
      return found.difference > 0 ? EXIT.SERVER : EXIT.OK
    }),
}

function inWords({ sum, unaccounted, withoutContent, server, difference, again }: LedgerCheck): string[] {
  const { received, ...parts } = sum
  const line = (count: number, what: string) => `${String(count).padStart(8)} ${what}`
  const all = unaccounted === 0 ? 'all accounted for' : `${unaccounted} NOT ACCOUNTED FOR, tell the developers`
  return [
    ...Object.entries(parts).map(([name, count]) => line(count, name)),
    line(received, `received: ${all}`),
    ...(withoutContent > 0 ? [line(withoutContent, 'without their content: restore them from a backup')] : []),
    ...(server === undefined ? [] : atServer(server)),
    ...(again.count > 0
      ? [
          `${again.count} mails were marked as read before they were taken in: a colleague had read them, or this database was restored.`,
          `  In that case these customers got a second acknowledgement: ${again.incidents.map((number) => `INC-${number}`).join(', ')}${again.count > again.incidents.length ? ' …' : ''}`,
        ]
      : []),
    difference > 0
      ? `A difference of ${difference}: what could be taken in was. Compare once more; what stays different is to be looked into.`
      : 'No difference.',
  ]
}

function atServer(server: NonNullable<LedgerCheck['server']>): string[] {
  const { folder, there, missing, fresh, taken, recognised, ignored, removed, finished, unfinished, renumbered } =
    server
  const say = (count: number, text: string) => (count > 0 ? [`  ${text}`] : [])
  return [
    `At the server: ${there} mails in ${folder}, ${missing} of them missing here.`,
    ...(renumbered ? ['  The server numbers its mails anew (UIDVALIDITY): what is known is told by its content.'] : []),
    ...say(fresh, `${fresh} of these came since the last look.`),
    ...say(taken + recognised, `${taken} were taken in now, ${recognised} were known by their content.`),
    ...say(ignored, `${ignored} were there before the first start and are left alone (FIRST_START=ignore).`),
    ...say(removed, `${removed} that are here were removed at the server by somebody; nothing is lost.`),
    ...say(finished, `${finished} are marked, moved or deleted there as IMAP_AFTER says.`),
    ...say(unfinished, `${unfinished} wait to be marked, moved or deleted there.`),
  ]
}
