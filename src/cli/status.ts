import { type Command, EXIT } from './command.ts'
import { configuredInstallation } from './configured.ts'

/** `incidencias status` */
export const status: Command = {
  name: 'status',
  ofInstallation: true,
  describe: 'show how all mailboxes are: who receives, what waits, what is in the way',
  options: [{ flags: '--json', describe: 'one line of JSON' }],
  details:
    'Changes nothing and asks the database only. Exit code 0 when all is well, 1 when somebody should look at something\nor the database does not answer, 2 for wrong configuration.',
  async run({ options }, io) {
    const installation = configuredInstallation(io)
    const { lookFromOutside } = await import('../wiring/seeing.ts')
    const { allComplaints, screenOf } = await import('./status-screen.ts')
    const { programVersion } = await import('../config/version.ts')
    const overview = await lookFromOutside(installation)
    const complaints = allComplaints(overview)
    const version = programVersion()
    if (options['json'] === true) {
      const { readinessOf } = await import('../app/readiness.ts')
      const { at, mailboxes, schema } = overview
      const { ready, reasons, remarks } = readinessOf(overview)
      io.out(JSON.stringify({ version, at: new Date(at).toISOString(), ready, reasons, remarks, schema, mailboxes }))
    } else io.out(screenOf(overview, version))
    return complaints.length === 0 ? EXIT.OK : EXIT.SERVER
  },
}
