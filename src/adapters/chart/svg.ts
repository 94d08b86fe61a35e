/**
 * Charts as SVG. They are looked at on a phone, at half their width, in grey or by people who see few colours: so letters are large,
 * every line and part is named where it ends instead of in a legend, and differs from the others in dash, mark or pattern too.
 * Colours are those of Okabe and Ito.
 */
import { type EChartsCoreOption, init } from 'echarts/dist/echarts.esm.min'
import { CHART_SIZE, type Chart } from '../../domain/report/chart.ts'
import { drawLabels, FONT, INK, type Label, roomFor, SIZE, widthOf } from './labels.ts'

type Of<K extends Chart['kind']> = Extract<Chart, { readonly kind: K }>

const GREY = '#5b6673'
const PALE = '#dfe3e8'
const BLUE = '#0072b2'
const VERMILLION = '#d55e00'
/** Dark and light in turn, so that neighbours differ in grey as well. */
const PARTS = [BLUE, '#e69f00', '#009e73', '#cc79a7', '#56b4e9', GREY]
const LEFT = 18
const TOP = 64
const BOTTOM = 40
const DASHES = [10, 6]

/** The same SVG for the same chart, on every machine. */
export function svgOf(chart: Chart): string {
  const { width, height } = CHART_SIZE
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    drawing.setOption({ ...COMMON, ...titleOf(chart), ...optionOf(chart) })
    return drawing.renderToSVGString({ useViewBox: true })
  } finally {
    drawing.dispose()
  }
}

const COMMON: EChartsCoreOption = {
  animation: false,
  backgroundColor: '#ffffff',
  textStyle: { fontFamily: FONT, fontSize: SIZE, color: INK },
}

function titleOf({ title }: Chart): EChartsCoreOption {
  const width = CHART_SIZE.width - 2 * LEFT
  const textStyle = { fontFamily: FONT, fontSize: 23, fontWeight: 700, color: INK, width, overflow: 'truncate' }
  return { title: { text: title, left: LEFT, top: 14, padding: 0, textStyle } }
}

function optionOf(chart: Chart): EChartsCoreOption {
  switch (chart.kind) {
    case 'lines':
      return linesOf(chart)
    case 'share':
      return shareOf(chart)
    case 'stack':
      return stackOf(chart)
    case 'bars':
      return barsOf(chart)
  }
}

const LOOKS = [
  { color: BLUE, type: 'solid', mark: 'circle' },
  { color: VERMILLION, type: DASHES, mark: 'triangle' },
] as const

function linesOf({ weeks, lines, language }: Of<'lines'>): EChartsCoreOption {
  const most = ceiling(Math.max(...lines.flatMap(({ values }) => values)))
  const labels = lines.map(({ label, values }, at): Label => {
    const last = values.at(-1) ?? 0
    const { color, mark } = LOOKS[at] ?? LOOKS[0]
    return { text: `${number(last, language)} ${label}`, color, mark, y: yOf(last, most) }
  })
  return {
    ...framed(labels, number(most, language)),
    xAxis: weekAxis(weeks, false),
    yAxis: valueAxis(most, (value) => number(value, language)),
    series: lines.map(({ values }, at) => {
      const { color, type, mark } = LOOKS[at] ?? LOOKS[0]
      return line(values, values.length - 1, { color, type, symbol: mark })
    }),
  }
}

function shareOf({ weeks, values, level, label, language }: Of<'share'>): EChartsCoreOption {
  const last = values.findLastIndex((value) => value !== undefined)
  const share = values[last] ?? 0
  const labels: readonly Label[] = [
    { text: `${percent(share, language)} ${label}`, color: BLUE, mark: 'circle', y: yOf(share, 1) },
    ...(level === undefined
      ? []
      : [
          {
            text: `${percent(level.value, language)} ${level.label}`,
            color: VERMILLION,
            mark: 'dashes' as const,
            y: yOf(level.value, 1),
          },
        ]),
  ]
  const compared = level && {
    silent: true,
    symbol: 'none',
    label: { show: false },
    lineStyle: { color: VERMILLION, width: 3, type: DASHES },
    data: [{ yAxis: level.value }],
  }
  return {
    ...framed(labels, percent(1, language)),
    xAxis: weekAxis(weeks, false),
    yAxis: valueAxis(1, (value) => percent(value, language)),
    series: [
      {
        ...line(
          values.map((value) => value ?? '-'),
          last,
          { color: BLUE, type: 'solid', symbol: 'circle' },
        ),
        ...(compared && { markLine: compared }),
      },
    ],
  }
}

/** Parts are named beside the last week, in the order in which they lie on each other. */
function stackOf({ weeks, parts, language }: Of<'stack'>): EChartsCoreOption {
  const sums = weeks.map((_, week) => parts.reduce((sum, { values }) => sum + (values[week] ?? 0), 0))
  const most = ceiling(Math.max(...sums))
  let below = 0
  const labels = parts.map(({ label, values }, at): Label => {
    const value = values.at(-1) ?? 0
    below += value
    const text = `${number(value, language)} ${label}`
    return { text, color: PARTS[at] ?? GREY, mark: 'square', y: yOf(below - value / 2, most) }
  })
  return {
    ...framed(labels, number(most, language)),
    xAxis: weekAxis(weeks, true),
    yAxis: valueAxis(most, (value) => number(value, language)),
    aria: { enabled: true, label: { enabled: false }, decal: { show: true, decals: DECALS } },
    series: parts.map(({ values }, at) => ({
      type: 'bar',
      stack: 'all',
      barCategoryGap: '22%',
      data: values,
      itemStyle: { color: PARTS[at], borderColor: '#ffffff', borderWidth: 1 },
    })),
  }
}

/** Every second part has stripes, slanted or level: it is told from its neighbours without its colour. */
const PLAIN = { symbol: 'none' }
const STRIPES = { symbol: 'rect', color: 'rgba(255,255,255,0.5)', dashArrayX: [1, 0], dashArrayY: [3, 6] }
const DECALS = [PLAIN, { ...STRIPES, rotation: -Math.PI / 4 }, PLAIN, { ...STRIPES, rotation: 0 }, PLAIN, PLAIN]

function barsOf({ bars, language }: Of<'bars'>): EChartsCoreOption {
  const widest = Math.max(...bars.map(({ label }) => widthOf(label)))
  return {
    grid: { left: LEFT + widest + 14, right: 76, top: TOP, bottom: LEFT },
    xAxis: { type: 'value', show: false, min: 0, max: Math.max(1, ...bars.map(({ value }) => value)) },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map(({ label }) => label),
      axisLine: { lineStyle: { color: GREY } },
      axisTick: { show: false },
      axisLabel: { ...AXIS_LABEL, fontSize: SIZE, color: INK, margin: 12 },
    },
    series: [
      {
        type: 'bar',
        barCategoryGap: '28%',
        data: bars.map(({ value }, at) => ({
          value,
          itemStyle: { color: at === bars.length - 1 ? VERMILLION : BLUE },
        })),
        label: {
          show: true,
          position: 'right',
          fontFamily: FONT,
          fontSize: SIZE,
          fontWeight: 700,
          color: INK,
          formatter: ({ value }: { value: number }) => number(value, language),
        },
      },
    ],
  }
}

const AXIS_LABEL = { fontFamily: FONT, fontSize: 18, color: GREY }

/** A line with a mark for each week, the last one larger. */
function line(
  values: readonly (number | '-')[],
  last: number,
  { color, type, symbol }: { color: string; type: 'solid' | readonly number[]; symbol: 'circle' | 'triangle' },
): object {
  return {
    type: 'line',
    data: values.map((value, week) => ({ value, symbolSize: week === last ? 15 : 9 })),
    symbol,
    showAllSymbol: true,
    lineStyle: { color, width: 3.5, type },
    itemStyle: { color },
  }
}

/** Room for the names at the right and for the numbers at the left, and the names. */
function framed(labels: readonly Label[], widestNumber: string): EChartsCoreOption {
  const room = roomFor(labels.map(({ text }) => text))
  return {
    grid: { left: LEFT + widthOf(widestNumber) + 8, right: room, top: TOP, bottom: BOTTOM },
    graphic: drawLabels(labels, room, TOP, CHART_SIZE.height - BOTTOM),
  }
}

/** First, middle and last week are named; more could not be read on a phone. */
function weekAxis(weeks: readonly string[], isBetween: boolean): object {
  const last = weeks.length - 1
  const named = new Set(weeks.length > 4 ? [0, Math.round(last / 2), last] : weeks.keys())
  return {
    type: 'category',
    data: weeks,
    boundaryGap: isBetween,
    axisLine: { lineStyle: { color: GREY } },
    axisTick: { show: false },
    axisLabel: { ...AXIS_LABEL, margin: 10, interval: (at: number) => named.has(at) },
  }
}

function valueAxis(most: number, formatter: (value: number) => string): object {
  return {
    type: 'value',
    min: 0,
    max: most,
    interval: most / 2,
    axisLine: { show: false },
    splitLine: { lineStyle: { color: PALE, width: 1.5 } },
    axisLabel: { ...AXIS_LABEL, margin: 10, formatter },
  }
}

/** The next round number whose half is round as well: 2, 4, 6, 10, 24, 200, 300 … */
function ceiling(most: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most)))
  return STEPS.map((step) => Math.round(step * power)).find((round) => round >= most && round % 2 === 0) ?? 2
}

const STEPS = [1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10, 12]

/** Where a value stands, in pixels from the top. */
function yOf(value: number, most: number): number {
  return CHART_SIZE.height - BOTTOM - (value / most) * (CHART_SIZE.height - TOP - BOTTOM)
}

function number(value: number, language: string): string {
  return new Intl.NumberFormat(language).format(value)
}

function percent(share: number, language: string): string {
  return new Intl.NumberFormat(language, { style: 'percent' }).format(share)
}
