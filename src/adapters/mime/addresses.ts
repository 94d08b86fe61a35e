import type { AddressObject } from 'mailparser'
import type { Address } from '../../domain/mail/mail.ts'
import { oneLine, plainAddress } from './header-text.ts'

const MOST_ADDRESSES = 500

/** The mailboxes of an address field, groups taken apart, at most 500. */
export function addresses(value: unknown): readonly Address[] {
  const objects = (Array.isArray(value) ? value : [value]) as readonly (AddressObject | undefined)[]
  const found: Address[] = []
  const entries = objects.flatMap((object) => object?.value ?? [])
  for (const entry of entries.flatMap((each) => each.group ?? [each])) {
    const address = plainAddress(entry.address ?? '')
    if (address !== undefined) found.push({ address, name: oneLine(entry.name ?? '', 200) })
    if (found.length >= MOST_ADDRESSES) break
  }
  return found
}
