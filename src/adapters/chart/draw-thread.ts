/** The thread of `createCharts`: draws what it is given, says the pictures, ends. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Chart } from '../../domain/report/chart.ts'
import { pngOf } from './png.ts'
import { svgOf } from './svg.ts'

parentPort?.postMessage((workerData as readonly Chart[]).map((chart) => pngOf(svgOf(chart))))
