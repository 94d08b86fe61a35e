/**
 * The mailbox among `mailboxes` (in lower case) that a recipient belongs to: its address, with anything after a `+`. Undefined for
 * everybody else's. Of two that both fit the longer is meant: `shop+brazil@` may be a mailbox of its own beside `shop@`.
 */
export function mailboxOf(recipient: string, mailboxes: readonly string[]): string | undefined {
  const address = recipient.toLowerCase()
  const fitting = mailboxes.filter((mailbox) => {
    const at = mailbox.lastIndexOf('@')
    return address === mailbox || (address.endsWith(mailbox.slice(at)) && isExtended(address, mailbox.slice(0, at), at))
  })
  return fitting.toSorted((a, b) => b.length - a.length)[0]
}

function isExtended(address: string, local: string, at: number): boolean {
  return address.startsWith(`${local}+`) && address.lastIndexOf('@') > at
}
