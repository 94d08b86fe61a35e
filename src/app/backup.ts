/** Taking a backup while everybody works, and bringing one back without touching what is there before it is complete. */
import type { BackupFacts, BackupFile, BackupProgress, Clock, DumpableDatabase, RestorePlace } from './ports.ts'

/** Reads all of a dump; throws when it is not whole. */
type Check = (dump: AsyncIterable<Buffer>) => Promise<BackupFacts>

type Told = (progress: BackupProgress) => void

/** Writes the backup, reads it back from the disk, and only then gives it its name. */
export function backUp(
  { database, file, check }: { readonly database: DumpableDatabase; readonly file: BackupFile; readonly check: Check },
  told: Told,
): Promise<BackupFacts> {
  return file.write(database.dump(told), check)
}

/**
 * Into a place of its own, which is put where the old database was when all rows are in it. Answers where the old one is now, when
 * there was one.
 */
export async function restoreInto(
  deps: {
    readonly openPlace: () => Promise<RestorePlace>
    readonly databaseAt: (url: string) => DumpableDatabase
    readonly file: BackupFile
    readonly clock: Clock
  },
  told: Told,
): Promise<string | undefined> {
  const place = await deps.openPlace()
  try {
    await deps.databaseAt(place.url).load(deps.file.read(), told)
    return await place.takePlace(deps.clock.now())
  } catch (error) {
    await place.abandon()
    throw error
  }
}
