import { passTime } from '../app/time.ts'
import { runJob } from './run-job.ts'

await runJob(passTime)
