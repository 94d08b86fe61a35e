/**
 * `policies.yaml`: what a store makes of the policies, and of the calendar beside its variables. Text in, values out, or everything that is
 * wrong with it, each with its line. `templates/store/policies.yaml` is one that shows all there is.
 */
import type { Taxonomy } from '../domain/classify/taxonomy.ts'
import type { Policies } from '../domain/policy/policies.ts'
import { faultsOf, type PolicyFault } from '../domain/policy/sound.ts'
import type { Daytime } from '../domain/time/calendar.ts'
import { readExceptions } from './policy-exceptions.ts'
import { COMMON_PARTS, inBusiness, inTime, POLICY_PARTS } from './policy-fields.ts'
import { type Places, readParts } from './policy-numbers.ts'
import { type OwnDays, readClosed, readDaytime, readHours } from './store-days.ts'
import { type Entry, fieldsOf, readYaml, type YamlProblem, type YamlReader } from './yaml-reader.ts'

export type StorePolicies = {
  readonly policies: Policies
  /** Days with hours of their own, as `Calendar.days`. */
  readonly days: OwnDays
  readonly daytime?: Daytime
  /** The line of what the file says: `waiting.closeAfter`, `exceptions.1.firstAnswer.within`, `exceptions.1`, `daytime`, `days.12-24`. */
  readonly lines: ReadonlyMap<string, number>
}

type PoliciesResult =
  | { readonly value: StorePolicies; readonly problems?: undefined }
  | { readonly problems: readonly YamlProblem[]; readonly value?: undefined }

/** The base with what the file says. `taxonomy` undefined: which categories there are is not known, and not looked at. */
export function readPoliciesFile(source: string, base: Policies, taxonomy: Taxonomy | undefined): PoliciesResult {
  const places: Places = new Map()
  const result = readYaml(source, (whole, reader) => {
    const own = readWhole(whole, reader, base, taxonomy, places)
    if (!reader.hasTold()) for (const fault of faultsOf(own.policies)) tellFault(fault, places, reader)
    return { ...own, lines: new Map([...places].map(([path, at]) => [path, reader.lineOf(at)])) }
  })
  return result.problems === undefined ? { value: result.value } : { problems: result.problems }
}

function readWhole(
  whole: Entry,
  reader: YamlReader,
  base: Policies,
  taxonomy: Taxonomy | undefined,
  places: Places,
): Omit<StorePolicies, 'lines'> {
  const names = [...Object.values(POLICY_PARTS), ...Object.values(COMMON_PARTS)].map(({ name }) => name)
  const fields = fieldsOf(whole, [...names, 'exceptions', 'daytime', 'closed', 'hours'], reader)
  const of = (name: string) => fields.filter(({ key }) => key === name)
  const changed = readParts(fields, POLICY_PARTS, '', reader, places)
  const common = readParts(fields, COMMON_PARTS, '', reader, places)
  const exceptions = of('exceptions').flatMap((entry) =>
    readExceptions(entry, base.exceptions, reader, taxonomy, places),
  )
  const [daytime] = of('daytime').flatMap((entry) => readDaytime(entry, reader, places))
  const merged = <P extends object>(part: P): P =>
    Object.fromEntries(
      Object.entries(part).map(([name, values]) => [name, { ...values, ...changed[name], ...common[name] }]),
    ) as P
  return {
    policies: {
      base: merged(base.base),
      exceptions: exceptions.length > 0 ? exceptions : base.exceptions,
      ...merged({ escalations: base.escalations, bounced: base.bounced }),
    },
    days: new Map([
      ...of('closed').flatMap((entry) => readClosed(entry, reader, places)),
      ...of('hours').flatMap((entry) => readHours(entry, reader, places)),
    ]),
    ...(daytime === undefined ? {} : { daytime }),
  }
}

/** What does not go together, at the line that is in the file: the other number may be the default. */
function tellFault({ what, places: suspects, found, against }: PolicyFault, places: Places, reader: YamlReader): void {
  const paths = suspects.map(({ exception, path }) =>
    exception === undefined ? path : `exceptions.${exception}.${path}`,
  )
  const at = paths.flatMap((path) => places.get(path) ?? [])[0] ?? 0
  switch (what) {
    case 'closes-too-early':
      reader.tell(
        at,
        `close-after ${inTime(found)}, and the last reminder after ${inTime(against)}`,
        'close-after at least 1d after the last of remind-after, also where exceptions meet',
      )
      break
    case 'survey-after-reopening':
      reader.tell(
        at,
        `the survey after ${inTime(found)}, and reopening within ${inTime(against)}`,
        'the survey before reopening ends: whoever complains in it has the incident reopened',
      )
      break
    case 'urgent-slower':
      reader.tell(
        at,
        `${inBusiness(against)}, and ${inBusiness(found)} for the urgent ones of them`,
        'no more for urgent ones: under exceptions `- when: { urgent: yes }` with first-answer within',
      )
      break
  }
}
