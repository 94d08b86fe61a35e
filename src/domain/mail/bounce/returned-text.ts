import type { ReturnedMail } from '../mail.ts'

/** The fields of a mail that was returned as text below the notice. Undefined when they name nothing. */
export function readReturnedText(text: string): ReturnedMail | undefined {
  if (text === '') return undefined
  const fields = new Map<string, string>()
  let last = ''
  for (const line of text.split('\n')) {
    const name = /^([A-Za-z][\w-]{1,40}):/.exec(line)?.[1]?.toLowerCase()
    if (name !== undefined) {
      last = fields.has(name) ? '' : name
      if (last !== '') fields.set(name, line.slice(name.length + 1).trim())
    } else if (last !== '' && /^\s/.test(line)) {
      fields.set(last, `${fields.get(last) ?? ''} ${line.trim()}`.slice(0, 8_000))
    }
  }
  const value = (name: string): string => fields.get(name) ?? ''
  const [messageId] = idsIn(value('message-id'))
  const to = addressesIn(value('to'))
  const senders = ['return-path', 'from', 'sender', 'reply-to'].flatMap((name) => addressesIn(value(name)))
  if (messageId === undefined && to.length === 0 && senders.length === 0) return undefined
  return {
    ...(messageId === undefined ? {} : { messageId }),
    references: [...idsIn(value('in-reply-to')), ...idsIn(value('references'))].slice(0, 40),
    to,
    senders: [...new Set(senders)],
    subject: value('subject').slice(0, 500).toWellFormed(),
  }
}

function idsIn(value: string): readonly string[] {
  return [...value.matchAll(/<([^<>\s]{3,400})>/g)].flatMap((match) => match[1] ?? []).slice(0, 20)
}

function addressesIn(value: string): readonly string[] {
  return value
    .split(/[\s,;<>"'()]+/)
    .filter((word) => /^[^@]{1,64}@[^@.]{1,200}\.[^@]{1,200}$/.test(word))
    .map((word) => word.toLowerCase())
    .slice(0, 20)
}
