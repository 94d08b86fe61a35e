/** The mailbox of the bench where Dovecot is not installed: hoodiecrow, outside the measured processes. */
import { startHoodiecrow } from '../support/hoodiecrow.ts'

const server = await startHoodiecrow()
process.on('message', (mail: string) => server.append(mail))
process.on('disconnect', () => process.exit(0))
process.send?.({ port: server.port })
