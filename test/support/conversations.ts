/** How clients put mails into conversations. A client's own rules, in short; each gives the number of conversations it would show. */

export type Threaded = {
  readonly messageId: string
  readonly inReplyTo: string
  readonly references: readonly string[]
  readonly subject: string
}

const CONVERSATIONS = {
  /** References alone. */
  Thunderbird: (mails: readonly Threaded[]) => joined(mails, (a, b) => cites(a, b)),
  /** References, but only under the same subject. */
  Gmail: (mails: readonly Threaded[]) => joined(mails, (a, b) => cites(a, b) && bare(a.subject) === bare(b.subject)),
  /** The topic alone, where no Thread-Index came along. */
  Outlook: (mails: readonly Threaded[]) => joined(mails, (a, b) => bare(a.subject) === bare(b.subject)),
} as const

/** For each client the number of conversations it makes of these mails. */
export function conversations(mails: readonly Threaded[]): Readonly<Record<keyof typeof CONVERSATIONS, number>> {
  return {
    Thunderbird: CONVERSATIONS.Thunderbird(mails),
    Gmail: CONVERSATIONS.Gmail(mails),
    Outlook: CONVERSATIONS.Outlook(mails),
  }
}

/** One cites the other, or both cite the same mail (which need not be there). */
function cites(a: Threaded, b: Threaded): boolean {
  const ids = new Set(idsOf(a))
  return idsOf(b).some((id) => ids.has(id))
}

function idsOf({ messageId, inReplyTo, references }: Threaded): readonly string[] {
  return [messageId, inReplyTo, ...references].filter((id) => id !== '')
}

function bare(subject: string): string {
  let rest = subject.trim()
  for (;;) {
    const next = rest.replace(/^(?:re|res|rv|aw|odp|fwd|fw|enc|pd)\s{0,2}:\s{0,5}/i, '')
    if (next === rest) return rest.replaceAll(/\s+/g, ' ').toLowerCase()
    rest = next
  }
}

function joined(mails: readonly Threaded[], together: (a: Threaded, b: Threaded) => boolean): number {
  const left = new Set(mails)
  let count = 0
  for (const first of mails) {
    if (!left.delete(first)) continue
    count += 1
    const open = [first]
    for (let mail = open.pop(); mail !== undefined; mail = open.pop())
      for (const other of left)
        if (together(mail, other)) {
          left.delete(other)
          open.push(other)
        }
  }
  return count
}
