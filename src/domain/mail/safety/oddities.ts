/** What agents are warned of: a mail that shows something other than what is there, by accident or on purpose. */
import { FINDING_PACKS } from '../../language/finding-packs.ts'
import { fold } from '../../language/fold.ts'
import type { Address, Mail } from '../mail.ts'
import type { Oddity, ReplyText } from '../reading.ts'
import { overridesDirection, turnsDirection } from './direction.ts'
import { domainLooksAlike, looksAlike, skeleton } from './look-alike.ts'

/** Who "we" are: whose names nobody else may carry. */
export type Ourselves = {
  readonly name: string
  readonly mailbox: string
  readonly people: readonly { readonly address: string; readonly name: string }[]
}

/** All oddities of a mail, in the order of the type. */
export function odditiesOf(mail: Mail, reply: ReplyText, us: Ourselves): readonly Oddity[] {
  const [sender] = mail.from
  const named = mail.from.some((address) => address.address !== '')
  const found: Oddity[] = []
  if (mail.from.some(showsOtherAddress)) found.push('name-shows-other-address')
  if (mail.from.some((address) => imitates(address, us))) found.push('name-imitates-us')
  if (
    mail.from.some(
      ({ name, address }) => looksAlike(name) || looksAlike(address) || domainLooksAlike(domainOf(address)),
    )
  )
    found.push('look-alike-letters')
  if (turns(mail, reply)) found.push('direction-override')
  if (hides(reply)) found.push('hidden-text')
  if (new Set(mail.from.map(({ address }) => address)).size > 1) found.push('several-senders')
  if (sender === undefined || !named) found.push('no-sender')
  return found
}

const ADDRESS = /[^\s<>"'()[\],;:@]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?/giu

/** Italian certified mail (PEC) comes from its provider and names the writer: "Per conto di: studio@pec.example.it". */
const CERTIFIED = /^posta-certificata@/

/** "incidencias@tienda.example" <evil@example.net>; the same address in other letters or with a tag is no other. */
function showsOtherAddress({ name, address }: Address): boolean {
  if (!/[@＠]/.test(name) || address === '' || CERTIFIED.test(address)) return false
  const shown = name.normalize('NFKC').replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, '')
  const found = shown.match(ADDRESS) ?? []
  return found.some((other) => bare(other) !== bare(address)) && !found.some((other) => bare(other) === bare(address))
}

/** Without tag and case; two names of one provider are the same. */
function bare(address: string): string {
  const at = address.lastIndexOf('@')
  const domain = address.slice(at + 1).toLowerCase()
  return `${address.slice(0, at).replace(/\+.*$/s, '').toLowerCase()}@${domain === 'googlemail.com' ? 'gmail.com' : domain}`
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}

const SERVICE = new Set(FINDING_PACKS.flatMap((pack) => pack.service).map(fold))

/**
 * The display name is ours, the address is not: the store's name, alone or with words like "support"; the mailbox or its
 * name; an agent's full name. A first name alone is anybody's, and so is a store's name inside a person's.
 */
function imitates({ name, address }: Address, us: Ourselves): boolean {
  const own = domainOf(us.mailbox)
  if (name === '' || domainOf(address) === own || us.people.some((person) => person.address === address)) return false
  const shown = skeleton(name)
  if (shown === '') return false
  if (shown.includes(skeleton(us.mailbox)) || shown === own || shown === `www.${own}`) return true
  const words = shown.split(' ')
  if (shown === skeleton(us.mailbox.slice(0, us.mailbox.lastIndexOf('@')))) return true
  if (isStore(words, skeleton(us.name).split(' '))) return true
  return us.people.some((person) => {
    const full = skeleton(person.name)
    return full.includes(' ') && (shown === full || isReversed(words, full.split(' ')))
  })
}

/** The store's name, and around it only words that companies put there. */
function isStore(words: readonly string[], store: readonly string[]): boolean {
  const name = store.join(' ')
  if (name.length < 3) return false
  const at = words.findIndex((_, i) => store.every((word, k) => words[i + k] === word))
  if (at < 0) return false
  return words.every((word, i) => (i >= at && i < at + store.length) || SERVICE.has(word) || /^\d+$/.test(word))
}

/** "Pérez, Ana" for "Ana Pérez". */
function isReversed(words: readonly string[], full: readonly string[]): boolean {
  return words.length === full.length && rotations(full).includes(words.join(' '))
}

function rotations(words: readonly string[]): readonly string[] {
  return words.map((_, i) => [...words.slice(i), ...words.slice(0, i)].join(' '))
}

/** A preheader that a quoted mail of ours brings along is short; one that repeats the text hides nothing. */
const LONGEST_PREHEADER = 250

/** Whether words are hidden that do not stand in the text as well. */
function hides({ hidden = '', newText, quotedText }: ReplyText): boolean {
  const words = hidden.slice(0, 5_000).match(/[\p{L}\p{N}]{2,}/gu) ?? []
  if (words.length === 0 || (quotedText !== '' && hidden.length <= LONGEST_PREHEADER)) return false
  const shown = new Set(newText.slice(0, 50_000).match(/[\p{L}\p{N}]{2,}/gu))
  return words.some((word) => !shown.has(word))
}

/** In fields where a label is shown any turn deceives; in running text only overrides do. */
function turns(mail: Mail, reply: ReplyText): boolean {
  const fields = ['from', 'reply-to', 'subject'].flatMap((name) => mail.headers.get(name) ?? [])
  return (
    fields.some(turnsDirection) ||
    mail.attachments.some((file) => turnsDirection(file.filename)) ||
    overridesDirection(reply.newText)
  )
}
