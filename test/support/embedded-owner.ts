/** A process that owns an embedded server until it is told to stop (a line on stdin) or killed. For embedded.test.ts. */
import { openDatabase } from '../../src/adapters/db/database.ts'
import { startEmbedded } from '../../src/adapters/db/embedded.ts'
import { quiet } from './quiet-log.ts'

const embedded = await startEmbedded(process.argv[2] ?? '', quiet)
const db = openDatabase(embedded.url, { poolSize: 1 })
await db.run({ name: '', text: 'create table if not exists note (text text)' }, [])
await db.run({ name: '', text: 'insert into note values ($1)' }, [process.argv[3]])
await db.close()
console.log(embedded.url)
process.stdin.once('data', async () => {
  await embedded.stop()
  process.exit(0)
})
