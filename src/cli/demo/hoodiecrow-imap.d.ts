/** The little of hoodiecrow-imap that the demo and the tests use; the package brings no types. */
declare module 'hoodiecrow-imap' {
  import type { Server } from 'node:net'

  type Hoodiecrow = {
    readonly server: Server
    listen(port: number, host: string, ready: () => void): void
    close(closed: () => void): void
    /** `raw` is a binary string: one character a byte. `internalDate` as in RFC 3501: `02-Nov-2026 09:12:00 +0000`. */
    appendMessage(folder: string, flags: string[], internalDate: string, raw: string): unknown
  }

  export default function hoodiecrow(options: {
    readonly plugins?: readonly string[]
    readonly storage?: Readonly<Record<string, object>>
    readonly users?: Readonly<Record<string, { readonly password: string }>>
  }): Hoodiecrow
}
