import { QUOTING_PACKS } from '../language/quoting-packs.ts'

const REPLY = new Set(QUOTING_PACKS.flatMap((pack) => pack.replyPrefixes))
const FORWARD = new Set(QUOTING_PACKS.flatMap((pack) => pack.forwardPrefixes))

/** Longest prefix looked at, and most prefixes taken off one subject. */
const LONGEST = 14
const MOST = 40
/** Tags in front of it: of lists, servers and desks. */
const MOST_TAGS = 4
const LONGEST_TAG = 60

export type SubjectPrefix = 'reply' | 'forward'

/** The outermost prefix of a subject (`RV:`, `Re[2]:`, `[EXTERNAL] Fwd:`), if it has one. */
export function outerPrefix(subject: string): SubjectPrefix | undefined {
  let rest = subject.trimStart()
  for (let i = 0; i < MOST_TAGS && rest.startsWith('['); i++) {
    const end = rest.slice(0, LONGEST_TAG).indexOf(']')
    if (end < 0) break
    rest = rest.slice(end + 1).trimStart()
  }
  return takePrefix(rest)?.prefix
}

/** The subject without `Re: RV: ENC: Odp: …` in front, as far as any language knows them. */
export function bareSubject(subject: string): string {
  let rest = subject.trim()
  for (let i = 0; i < MOST; i++) {
    const taken = takePrefix(rest)
    if (taken === undefined) break
    rest = taken.rest
  }
  return rest
}

function takePrefix(subject: string): { readonly prefix: SubjectPrefix; readonly rest: string } | undefined {
  const colon = subject.slice(0, LONGEST + 6).search(/[:：]/)
  if (colon < 1) return undefined
  const word = subject
    .slice(0, colon)
    .replace(/[[(]\d{1,3}[\])]$/, '')
    .trim()
    .toLowerCase()
  const prefix = REPLY.has(word) ? 'reply' : FORWARD.has(word) ? 'forward' : undefined
  return prefix === undefined ? undefined : { prefix, rest: subject.slice(colon + 1).trimStart() }
}
