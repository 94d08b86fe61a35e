import type { Generated } from 'kysely'

export type MailboxTable = { id: Generated<number>; address: string }
