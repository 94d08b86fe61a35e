/** How well courtesy is told from requests, on the mails of `fixtures/classify/courtesy`. */
import { readFileSync } from 'node:fs'
import { isOnlyThanks } from '../../src/domain/classify/only-thanks.ts'
import { table } from './markdown.ts'

type CourtesyMail = {
  readonly id: string
  readonly body: string
  readonly name?: string
  readonly request: boolean
  readonly part?: 'held-back'
}

export const COURTESY_LANGUAGES = ['es', 'pt', 'pl', 'en', 'fr', 'de', 'it'] as const

export type CourtesyCount = {
  readonly courtesy: number
  readonly requests: number
  /** Ids of courtesy that was not recognised. */
  readonly missed: readonly string[]
  /** Ids of requests that were taken for courtesy: customers who would be forgotten. */
  readonly taken: readonly string[]
}

/** Counts for one language, or all of them; without a part, both parts together. */
export function countCourtesy(
  languages: readonly (typeof COURTESY_LANGUAGES)[number][],
  part?: 'tuned' | 'held-back',
): CourtesyCount {
  const mails = languages.flatMap(readMails).filter((mail) => part === undefined || (mail.part ?? 'tuned') === part)
  const isCourtesy = ({ body, name }: CourtesyMail) => isOnlyThanks(body, { names: name === undefined ? [] : [name] })
  const courtesy = mails.filter((mail) => !mail.request)
  const requests = mails.filter((mail) => mail.request)
  return {
    courtesy: courtesy.length,
    requests: requests.length,
    missed: courtesy.filter((mail) => !isCourtesy(mail)).map(({ id }) => id),
    taken: requests.filter(isCourtesy).map(({ id }) => id),
  }
}

/** A Markdown table: courtesy recognised of all, and requests taken for courtesy of all, by language and part. */
export function courtesyTable(): string {
  const rows = COURTESY_LANGUAGES.map((language) => [
    language,
    ...(['tuned', 'held-back'] as const).flatMap((part) => {
      const { courtesy, requests, missed, taken } = countCourtesy([language], part)
      return [`${courtesy - missed.length} of ${courtesy}`, `${taken.length} of ${requests}`]
    }),
  ])
  const head = ['', 'recognised', 'requests taken', 'recognised, held-back', 'requests taken, held-back']
  return table(head, rows)
}

function readMails(language: string): readonly CourtesyMail[] {
  const file = new URL(`../../fixtures/classify/courtesy/${language}.jsonl`, import.meta.url)
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as CourtesyMail)
}
