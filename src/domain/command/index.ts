/** THE list of commands, in the order help shows them. A new one is its file, its line here and its aliases in each `language/<code>/commands.ts`. */
import { assign } from './assign.ts'
import { category } from './category.ts'
import { close } from './close.ts'
import type { Command } from './command.ts'
import { help } from './help.ts'
import { list } from './list.ts'
import { note } from './note.ts'
import { promise } from './promise.ts'
import { reopen } from './reopen.ts'
import { resolve } from './resolve.ts'
import { status } from './status.ts'
import { take } from './take.ts'
import { undo } from './undo.ts'
import { normal, urgent } from './urgency.ts'

export const COMMANDS: readonly Command[] = [
  take,
  assign,
  note,
  resolve,
  close,
  reopen,
  promise,
  category,
  urgent,
  normal,
  status,
  list,
  undo,
  help,
]
