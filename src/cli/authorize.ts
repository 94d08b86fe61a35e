import { type Command, EXIT, UsageError } from './command.ts'
import { configured } from './configured.ts'

/** `incidencias authorize` */
export const authorize: Command = {
  name: 'authorize',
  describe: 'consent once to logging in with tokens (Google, Microsoft 365), try it at IMAP and SMTP, keep it sealed',
  options: [
    {
      flags: '--flow <flow>',
      describe: 'device (a code on any device) or loopback (a browser); by default what the provider has',
    },
    {
      flags: '--port <port>',
      describe: 'where the browser comes back to, on this machine alone; any free one by default',
    },
    { flags: '--shared', describe: 'the mailbox is a shared one, somebody with full access to it consents' },
  ],
  details:
    'OAUTH_PROVIDER and OAUTH_CLIENT_ID are needed; docs/oauth-google.md and docs/oauth-microsoft.md tell how to get them.\nExit code 0 when all logins work, 1 otherwise.',
  async run({ options }, io) {
    const config = configured(io)
    const flow = readFlow(options['flow'])
    const port = readPort(options['port'])
    const { oauth } = config
    if (oauth === undefined)
      throw new UsageError(
        'OAUTH_PROVIDER: found nothing, expected google, microsoft or the address of an issuer: this mailbox logs in with passwords.',
      )
    const { withAuthorizing } = await import('../wiring/authorize.ts')
    const { authorize: ask } = await import('../app/authorize.ts')
    const problem = await withAuthorizing(config, oauth, port, (parts) =>
      ask({ ...parts, say: io.out, lines: io.lines ?? noLines }, { flow, isShared: options['shared'] === true }),
    )
    if (problem === undefined) io.out(`\nReady: ${config.store.mailbox}. Next: npm run incidencias -- doctor`)
    else io.err(problem)
    return problem === undefined ? EXIT.OK : EXIT.SERVER
  },
}

async function* noLines(): AsyncGenerator<string> {}

function readFlow(text: string | boolean | undefined): 'device' | 'loopback' | undefined {
  if (text === undefined || text === 'device' || text === 'loopback') return text
  throw new UsageError(`--flow: found "${text}", expected device or loopback`)
}

function readPort(text: string | boolean | undefined): number {
  const port = text === undefined ? 0 : Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535 && text !== true && text !== '') return port
  throw new UsageError(`--port: found "${text}", expected a number up to 65535`)
}
