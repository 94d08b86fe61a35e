/** What backups are taken and brought back with. */
import { createBackupFile } from '../adapters/backup/backup-file.ts'
import { createDumpableDatabase } from '../adapters/db/dump.ts'
import { checkDump } from '../adapters/db/dump-text.ts'
import { startEmbedded } from '../adapters/db/embedded.ts'
import { isEmbeddedThere, openRestorePlace } from '../adapters/db/embedded-restore.ts'
import { createLog } from '../adapters/log/log.ts'
import type { Shared } from '../config/installation.ts'
import { programVersion } from '../config/version.ts'

export function backupTools(shared: Shared, path: string) {
  const log = createLog(shared.logLevel)
  const given = shared.database.url?.reveal()
  const databaseAt = (url: string) => createDumpableDatabase(url, programVersion())
  return {
    file: createBackupFile(path),
    check: checkDump,
    databaseAt,
    openPlace: () => openRestorePlace(shared.dataDir, log),
    clock: { now: Date.now },
    /** True when there is one in DATA_DIR; undefined when the database is elsewhere. */
    embedded: given === undefined ? isEmbeddedThere(shared.dataDir) : undefined,
    /** The database of DATABASE_URL or of DATA_DIR, whose server is started where it does not run. */
    async openDatabase() {
      if (given !== undefined) return { database: databaseAt(given), close: async () => undefined }
      const server = await startEmbedded(shared.dataDir, log)
      return { database: databaseAt(server.url), close: server.stop }
    },
  }
}
