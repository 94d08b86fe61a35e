/** What `backup` and `restore` say alike. */
import type { BackupFacts, BackupProgress } from '../app/ports.ts'

/** What a reader knows the size of a store by. */
export function holding({ rows, mailboxes }: BackupFacts): string {
  const count = (table: string) => (rows[table] ?? 0).toLocaleString('en')
  const all = Object.values(rows).reduce((sum, n) => sum + n, 0)
  return `${count('raw_mail')} mails received, ${count('incident')} incidents, ${count('outbox_mail')} mails sent or to be sent, ${all.toLocaleString('en')} rows in all, of ${mailboxes.join(', ') || 'no mailbox'}`
}

/** One line that is written over, on a terminal only. `total` where the end is known. */
export function progressLine(total?: number): {
  readonly told: (progress: BackupProgress) => void
  readonly end: () => void
} {
  const terminal = process.stderr.isTTY
  const began = Date.now()
  let last = 0
  return {
    told({ table, bytes }) {
      const now = Date.now()
      if (!terminal || now - last < 200) return
      last = now
      const rate = bytes / Math.max(1, now - began)
      const left = total === undefined ? '' : `, ${Math.max(0, Math.round((total - bytes) / rate / 1000))} s left`
      const part = total === undefined ? '' : `${Math.min(100, Math.floor((100 * bytes) / total))} %, `
      process.stderr.write(`\r\x1b[K${part}${megabytes(bytes)}, ${(rate / 1000).toFixed(0)} MB/s${left}: ${table}`)
    },
    end: () => {
      if (last > 0) process.stderr.write('\r\x1b[K')
    },
  }
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}

export function when(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
