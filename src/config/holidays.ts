/** Public holidays by country and region. The library and its tables load only when a country is named. */
import { createRequire } from 'node:module'
import type Holidays from 'date-holidays'

export type Place = { readonly country: string; readonly state?: string; readonly region?: string }

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

/** Local dates `2026-12-25` of the public holidays in these years. */
export function publicHolidays(place: Place, years: readonly number[]): ReadonlySet<string> {
  const known = library(place)
  const dates = new Set<string>()
  for (const year of years) {
    for (const day of known.getHolidays(year)) {
      if (day.type !== 'public') continue
      // One entry may last several days; `date` is local, start and end are instants of its time zone.
      const lasts = Math.max(1, Math.round((day.end.getTime() - day.start.getTime()) / 86_400_000))
      const first = Date.parse(`${day.date.slice(0, 10)}T00:00Z`)
      for (let n = 0; n < lasts; n++) dates.add(new Date(first + n * 86_400_000).toISOString().slice(0, 10))
    }
  }
  return dates
}

function library(place?: Place): Holidays {
  const Library = createRequire(import.meta.url)('date-holidays') as typeof Holidays
  if (place === undefined) return new Library()
  return new Library(place.country, place.state ?? '', place.region ?? '')
}
