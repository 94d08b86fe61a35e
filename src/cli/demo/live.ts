import { letters } from './letters.ts'
import type { Outgoing, SentMail } from './outgoing.ts'
import { isStaff, MAILBOX, nameOf } from './people.ts'

/** How to write to the running demo. */
export function invitation(doorPort: number, page: string): readonly string[] {
  const words = {
    subject: 'My order 60001 arrived damaged',
    body: 'Hello, the vase in my order 60001 is broken. Can you send another one?',
  }
  const mail = { from: 'you@example.com', to: MAILBOX, subject: words.subject, text: words.body }
  return [
    '',
    `Read every mail that was sent:  ${page}`,
    '',
    'Write to the store yourself, with swaks',
    `  swaks --server 127.0.0.1:${doorPort} --to ${MAILBOX} --from you@example.com --header "Subject: ${words.subject}" --body "${words.body}"`,
    'or with nodemailer',
    `  ${nodemailerLine(doorPort, mail)}`,
  ]
}

/** How to answer a notification as the agent who got it. */
export function answerLines(doorPort: number, mail: SentMail): readonly string[] {
  const subject = `Re: ${mail.subject}`.replace(/["`$\\]/g, '')
  return [
    `Answer it as ${nameOf(mail.to)}:`,
    `  swaks --server 127.0.0.1:${doorPort} --to '${mail.replyTo}' --from ${mail.to} --header "From: ${nameOf(mail.to)} <${mail.to}>" --header "Subject: ${subject}" --body 'We send you a new vase today.\\n#take'`,
  ]
}

/**
 * Works on the real clock until the signal: a pass every few seconds, and at once when `woken` resolves. Tells each mail
 * that is sent, and how to answer the newest notification.
 */
export async function live(stage: {
  readonly pass: (now: number) => Promise<unknown>
  readonly woken: (ms: number) => Promise<void>
  readonly outgoing: Outgoing
  readonly doorPort: number
  readonly say: (line: string) => void
  readonly signal: AbortSignal
}): Promise<void> {
  const { outgoing, say, signal } = stage
  let told = outgoing.sent.length
  while (!signal.aborted) {
    await stage.pass(Date.now())
    await outgoing.settled(told)
    const fresh = outgoing.sent.slice(told)
    told += fresh.length
    for (const { names, gist } of letters(fresh)) say(`→ ${names.join(', ')}: ${gist}`)
    const notified = fresh.find((mail) => isStaff(mail.to) && /^\[INC-/.test(mail.subject))
    if (notified !== undefined) for (const line of answerLines(stage.doorPort, notified)) say(line)
    if (!signal.aborted) await stage.woken(3_000)
  }
}

function nodemailerLine(port: number, mail: object): string {
  const script = `require('nodemailer').createTransport({host:'127.0.0.1',port:${port}}).sendMail(${JSON.stringify(mail).replaceAll('"', "'")}).then(r=>console.log(r.response))`
  return `node -e "${script}"`
}
