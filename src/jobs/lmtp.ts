import { keepOpen } from '../app/keep-open.ts'
import { wireDoor } from '../wiring/lmtp.ts'
import { runHouseJob } from './run-job.ts'

await runHouseJob(async (house, configs, signal) => {
  const place = configs[0]?.lmtpListen
  if (place) await keepOpen(await wireDoor(place, configs, house), signal)
})
