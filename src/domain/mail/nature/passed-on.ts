import { type Address, header, type Mail } from '../mail.ts'
import type { ReplyText } from '../reading.ts'
import type { Own } from './list-headers.ts'

/** A mail that a machine sent and a person wrote: by the form of a site, or by a rule that forwards. */
export type PassedOn =
  | {
      readonly by: 'form'
      readonly evidence: string
      /** The customer, where the sender is of our own domain: nobody would ever read an answer to it. */
      readonly writer?: Address
    }
  | { readonly by: 'rule'; readonly evidence: string }

/** Prefixes by which mail programs name what they forward. */
const FORWARDED = /^(?:fwd?|wg|rv|tr|pd|enc|i|vb|vs|vl|doorst|továbbítás|переслано)\s?:/i

/**
 * Forms of a site (WordPress, PrestaShop, Shopify …) write in its own name and put the customer into Reply-To; they often
 * call themselves automatic, or bulk. They count as the person's words when the sender belongs to our own domain, or
 * when the text names the address of Reply-To as forms do. An automatic *answer* (RFC 3834 auto-replied) is never one.
 */
export function passedOn(mail: Mail, own: Own, reply: ReplyText): PassedOn | undefined {
  const customer = formCustomer(mail, own, reply)
  if (customer !== undefined) {
    const evidence = `a form, filled in by ${customer.address.slice(0, 100)}`
    return isOurs(mail.from[0]?.address ?? '', own)
      ? { by: 'form', evidence, writer: customer }
      : { by: 'form', evidence }
  }
  if (FORWARDED.test(mail.subject.slice(0, 40).trimStart()) && reply.forwarded !== undefined)
    return { by: 'rule', evidence: 'a forwarded mail' }
  return undefined
}

/**
 * The customer who filled in a form: the one address in Reply-To that is not ours, of several the one that the text
 * names. A form that writes in the name of the mailbox itself and knows no Reply-To has the address in its text alone.
 */
export function formCustomer(mail: Mail, own: Own, reply: ReplyText): Address | undefined {
  const from = mail.from[0]?.address
  if (from === undefined || mail.inReplyTo.length > 0 || mail.replyTo.length > MOST_REPLY_TO) return undefined
  if (/^\s*auto-replied/i.test(header(mail, 'auto-submitted') ?? '')) return undefined
  const has = (name: string): boolean => header(mail, name) !== undefined
  if (has('list-id') || has('list-post')) return undefined
  const mailbox = own.mailbox.toLowerCase()
  const text = reply.newText.slice(0, 10_000).toLowerCase()
  const others = mail.replyTo.filter(({ address }) => address !== from && domainOf(address) !== domainOf(mailbox))
  const [customer, second] = others.length > 1 ? others.filter(({ address }) => text.includes(address)) : others
  if (second !== undefined) return undefined
  if (customer === undefined) {
    const isToItself = from === mailbox && mail.replyTo.length === 0 && mail.references.length === 0
    return isToItself && mail.to.some(({ address }) => address === mailbox) ? onlyAddress(text, mailbox) : undefined
  }
  if (isOurs(from, own)) return customer
  // The services through which our site sends add it to whatever they send.
  if (has('list-unsubscribe')) return undefined
  // A person who has answers sent elsewhere needs no form to count as one.
  return text.includes(customer.address) && domainOf(from) !== domainOf(customer.address) ? customer : undefined
}

/** A form names one person; a longer list is none, or somebody's attempt to have many written to. */
const MOST_REPLY_TO = 5

/** The one mail address of others in a text. */
function onlyAddress(text: string, mailbox: string): Address | undefined {
  const found = new Set(
    Array.from(text.matchAll(/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/g), ([address]) => address),
  )
  const [address, second] = [...found].filter((each) => domainOf(each) !== domainOf(mailbox))
  return address === undefined || second !== undefined ? undefined : { address, name: '' }
}

/** Whether the address is of our own domain or of one below it. */
function isOurs(address: string, own: Own): boolean {
  const [domain, ours] = [domainOf(address), domainOf(own.mailbox.toLowerCase())]
  return domain === ours || domain.endsWith(`.${ours}`)
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1)
}
