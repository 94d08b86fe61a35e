/** Charts as managers get them: pictures that are small, the same everywhere, and have letters in them. */
import { inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { createCharts } from '../../src/adapters/chart/charts.ts'
import { pngOf } from '../../src/adapters/chart/png.ts'
import { svgOf } from '../../src/adapters/chart/svg.ts'
import type { Chart } from '../../src/domain/report/chart.ts'

const weeks = Array.from({ length: 13 }, (_, at) => `T${35 + at}`)
const rising = (from: number) => weeks.map((_, at) => from + ((at * 7) % 5) + at)

const CHARTS: readonly Chart[] = [
  {
    name: 'volume',
    language: 'pl',
    title: 'Zgłoszenia otwarte i rozwiązane w tygodniu',
    alt: '',
    kind: 'lines',
    weeks,
    lines: [
      { label: 'Otwarte', values: rising(20) },
      { label: 'Rozwiązane', values: rising(18) },
    ],
  },
  {
    name: 'in-target',
    language: 'de',
    title: 'Erste Antwort in der Zielzeit',
    alt: '',
    kind: 'share',
    weeks,
    label: 'In der Zielzeit',
    values: weeks.map((_, at) => (at === 5 ? undefined : 0.7 + (at % 4) / 16)),
    level: { label: 'Vorher', value: 0.84 },
  },
  {
    name: 'categories',
    language: 'pt',
    title: 'Novas por categoria',
    alt: '',
    kind: 'stack',
    weeks,
    parts: ['Entrega', 'Atendimento', 'Finalização da compra', 'Informação', 'Aluguel', 'Outras'].map((label, at) => ({
      label,
      values: rising(9 - at),
    })),
  },
  {
    name: 'backlog',
    language: 'fr',
    title: 'Ouvertes, par ancienneté',
    alt: '',
    kind: 'bars',
    bars: [
      { label: '≤ 1 jour', value: 12 },
      { label: '> 14 jours', value: 2 },
    ],
  },
]

const pictures = new Map<Chart, Uint8Array>()

/** Each is drawn once for all tests. */
function drawn(chart: Chart): Uint8Array {
  const png = pictures.get(chart) ?? pngOf(svgOf(chart))
  pictures.set(chart, png)
  return png
}

/** Dots as dark as letters. */
function inked(png: Uint8Array): number {
  const { pixels } = decoded(png)
  let count = 0
  for (let at = 0; at < pixels.length; at += 3) if ((pixels[at] ?? 255) < 80 && (pixels[at + 2] ?? 255) < 80) count += 1
  return count
}

describe('a chart', () => {
  test.each(CHARTS)('$name is a PNG of 1200 pixels across and at most 25 KB', (chart) => {
    const png = drawn(chart)
    const { width, height, pixels } = decoded(png)
    expect([width, height, png.length <= 25_000, ...pixels.subarray(0, 3)]).toEqual([1200, 600, true, 255, 255, 255])
  })

  test.each(CHARTS)('$name is written in the bundled letters: without them there are none', (chart) => {
    const svg = svgOf(chart)
    expect(inked(drawn(chart))).toBeGreaterThan(inked(pngOf(svg, [])) + 1_000)
  })

  test.each(CHARTS)('$name asks nothing of the network', (chart) => {
    expect(
      svgOf(chart).replace('http://www.w3.org/2000/svg', '').replace('http://www.w3.org/1999/xlink', ''),
    ).not.toMatch(/https?:|url\((?!#)|<image/)
  })

  test('names do not stand over each other, whatever they stand for', () => {
    const same = CHARTS.map((chart) =>
      chart.kind === 'stack'
        ? { ...chart, parts: chart.parts.map((part) => ({ ...part, values: weeks.map(() => 0) })) }
        : chart,
    )
    for (const chart of same) {
      const places = [...svgOf(chart).matchAll(/font-weight:700[^>]*translate\((\d+\.?\d*) (\d+\.?\d*)\)/g)]
        .filter(([, x]) => Number(x) > 300)
        .map(([, , y]) => Number(y))
        .sort((a, b) => a - b)
      if (chart.kind !== 'bars') expect(places.length).toBeGreaterThan(1)
      for (const [at, y] of places.entries()) expect(y - (places[at - 1] ?? 0)).toBeGreaterThan(20)
    }
  })

  test.each([
    ['nothing in any week', [0, 0]],
    ['more than a million', [1_000_000, 2_345_678]],
  ])('%s is drawn as well', (_, values) => {
    const chart: Chart = {
      ...(CHARTS[0] as Chart),
      kind: 'lines',
      weeks: ['T1', 'T2'],
      lines: [{ label: 'Otwarte', values }],
    }
    expect(decoded(pngOf(svgOf(chart))).width).toBe(1200)
  })
})

describe('the thread that draws', () => {
  test('gives the pictures in their order, with the same bytes as ever', async () => {
    const all = await createCharts().draw(CHARTS)
    expect(all.map((png) => Buffer.from(png))).toEqual(CHARTS.map((chart) => Buffer.from(drawn(chart))))
  })

  test('is ended when it takes too long, and says so', async () => {
    await expect(createCharts(1).draw(CHARTS)).rejects.toThrow('within 1 ms')
  })

  test('says what it could not draw', async () => {
    await expect(createCharts().draw([{ ...CHARTS[0], lines: undefined } as unknown as Chart])).rejects.toThrow()
  })
})

/** A PNG with a palette, by its own rules: every chunk in turn. */
function decoded(png: Uint8Array): { width: number; height: number; pixels: Buffer } {
  const bytes = Buffer.from(png)
  const chunks = new Map<string, Buffer>()
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    chunks.set(bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  const [width = 0, height = 0] = [0, 4].map((at) => chunks.get('IHDR')?.readUInt32BE(at))
  const palette = chunks.get('PLTE') ?? Buffer.alloc(0)
  const rows = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0))
  const pixels = Buffer.alloc(width * height * 3)
  for (let y = 0; y < height; y++)
    for (let x = 1; x <= width; x++) {
      const place = 3 * (rows[y * (width + 1) + x] ?? 0)
      palette.copy(pixels, 3 * (y * width + x - 1), place, place + 3)
    }
  return { width, height, pixels }
}
