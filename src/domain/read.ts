import { classify, type Understanding } from './classify/classify.ts'
import { isOnlyThanks } from './classify/only-thanks.ts'
import { inputOf } from './classify/signals.ts'
import type { Recogniser } from './language/guess-language.ts'
import { cutWords } from './language/words.ts'
import { besideWords } from './mail/beside-words.ts'
import { findReferences, findReturnedReferences } from './mail/find-references.ts'
import { findFindings } from './mail/findings/find-findings.ts'
import { isSentToSee } from './mail/logos.ts'
import type { Mail } from './mail/mail.ts'
import { natureOf } from './mail/nature/nature.ts'
import type { Reading } from './mail/reading.ts'
import { isOwnMessageId, type Seal } from './mail/reference.ts'
import { withForwardedFile } from './mail/reply/forwarded-as-file.ts'
import { readReply } from './mail/reply/read-reply.ts'
import { odditiesOf } from './mail/safety/oddities.ts'
import { bareSubject } from './mail/subject.ts'
import type { Store } from './store.ts'
import { localDate } from './time/local-date.ts'

/** What words are understood with; the taxonomy is the store's. */
export type WordSense = Omit<Understanding, 'taxonomy'> & { readonly recognise: Recogniser }

/** Everything that can be concluded from one mail alone: who wrote it, what is new in it, what it refers to and wants. */
export function read(mail: Mail, store: Store, seal: Seal, { recognise, ...understanding }: WordSense): Reading {
  const written = readReply(mail)
  const reply = withForwardedFile(mail, written)
  const own = { mailbox: store.mailbox, isOwnMessageId: (id: string) => isOwnMessageId(seal, store.mailbox, id) }
  const words = cutWords(reply.newText)
  const language = recognise(words, bareSubject(mail.subject))
  const nature = natureOf(mail, own, written)
  const { mailbox, siblings = [] } = store
  const signed = { mailbox, siblings, agents: store.agents.map((agent) => agent.address), seal }
  const returned = nature.kind === 'bounce' ? nature.bounce.returned : undefined
  return {
    mail,
    nature,
    reply,
    references: [
      ...findReferences(mail, reply.newText, signed),
      ...(returned === undefined ? [] : findReturnedReferences(returned, signed)),
    ],
    ...findFindings(mail.subject, reply.newText, {
      today: () => localDate(store.calendar, mail.arrivedAt),
      language: language.language,
      orderPattern: store.orderPattern,
      words: words.words,
    }),
    oddities: odditiesOf(mail, reply, {
      name: store.name,
      mailbox: store.mailbox,
      people: [...store.agents, ...store.managers],
    }),
    language,
    classification: classify(inputOf(mail.subject, words, language), { ...understanding, taxonomy: store.taxonomy }),
    onlyThanks: !mail.attachments.some(isSentToSee) && isOnlyThanks(reply.newText, besideWords(mail, store.agents)),
  }
}
