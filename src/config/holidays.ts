/** Public holidays by country and region. The library and its tables load only when a country is named. */
import { createRequire } from 'node:module'
import type Holidays from 'date-holidays'

export type Place = { readonly country: string; readonly state?: string; readonly region?: string }

/** `from`: minutes after midnight at which the day ends for those who work, where half of it is free. */
export type Holiday = { readonly date: string; readonly name: string; readonly from?: number }

/** `ES`, `ES-MD` or `DE-BY-A`; undefined when there is no such place. */
export function countryCode(text: string): Place | undefined {
  const [country = '', state, region, ...more] = text.toUpperCase().split('-')
  const known = library()
  if (more.length > 0 || !(country in known.getCountries())) return undefined
  if (state === undefined) return { country }
  if (!(state in (known.getStates(country) ?? {}))) return undefined
  if (region === undefined) return { country, state }
  return region in (known.getRegions(country, state) ?? {}) ? { country, state, region } : undefined
}

/**
 * The public holidays of these years, in order. Days of banks, schools and offices (`bank`, `school`, `optional`) are none: shops work
 * then, and a store that does not says so itself. A day that is two holidays comes twice.
 */
export function publicHolidays(place: Place, years: readonly number[]): readonly Holiday[] {
  const known = library(place)
  return years
    .flatMap((year) => known.getHolidays(year))
    .filter(({ type }) => type === 'public')
    .flatMap(({ date, name, start, end }) => {
      // `date` is local, start and end are instants of the place's zone. One entry may last several days, or an afternoon.
      const days = (end.getTime() - start.getTime()) / 86_400_000
      const first = date.slice(0, 10)
      const from = minutesIn(date)
      if (from > 0 && days < 1) return [{ date: first, name, from }]
      const midnight = Date.parse(`${first}T00:00Z`)
      return Array.from({ length: Math.max(1, Math.round(days)) }, (_, n) => ({
        date: new Date(midnight + n * 86_400_000).toISOString().slice(0, 10),
        name,
      }))
    })
}

/** Of `2026-12-24 14:00:00`, and of `2026-12-24 00:00:00 -0600` where the zone is told. */
function minutesIn(date: string): number {
  return Number(date.slice(11, 13)) * 60 + Number(date.slice(14, 16))
}

function library(place?: Place): Holidays {
  const Library = createRequire(import.meta.url)('date-holidays') as typeof Holidays
  if (place === undefined) return new Library()
  return new Library(place.country, place.state ?? '', place.region ?? '')
}
