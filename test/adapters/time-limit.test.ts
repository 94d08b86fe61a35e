import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, test } from 'vitest'
import { limitTime } from '../../src/adapters/mime/time-limit.ts'

/** A limit of 200 ms of processor time, in threads that use it up, wait, or cannot be asked. */
const LIMIT_MS = 200
const open: Worker[] = []
afterEach(async () => {
  for (const worker of open.splice(0)) await worker.terminate()
})

async function outcome(code: string): Promise<{ readonly result: string; readonly ms: number }> {
  const worker = new Worker(
    `const { parentPort } = require('node:worker_threads')
     const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
     const wait = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
     const used = () => { const { user, system } = process.threadCpuUsage(); return (user + system) / 1000 }
     const spin = (ms) => { const end = used() + ms; while (used() < end); }
     parentPort.on('message', async () => { ${code}; parentPort.postMessage('done') })
     parentPort.postMessage('ready')`,
    { eval: true },
  )
  open.push(worker)
  await once(worker, 'message')
  const { user, system } = await worker.cpuUsage()
  const start = performance.now()
  const result = await new Promise<string>((resolve) => {
    const stop = limitTime(worker, { limitMs: LIMIT_MS, usedMs: (user + system) / 1_000 }, resolve)
    worker.once('message', (message: string) => {
      stop()
      resolve(message)
    })
    worker.postMessage('go')
  })
  return { result, ms: performance.now() - start }
}

describe('the time of a thread', () => {
  test('that spins is over when it has used the limit', async () => {
    const { result, ms } = await outcome('for (;;);')
    expect(result).toBe('took longer than 0.2 s')
    expect(ms).toBeGreaterThanOrEqual(LIMIT_MS)
  })

  test.each([
    ['sleeps', 'await sleep(700)'],
    ['stands still, as on a machine with other things to do', 'wait(700)'],
    ['works a little between long waits', 'for (let i = 0; i < 6; i++) { spin(20); wait(120) }'],
  ])('that %s for several times the limit is not over', async (_, code) => {
    const { result, ms } = await outcome(code)
    expect(result).toBe('done')
    expect(ms).toBeGreaterThan(2 * LIMIT_MS)
  })

  test('that works again after a sleep is over when its work has reached the limit', async () => {
    expect((await outcome('await sleep(400); for (;;);')).result).toBe('took longer than 0.2 s')
  })

  test('that never moves is over after ten times the limit', async () => {
    const { result, ms } = await outcome('wait(60_000)')
    expect(result).toBe('did not end within 2 s')
    expect(ms).toBeGreaterThanOrEqual(10 * LIMIT_MS - 50)
  })
})
