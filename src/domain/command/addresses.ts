/** Addresses as agents write them behind a command: bare, with a name, linked by their mail program. */
import { fold } from '../language/fold.ts'
import type { Address } from '../mail/mail.ts'
import type { Store } from '../store.ts'
import type { Refusal } from './command.ts'

/** One address: what RFC 5321 lets through to most servers, without quoted local parts. */
const ADDRESS =
  /^[^\s<>()[\]"',;:@\\|]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,8}[\p{L}]{2,24}$/u
const MOST = 10

/** Reads `x@y`, `Name <x@y>`, several behind `,` or `;`. Refused whole when one of them is none, or one of ours. */
export function readAddresses(argument: string, store: Store): readonly Address[] | Refusal {
  // A name in quotes may hold what parts addresses.
  const parts = argument
    .replace(/"[^"<>@]{0,100}"/g, (name) => name.replace(/[,;]/g, ' '))
    .split(/[,;]|\s+(?=[^\s<>@]{1,64}@[^\s<>@]{1,253}(?:\s|$))/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const found = new Map<string, Address>()
  for (const part of parts) {
    const address = readOne(part)
    if (address === undefined || isOurs(address.address, store))
      return { problem: 'unreadable-address', expected: exampleFor(part) }
    found.set(address.address, address)
  }
  if (found.size === 0) return { problem: 'missing-argument', expected: 'ana@example.com' }
  if (found.size > MOST) return { problem: 'unreadable-address', expected: `≤ ${MOST}` }
  return [...found.values()]
}

/** A name without an address is shown as one. */
function exampleFor(part: string): string {
  const name = /^[\p{L}\p{N}._-]{1,40}$/u.exec(fold(part))?.[0] ?? 'ana'
  return `${name}@example.com`
}

/** Mail programs turn `x@y` into `x@y<mailto:x@y>`, `[x@y](mailto:x@y)` or `<x@y>`. */
function readOne(part: string): Address | undefined {
  const plain = part
    .replace(/<mailto:([^>\s]{3,320})>/i, '<$1>')
    .replace(/^\[([^\]\s]{3,320})\]\(mailto:[^)\s]{0,320}\)$/i, '$1')
  const angled = /^(.{0,200}?)<\s*([^<>\s]{3,320})\s*>$/.exec(plain)
  const address = (angled?.[2] ?? plain)
    .replace(/^mailto:/i, '')
    .replace(/\.$/, '')
    .toLowerCase()
  if (!ADDRESS.test(address)) return undefined
  const name = (angled?.[1] ?? '').replace(/^["'\s]+|["'\s]+$/g, '').replace(/\s+/g, ' ')
  // One address is shown and another is behind it: nobody knows which was meant.
  if (name.includes('@') && name.toLowerCase() !== address) return undefined
  return { address, name: name.toLowerCase() === address ? '' : name }
}

/** The store's mailbox with whatever stands behind a plus, and its agents: they are in the conversation already. */
export function isOurs(address: string, { mailbox, agents }: Store): boolean {
  const at = mailbox.lastIndexOf('@')
  const isMailbox =
    address.endsWith(mailbox.slice(at)) && (address === mailbox || address.startsWith(`${mailbox.slice(0, at)}+`))
  return isMailbox || agents.some((agent) => agent.address === address)
}
