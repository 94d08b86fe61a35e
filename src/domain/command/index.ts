/** THE list of commands, in the order help shows them. A new one is its file, its line here and its aliases in each `language/<code>/commands.ts`. */
import { assign } from './assign.ts'
import { away } from './away.ts'
import { back } from './back.ts'
import { category } from './category.ts'
import { cc } from './cc.ts'
import { close } from './close.ts'
import type { Command } from './command.ts'
import { compensate } from './compensate.ts'
import { digest } from './digest.ts'
import { discard } from './discard.ts'
import { explain } from './explain.ts'
import { find } from './find.ts'
import { forget } from './forget.ts'
import { handover } from './handover.ts'
import { help } from './help.ts'
import { history } from './history.ts'
import { link } from './link.ts'
import { list } from './list.ts'
import { merge } from './merge.ts'
import { newCommand } from './new.ts'
import { note } from './note.ts'
import { offer } from './offer.ts'
import { promise } from './promise.ts'
import { release } from './release.ts'
import { reopen } from './reopen.ts'
import { resolve } from './resolve.ts'
import { send } from './send.ts'
import { snooze } from './snooze.ts'
import { spam } from './spam.ts'
import { split } from './split.ts'
import { status } from './status.ts'
import { stop } from './stop.ts'
import { take } from './take.ts'
import { tell } from './tell.ts'
import { to } from './to.ts'
import { uncc } from './uncc.ts'
import { undo } from './undo.ts'
import { normal, urgent } from './urgency.ts'
import { use } from './use.ts'
import { wait } from './wait.ts'

export const COMMANDS: readonly Command[] = [
  take,
  assign,
  release,
  away,
  back,
  resolve,
  close,
  reopen,
  wait,
  snooze,
  promise,
  category,
  urgent,
  normal,
  note,
  cc,
  uncc,
  to,
  use,
  offer,
  compensate,
  merge,
  split,
  link,
  spam,
  forget,
  newCommand,
  tell,
  stop,
  send,
  discard,
  undo,
  status,
  history,
  explain,
  list,
  find,
  handover,
  digest,
  help,
]
