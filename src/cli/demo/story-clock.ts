/** The story's time: `mon 09:12` of a week that ended not long ago, in the store's time zone. */
export const TIME_ZONE = 'Europe/Madrid'

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'next-mon'] as const

/** `mon 09:12` to `next-mon 08:05`. */
export type StoryTime = `${(typeof DAYS)[number]} ${number}:${number}`

const HOUR = 3_600_000
const DAY = 24 * HOUR

export type StoryClock = {
  at(time: StoryTime): number
  /** `Mon 09:12`. */
  show(at: number): string
  showDay(at: number): string
}

/** The last whole week whose following Monday morning is over. `present`: the real time. */
export function storyClock(present: number): StoryClock {
  let day = atLocal(present, 0, 12)
  while (weekday(day) !== 'Mon' || atLocal(day, 7, 12) > present) day = atLocal(day, -1, 12)
  return {
    at(time) {
      const [name = '', clock = ''] = time.split(' ')
      const [hour = 0, minute = 0] = clock.split(':').map(Number)
      const days = (DAYS as readonly string[]).indexOf(name)
      if (days < 0) throw new Error(`no such day in the story: ${time}`)
      return atLocal(day, days, hour, minute)
    },
    show: (at) => `${weekday(at)} ${shown(at, { hour: '2-digit', minute: '2-digit' })}`,
    showDay: (at) => shown(at, { weekday: 'long', day: 'numeric', month: 'long' }),
  }
}

function weekday(at: number): string {
  return shown(at, { weekday: 'short' })
}

function shown(at: number, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: TIME_ZONE, ...options }).format(at)
}

/** A wall-clock time of the store, `days` after the local day of `from`. */
function atLocal(from: number, days: number, hour: number, minute = 0): number {
  const [year = 0, month = 1, date = 1] = local(from).split('-').map(Number)
  const wall = Date.UTC(year, month - 1, date + days, hour, minute)
  // Twice, because the offset at the guess can differ from the offset at the answer when summer time begins or ends.
  const guess = wall - offset(wall)
  return wall - offset(guess)
}

/** `2026-11-02`. */
function local(at: number): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone: TIME_ZONE,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(at)
}

/** How far the store's clocks are ahead of UTC. */
function offset(at: number): number {
  const minute = Math.floor(at / 60_000) * 60_000
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: TIME_ZONE,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(minute)
  const [hour = 0, minutes = 0] = time.split(':').map(Number)
  const wall = Date.parse(`${local(minute)}T00:00:00Z`) + hour * HOUR + minutes * 60_000
  const ahead = wall - minute
  return ahead > DAY / 2 ? ahead - DAY : ahead
}
