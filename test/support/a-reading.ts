/** A mail as the domain reads it, without MIME and without a database: for tests of rules. */
import { createSeal } from '../../src/adapters/seal/seal.ts'
import { World } from '../../src/app/world.ts'
import type { SenderProof } from '../../src/domain/authority/speaker.ts'
import { type DecidedMail, decideMail, type MailInput } from '../../src/domain/decide/decide.ts'
import type { Incident } from '../../src/domain/incident/incident.ts'
import { findReferences } from '../../src/domain/mail/find-references.ts'
import type { Mail } from '../../src/domain/mail/mail.ts'
import type { Reading } from '../../src/domain/mail/reading.ts'
import type { Store } from '../../src/domain/store.ts'
import { A_STORE, at, MAILBOX } from './a-store.ts'

export const SEAL = createSeal('a secret for tests that is long enough', [])

/** Monday, 2 March 2026, 10:00 in Madrid: the store is open. */
export const MONDAY = at('2026-03-02T10:00:00+01:00')

export const PASS: SenderProof = { authentication: 'pass', evidence: 'dmarc=pass' }
export const NO_PROOF: SenderProof = { authentication: 'none', evidence: 'not asked' }

export type ReadingParts = {
  readonly from?: string
  readonly name?: string
  readonly also?: string
  readonly to?: string
  readonly subject?: string
  readonly text?: string
  readonly quoted?: string
  readonly id?: string | undefined
  readonly inReplyTo?: readonly string[]
  readonly references?: readonly string[]
  readonly arrivedAt?: number
  readonly orderNumbers?: readonly string[]
  readonly onlyThanks?: boolean
  readonly nature?: Reading['nature']
  readonly forwarded?: Reading['reply']['forwarded']
  readonly urgent?: boolean
  readonly classification?: Partial<Reading['classification']>
  readonly language?: Reading['language']['language']
  readonly guess?: Partial<Reading['language']>
  readonly files?: readonly {
    readonly filename: string
    readonly contentType: string
    readonly size?: number
    readonly inline?: boolean
  }[]
}

let counter = 0

/** A reading of a plain mail; its references are found and verified as those of a real one. */
export function aReading(parts: ReadingParts = {}): Reading {
  const text = parts.text ?? 'My lamp arrived broken. What now?'
  const id = 'id' in parts ? parts.id : `r${++counter}@client.example`
  const from = parts.from ?? 'eva@mail.example'
  const mail: Mail = {
    ...(id === undefined ? {} : { messageId: id }),
    inReplyTo: parts.inReplyTo ?? [],
    references: parts.references ?? [],
    from: [
      ...(from === '' ? [] : [{ address: from, name: parts.name ?? '' }]),
      ...(parts.also === undefined ? [] : [{ address: parts.also, name: '' }]),
    ],
    replyTo: [],
    to: [{ address: parts.to ?? MAILBOX, name: '' }],
    cc: [],
    subject: parts.subject ?? 'Broken lamp',
    arrivedAt: parts.arrivedAt ?? MONDAY,
    text,
    attachments: (parts.files ?? []).map((file, index) => ({
      index,
      size: 1_000,
      inline: false,
      sha256: `${index}`,
      ...file,
    })),
    headers: new Map(),
    size: text.length,
  }
  return {
    mail,
    nature: parts.nature ?? { kind: 'human', evidence: 'no sign of a machine' },
    reply: {
      newText: text,
      quotedText: parts.quoted ?? '',
      signature: '',
      ...(parts.forwarded ? { forwarded: parts.forwarded } : {}),
    },
    references: findReferences(mail, text, {
      mailbox: MAILBOX,
      agents: A_STORE.agents.map((agent) => agent.address),
      seal: SEAL,
    }),
    orderNumbers: parts.orderNumbers ?? [],
    findings: [],
    oddities: [],
    language: { language: parts.language ?? 'en', evidence: 'words', ...parts.guess },
    classification: {
      category: 'delivery',
      topic: 'damaged',
      sure: true,
      evidence: ['broken'],
      urgent: parts.urgent ?? false,
      ...parts.classification,
    },
    onlyThanks: parts.onlyThanks ?? false,
  }
}

/** A store without a database: mails are decided one after the other on what the ones before left. */
export function aWorld(incidents: readonly Incident[] = [], changes: Partial<Store> = {}) {
  const store = { ...A_STORE, ...changes }
  const world = new World(
    { incidents, refs: [], sent: [], acknowledgements: [], suppressed: new Map(), pictures: [], absences: [] },
    [],
  )
  let rawMailId = 0
  let fresh = 100
  return {
    world,
    store,
    /** Decides about one mail and takes the decision into account. */
    decide(parts: ReadingParts, more: Partial<MailInput> = {}): DecidedMail {
      const reading = aReading(parts)
      rawMailId += 1
      const decided = decideMail({
        reading,
        findings: NO_PROOF,
        rawMailId,
        freshNumber: fresh,
        silent: false,
        now: reading.mail.arrivedAt,
        store,
        seal: SEAL,
        known: world,
        ...more,
      })
      if (decided.incident?.number === fresh) fresh += 1
      world.apply(decided, reading, rawMailId, reading.mail.from[0] ?? { address: '', name: '' })
      return decided
    },
  }
}
