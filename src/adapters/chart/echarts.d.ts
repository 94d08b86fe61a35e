/** The library in one file: its hundreds of modules take ten times as long to load, and twice the memory. */
declare module 'echarts/dist/echarts.esm.min' {
  export { type EChartsCoreOption, init } from 'echarts/core'
}
