import type { Args, Command, Io } from './command.ts'
import { EXIT, UsageError } from './command.ts'
import { configured } from './configured.ts'

/** `incidencias demo` */
export const demo: Command = {
  name: 'demo',
  ofInstallation: true,
  describe: 'play a week of a small store on this machine, then take mail from you',
  options: [{ flags: '--exit', describe: 'end after the story; exit code 0 only if it came out as told' }],
  details:
    'Starts its own database, mailbox and mail servers on 127.0.0.1. Nothing is delivered to anybody, nothing is kept,\nand no configuration is read.',
  run: async (args, io) => {
    const { DemoProblem } = await import('./demo/problem.ts')
    try {
      return await runDemo(args, io)
    } catch (error) {
      if (error instanceof DemoProblem) throw new UsageError(error.message)
      throw error
    }
  },
}

async function runDemo({ options }: Args, io: Io): Promise<number> {
  const { openShop } = await import('./demo/shop.ts')
  const { openHouse } = await import('./demo/open-house.ts')
  const { tellStory } = await import('./demo/tell-story.ts')
  const { live, invitation } = await import('./demo/live.ts')

  const stop = new AbortController()
  const wake = alarm(stop.signal)
  const interrupt = () => {
    // Who asks twice does not want to wait; `exit` still clears the folder and stops the database.
    if (stop.signal.aborted) process.exit(130)
    io.err('\nStopping …')
    stop.abort()
  }
  const unheard = () => stop.abort()
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt)
  // Nobody reads on (`demo | head`).
  process.stdout.on('error', unheard)
  try {
    io.out('Starting a database, a mailbox and two mail servers on 127.0.0.1 …')
    const shop = await openShop(io.out, wake.ring)
    try {
      const house = await openHouse(configured({ ...io, env: shop.env }))
      try {
        const good = await tellStory({ house, ...shop, say: io.out, signal: stop.signal })
        if (stop.signal.aborted) return options['exit'] === true ? EXIT.SERVER : EXIT.OK
        if (options['exit'] === true) return good ? EXIT.OK : EXIT.SERVER
        for (const line of invitation(shop.door.port, shop.outgoing.page)) io.out(line)
        io.out(
          '\nThe store goes on working on the real clock; what became due since the story is sent now. Ctrl-C ends it.\n',
        )
        const { outgoing, door } = shop
        await live({
          pass: house.pass,
          woken: wake.wait,
          outgoing,
          doorPort: door.port,
          say: io.out,
          signal: stop.signal,
        })
        return EXIT.OK
      } finally {
        await house.close()
      }
    } finally {
      await shop.close()
    }
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
    process.stdout.off('error', unheard)
  }
}

/** Ends a wait early: when somebody rings, or when all is to end. */
function alarm(signal: AbortSignal) {
  let awake: () => void = () => undefined
  let rung = false
  signal.addEventListener('abort', () => awake())
  return {
    ring: () => {
      rung = true
      awake()
    },
    wait: async (ms: number) => {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms)
          awake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      rung = false
    },
  }
}
