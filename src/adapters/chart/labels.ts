/** Names at the right of a chart, each beside what it names, instead of a legend. */
import { CHART_SIZE } from '../../domain/report/chart.ts'

export const FONT = 'Lato'
export const INK = '#1f2933'
/** Of letters, in pixels of 600 across: still eleven of them on a phone. */
export const SIZE = 20

const LINE_HEIGHT = 27
const LONGEST = 260
/** From the end of the lines to the mark, and from there to the name. */
const GAP = 20
const MARK = 22

export type Mark = 'circle' | 'triangle' | 'dashes' | 'square'
export type Label = { readonly text: string; readonly color: string; readonly mark: Mark; readonly y: number }

/** Pixels that these names take at the right. */
export function roomFor(texts: readonly string[]): number {
  return GAP + MARK + Math.min(LONGEST, Math.max(0, ...texts.map(widthOf))) + 14
}

/** In ink behind a mark of its colour: coloured letters would be too pale. `room` as `roomFor` told; none stands over another. */
export function drawLabels(labels: readonly Label[], room: number, top: number, bottom: number): object[] {
  const x = CHART_SIZE.width - room + GAP
  const places = apart(
    labels.map(({ y }) => y),
    top,
    bottom,
  )
  return labels.flatMap(({ text, color, mark }, at) => {
    const y = places[at] ?? 0
    const style = {
      text,
      fill: INK,
      fontFamily: FONT,
      fontSize: SIZE,
      fontWeight: 700,
      verticalAlign: 'middle',
      width: room - GAP - MARK - 4,
      overflow: 'truncate',
    }
    return [...drawMark(mark, color, x, y), { type: 'text', x: x + MARK, y, style, silent: true }]
  })
}

/** Where labels stand that would stand at `wanted`, in pixels from the top. */
function apart(wanted: readonly number[], top: number, bottom: number): readonly number[] {
  const order = [...wanted.keys()].sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || b - a)
  const places = order.map((at) => wanted[at] ?? 0)
  for (const [n, place] of places.entries())
    places[n] = Math.max(place, (places[n - 1] ?? top - LINE_HEIGHT) + LINE_HEIGHT)
  for (let n = places.length - 1; n >= 0; n--)
    places[n] = Math.min(places[n] ?? 0, (places[n + 1] ?? bottom + LINE_HEIGHT) - LINE_HEIGHT)
  const result: number[] = []
  for (const [n, at] of order.entries()) result[at] = places[n] ?? 0
  return result
}

function drawMark(mark: Mark, fill: string, x: number, y: number): object[] {
  const rect = (left: number, width: number, height: number) => ({
    type: 'rect',
    shape: { x: x + left, y: y - height / 2, width, height },
    style: { fill },
    silent: true,
  })
  switch (mark) {
    case 'circle':
      return [{ type: 'circle', shape: { cx: x + 7, cy: y, r: 7 }, style: { fill }, silent: true }]
    case 'triangle': {
      const points = [
        [x, y + 7],
        [x + 14, y + 7],
        [x + 7, y - 7],
      ]
      return [{ type: 'polygon', shape: { points }, style: { fill }, silent: true }]
    }
    case 'dashes':
      return [rect(0, 6, 4), rect(9, 6, 4)]
    case 'square':
      return [rect(0, 14, 14)]
  }
}

/** About as wide as the letters are drawn. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + widthOfLetter(letter), 0) * SIZE
}

function widthOfLetter(letter: string): number {
  if (/[fijlrtI.,:;|!()\s]/u.test(letter)) return 0.36
  if (/[mwMWÆŒ%@]/u.test(letter)) return 0.88
  return /\p{Lu}/u.test(letter) ? 0.7 : 0.59
}
