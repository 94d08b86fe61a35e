/** The product: `incidencias once` over the same mailbox, doing all of its work to the last acknowledgement. */
import { AUTHSERV_ID, MAILBOX } from './mix.ts'
import type { Pipeline } from './run-pipeline.ts'

/** With agents, each of them is notified of each mail as well. */
export function product(agents: number): Pipeline {
  return {
    name: 'product',
    script: '../../src/main.ts',
    args: ['once', '--json'],
    env: ({ imap, smtp, database, folder }) => ({
      STORE_NAME: 'Bench',
      MAILBOX_ADDRESS: MAILBOX,
      SECRET: '0123456789abcdef0123456789abcdef',
      TIME_ZONE: 'Europe/Madrid',
      TRUSTED_AUTHSERV_ID: AUTHSERV_ID,
      AGENTS: Array.from({ length: agents }, (_, n) => `Agent${n} <agent${n}@agents.example> en`).join('; '),
      MANAGERS: '',
      IMAP_URL: imap,
      SMTP_URL: smtp,
      SMTP_RATE: '',
      DATABASE_URL: database,
      DATA_DIR: folder,
      LOG_LEVEL: 'error',
    }),
  }
}

export const bare: Pipeline = {
  name: 'bare',
  script: './bare.ts',
  args: [],
  env: ({ imap, smtp, database }) => ({ BENCH_IMAP: imap, BENCH_SMTP: smtp, BENCH_DATABASE: database }),
}
