/** THE list of commands, in the order in which `--help` shows them. */

import { authorize } from './authorize.ts'
import { backup } from './backup.ts'
import type { Command } from './command.ts'
import { demo } from './demo.ts'
import { digest } from './digest.ts'
import { doctor } from './doctor.ts'
import { exportPerson } from './export.ts'
import { forget } from './forget.ts'
import { handover } from './handover.ts'
import { importMail } from './import.ts'
import { learned } from './learned.ts'
import { ledger } from './ledger.ts'
import { migrate } from './migrate.ts'
import { once } from './once.ts'
import { orders } from './orders.ts'
import { policies } from './policies.ts'
import { preview } from './preview.ts'
import { quarantineList } from './quarantine-list.ts'
import { quarantineRetry } from './quarantine-retry.ts'
import { quarantineShow } from './quarantine-show.ts'
import { restore } from './restore.ts'
import { retention } from './retention.ts'
import { start } from './start.ts'
import { status } from './status.ts'
import { taxonomy } from './taxonomy.ts'

export const commands: readonly Command[] = [
  start,
  once,
  demo,
  status,
  doctor,
  authorize,
  migrate,
  backup,
  restore,
  importMail,
  ledger,
  digest,
  handover,
  quarantineList,
  quarantineShow,
  quarantineRetry,
  preview,
  taxonomy,
  policies,
  retention,
  forget,
  exportPerson,
  orders,
  learned,
]

/** What the first word means where several commands share it. */
export const groups: Readonly<Record<string, string>> = {
  quarantine: 'mails that failed too often: list, show, retry',
}
