/**
 * The people of a simulated quarter: customers who write, thank, insist, choose, score, are away or cannot be reached, and agents who
 * answer, promise, forget. What each does follows from the mail that arrived and from a seed.
 */
import { readFileSync } from 'node:fs'
import type { MailName } from '../../../src/domain/incident/mails.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../../../src/domain/time/instant.ts'
import { type Chance, chanceFrom, pick } from './chance.ts'

export const STORE = 'incidencias@shop.example'
export const AGENTS = [
  { address: 'ana@shop.example', name: 'Ana', language: 'es', categories: 'delivery,support' },
  { address: 'rui@shop.example', name: 'Rui', language: 'pt', categories: 'product_info,checkout' },
] as const

/** A mail that left the store. */
export type Arrived = {
  readonly template: MailName
  readonly incident: number | null
  readonly to: string
  /** The envelope's sender: bounces go there. */
  readonly envelopeFrom: string
  readonly replyTo: string
  readonly subject: string
  readonly messageId: string
  /** The Message-ID of the letter it answers; empty when it answers none. */
  readonly inReplyTo: string
}

/** A mail that somebody will write. */
export type Letter = {
  readonly at: Instant
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly inReplyTo?: string
  readonly headers?: readonly string[]
  /** The body is a report of a mail that could not be delivered. */
  readonly bounceOf?: string
}

const LANGUAGES = ['es', 'pt', 'pl', 'en'] as const
type Language = (typeof LANGUAGES)[number]

type Matter = { readonly subject: string; readonly body: string }

const MATTERS: Readonly<Record<Language, readonly Matter[]>> = {
  es: mattersOf('es'),
  pt: mattersOf('pt'),
  pl: mattersOf('pl'),
  en: mattersOf('en'),
}

/** Ordinary mails of the corpus: what is urgent or praise has ways of its own. */
function mattersOf(language: Language): readonly Matter[] {
  const file = new URL(`../../../fixtures/classify/train/${language}-a.jsonl`, import.meta.url)
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Matter & { readonly topic: string })
    .filter(({ body, topic }) => topic !== 'praise' && body.length > 60)
}

const WORDS: Readonly<
  Record<Language, Record<'thanks' | 'insists' | 'answers' | 'reply' | 'bad' | 'good' | 'away', string>>
> = {
  es: {
    thanks: 'Muchas gracias.',
    insists: 'Sigue sin solucionarse: el problema es el mismo y necesito una respuesta.',
    answers: 'Aquí tiene lo que me pedía: lo compré el lunes y pagué con transferencia.',
    reply: 'Buenos días. Lo hemos revisado y ya está en marcha. Gracias por avisarnos.',
    bad: 'No quedé conforme: el paquete sigue sin llegar y quiero que me devuelvan el dinero.',
    good: 'Muy bien todo.',
    away: 'Estoy fuera de la oficina hasta el',
  },
  pt: {
    thanks: 'Muito obrigado!',
    insists: 'Continua sem solução: o problema é o mesmo e preciso de uma resposta.',
    answers: 'Segue o que vocês pediram: comprei na segunda e paguei por boleto.',
    reply: 'Bom dia. Verificamos tudo e já está a caminho. Obrigado pelo aviso.',
    bad: 'Não fiquei satisfeito: o pacote ainda não chegou e quero meu dinheiro de volta.',
    good: 'Tudo muito bom.',
    away: 'Estou fora do escritório até',
  },
  pl: {
    thanks: 'Bardzo dziękuję!',
    insists: 'Sprawa dalej nie jest załatwiona, problem jest ten sam i proszę o odpowiedź.',
    answers: 'Przesyłam to, o co Państwo pytali: kupiłem w poniedziałek i zapłaciłem przelewem.',
    reply: 'Dzień dobry. Sprawdziliśmy i już się tym zajęliśmy. Dziękujemy za zgłoszenie.',
    bad: 'Nie jestem zadowolony: paczka dalej nie dotarła i chcę zwrotu pieniędzy.',
    good: 'Bardzo dobrze.',
    away: 'Jestem poza biurem do',
  },
  en: {
    thanks: 'Thank you very much!',
    insists: 'This is still not solved: the problem is the same and I need an answer.',
    answers: 'Here is what you asked for: I bought it on Monday and paid by transfer.',
    reply: 'Good morning. We looked into it and it is on its way. Thank you for telling us.',
    bad: 'I am not happy: the parcel still has not arrived and I want my money back.',
    good: 'Very good.',
    away: 'I am out of the office until',
  },
}

/** How an agent handles an incident. */
const WAYS = {
  resolves: 60,
  answers: 12,
  waits: 8,
  promises: 5,
  breaks: 2,
  offers: 4,
  forgets: 4,
  snoozes: 3,
  closes: 1,
  spam: 1,
}

export type People = {
  /** Every first mail of the quarter. */
  readonly begins: readonly Letter[]
  /** What a mail that arrived at `now` moves its reader to write. */
  react(mail: Arrived, now: Instant): readonly Letter[]
}

export function peopleOf(
  seed: number,
  count: number,
  from: Instant,
  days: number,
  nextBusiness: (at: Instant) => Instant,
): People {
  const chance = chanceFrom(seed)
  const handled = new Set<number>()
  return {
    begins: Array.from({ length: count }, (_, n) => beginning(chance, n, count, from, days)),
    react(mail, now) {
      return AGENTS.some(({ address }) => address === mail.to)
        ? ofAgent(chance, mail, now, handled, nextBusiness)
        : ofCustomer(chance, mail, now)
    },
  }
}

/** Customers come again now and then; most write in the day. */
function beginning(chance: Chance, n: number, count: number, from: Instant, days: number): Letter {
  const who = chance('again', n) < 0.15 ? Math.floor(chance('who', n) * n) : n
  const language = languageOf(who)
  const matters = MATTERS[language]
  const matter = matters[Math.floor(chance('matter', n) * matters.length)] ?? { subject: '', body: '' }
  const day = Math.floor(((n + chance('day', n)) / count) * days)
  const at = from + day * DAY + Math.floor((7 + 15 * chance('hour', n)) * HOUR)
  return { at, from: addressOf(who), to: STORE, subject: matter.subject, text: matter.body }
}

function languageOf(who: number): Language {
  return LANGUAGES[who % LANGUAGES.length] ?? 'es'
}

function addressOf(who: number): string {
  return `c${who}@d${who}.example`
}

function numberOf(address: string): number {
  return Number(/^c(\d+)@/.exec(address)?.[1] ?? 0)
}

function ofCustomer(chance: Chance, mail: Arrived, now: Instant): readonly Letter[] {
  const who = numberOf(mail.to)
  const words = WORDS[languageOf(who)]
  const luck = (what: string) => chance(what, mail.incident ?? 0, mail.template, mail.messageId.length, now)
  const answer = (after: number, text: string): Letter => ({ ...answerTo(mail, mail.to, text), at: now + after })
  switch (mail.template) {
    case 'acknowledgement':
      return luck('away') < 0.03 ? [absence(mail, words.away, now)] : []
    case 'relay':
    case 'resolved':
    case 'promise': {
      if (luck('bounce') < 0.02) return [bounce(mail, now + MINUTE)]
      const luckOf = luck('relay')
      if (luckOf < 0.12) return [answer(HOUR * (1 + 20 * luck('when')), words.thanks)]
      if (luckOf < 0.18) return [answer(DAY * (1 + 2 * luck('when')), words.insists)]
      return []
    }
    case 'reminder':
      return luck('reminder') < 0.4 ? [answer(HOUR * 5, words.answers)] : []
    case 'offer':
      return luck('offer') < 0.7 ? [answer(HOUR * 8, luck('which') < 0.5 ? '1' : '2')] : []
    case 'survey': {
      if (luck('survey') > 0.25) return []
      const how = pick({ five: 50, four: 20, words: 10, two: 8, one: 6, complaint: 6 }, luck('score'))
      const texts = { five: '5', four: '4', words: words.good, two: '2', one: '1', complaint: `1\n\n${words.bad}` }
      return [answer(HOUR * 3, texts[how])]
    }
    default:
      return []
  }
}

function ofAgent(
  chance: Chance,
  mail: Arrived,
  now: Instant,
  handled: Set<number>,
  nextBusiness: (at: Instant) => Instant,
): readonly Letter[] {
  const incident = mail.incident ?? 0
  const agent = AGENTS.find(({ address }) => address === mail.to) ?? AGENTS[0]
  const way = pick(WAYS, chance('way', incident))
  const reply = WORDS.es.reply
  const write = (after: number, text: string): Letter => ({
    ...answerTo(mail, `${agent.name} <${agent.address}>`, text),
    at: nextBusiness(now + after) + Math.floor(chance('pause', incident, after) * 40 * MINUTE),
  })
  // Somebody wrote meanwhile: read, and sent as it was.
  if (mail.template === 'held-answer') return [write(HOUR, '#send')]
  if (mail.template === 'delivery-failed') return [write(HOUR, '#close')]
  // Back from the snooze: told so, or reminded of the answer that is due.
  const isBack = mail.template === 'snooze-over' || (mail.template === 'first-answer-reminder' && handled.has(incident))
  if (isBack && way === 'snoozes') return [write(HOUR, `${reply}\n\n#resolve`)]
  if (mail.template !== 'notification' || incident === 0) return []
  const soon = 5 * MINUTE + chance('soon', incident, now) * 2 * HOUR
  if (handled.has(incident)) return way === 'forgets' || way === 'spam' ? [] : [write(soon, `${reply}\n\n#resolve`)]
  handled.add(incident)
  switch (way) {
    case 'resolves':
      return [write(soon, `${reply}\n\n#resolve`)]
    case 'answers':
      return [write(soon, reply), write(2 * DAY, '#resolve')]
    case 'waits':
      return [write(soon, `${reply}\n\n#wait`)]
    case 'promises':
      return [write(soon, `${reply}\n\n#promise 3d`), write(2 * DAY, `${reply}\n\n#resolve`)]
    case 'breaks':
      return [write(soon, `${reply}\n\n#promise 2d`), write(9 * DAY, `${reply}\n\n#resolve`)]
    case 'offers':
      return [
        write(soon, '#offer Otro igual | Vale de 10 €'),
        write(6 * DAY, `${reply}\n\n#compensate 10 EUR vale\n#resolve`),
      ]
    case 'forgets':
      return [write(24 * DAY, `${reply}\n\n#resolve`)]
    case 'snoozes':
      return [write(soon, '#snooze 3d')]
    case 'closes':
      return [write(soon, '#close')]
    case 'spam':
      return [write(soon, '#spam')]
  }
}

function answerTo(mail: Arrived, from: string, text: string): Omit<Letter, 'at'> {
  return { from, to: mail.replyTo, subject: `Re: ${mail.subject}`, text, inReplyTo: mail.messageId }
}

function absence(mail: Arrived, words: string, now: Instant): Letter {
  const back = new Date(now + 9 * DAY).toISOString().slice(0, 10)
  return {
    ...answerTo(mail, mail.to, `${words} ${back}.`),
    at: now + MINUTE,
    subject: `Auto: ${mail.subject}`,
    headers: ['Auto-Submitted: auto-replied'],
  }
}

function bounce(mail: Arrived, at: Instant): Letter {
  return {
    at,
    from: 'MAILER-DAEMON@mx.shop.example',
    to: mail.envelopeFrom,
    subject: 'Undelivered Mail Returned to Sender',
    text: '',
    bounceOf: mail.to,
  }
}

let letters = 0

/** The letter as bytes, with its Message-ID. */
export function bytesOf({ from, to, subject, text, inReplyTo, headers = [], bounceOf }: Letter) {
  letters += 1
  const id = `<q${letters}@people.example>`
  const head = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    `Message-ID: ${id}`,
    ...(inReplyTo === undefined ? [] : [`In-Reply-To: ${inReplyTo}`, `References: ${inReplyTo}`]),
    ...headers,
    'MIME-Version: 1.0',
  ]
  const body =
    bounceOf === undefined
      ? ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit', '', text, '']
      : report(bounceOf)
  return { id, content: Buffer.from([...head, ...body].join('\r\n').replace(/\r?\n/g, '\r\n')) }
}

/** RFC 3464. */
function report(recipient: string): readonly string[] {
  return [
    'Auto-Submitted: auto-replied',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    `<${recipient}>: host mx.example said: 550 5.1.1 User unknown`,
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.shop.example',
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 User unknown',
    '',
    '--b--',
    '',
  ]
}
