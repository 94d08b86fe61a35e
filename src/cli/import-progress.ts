/** How far an import is: a bar on a terminal, a line now and then elsewhere. */
import type { ImportProgress } from '../app/import.ts'

export type Shown = { show(progress: ImportProgress): void; done(): void }

const EVERY_MS = 5_000

/** A bar with rate and time left. The packages load here: no other command needs them. */
export async function onTerminal(stream: NodeJS.WriteStream): Promise<Shown> {
  const { default: progress } = await import('cli-progress')
  const bar = new progress.SingleBar({
    stream,
    format: ' {bar} {percentage}%  {value} of {total} mails, {rate} a second, {left} left',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: false,
    fps: 4,
  })
  const pace = paced()
  let started = false
  return {
    show(now) {
      const { rate, left } = pace(now)
      const said = { rate: Math.round(rate), left: inWords(left) }
      if (started) bar.update(now.decided, said)
      else bar.start(now.mails, now.decided, said)
      started = true
    },
    done: () => bar.stop(),
  }
}

/** The same as lines, for logs and pipes. */
export function inLines(print: (text: string) => void): Shown {
  const pace = paced()
  let last = performance.now()
  return {
    show(now) {
      const { rate, left } = pace(now)
      if (performance.now() - last < EVERY_MS) return
      last = performance.now()
      print(`${now.decided} of ${now.mails} mails, ${Math.round(rate)} a second, ${inWords(left)} left`)
    },
    done: () => undefined,
  }
}

/** Mails a second over the last half minute, and the seconds that are left at that pace. */
function paced(): (progress: ImportProgress) => { readonly rate: number; readonly left: number } {
  const seen: { at: number; decided: number }[] = []
  return ({ mails, decided }) => {
    const at = performance.now()
    seen.push({ at, decided })
    while (seen.length > 2 && at - (seen[0]?.at ?? at) > 30_000) seen.shift()
    const [first] = seen
    const seconds = (at - (first?.at ?? at)) / 1_000
    const rate = seconds > 0 ? (decided - (first?.decided ?? 0)) / seconds : 0
    return { rate, left: rate > 0 ? (mails - decided) / rate : Number.NaN }
  }
}

/** `2 h 05 min`, `3 min 10 s`, `8 s`. */
export function inWords(seconds: number): string {
  if (Number.isNaN(seconds)) return '?'
  const all = Math.round(seconds)
  const [hours, minutes, rest] = [Math.floor(all / 3_600), Math.floor((all % 3_600) / 60), all % 60]
  if (hours > 0) return `${hours} h ${String(minutes).padStart(2, '0')} min`
  return minutes > 0 ? `${minutes} min ${String(rest).padStart(2, '0')} s` : `${rest} s`
}
