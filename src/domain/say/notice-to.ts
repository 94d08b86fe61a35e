/** What notices to people of the store have in common that are about no incident. */
import type { Person, Store } from '../store.ts'
import { languageOf } from './people.ts'

/** To whom, in which language and lane; an answer goes to the store's plain address. */
export function noticeTo(person: Person, store: Store) {
  return {
    to: { address: person.address, name: person.name },
    language: languageOf(person, store),
    lane: 'notification',
    voice: { kind: 'store', auto: 'auto-generated' },
    replyAs: 'plain',
    about: 0,
  } as const
}
