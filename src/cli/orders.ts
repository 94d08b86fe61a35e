import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readOrderLookup } from '../config/config.ts'
import { readOrder } from '../domain/order/read-order.ts'
import { type Args, type Command, EXIT, type Io, UsageError } from './command.ts'
import { problemLines } from './configured.ts'

/** `incidencias orders` */
export const orders: Command = {
  name: 'orders',
  describe: 'ask the shop about an order, and show what is understood of the answer',
  arguments: [{ name: '[number]', describe: 'the number of an order, as customers write it' }],
  options: [
    { flags: '--check <file>', describe: 'only say whether a file can be used as orders.yaml' },
    { flags: '--answer <file>', describe: 'read an answer that was saved (JSON) instead of asking the shop' },
    { flags: '--raw', describe: 'show the whole answer of the shop as well' },
    { flags: '--example', describe: 'print an orders.yaml that shows and explains all there is' },
  ],
  details:
    'Where the shop is asked says ORDER_LOOKUP_URL, what its answer means says orders.yaml in STORE_DIR. To begin:\n  npm run --silent incidencias -- orders --example > orders.yaml\n  npm run incidencias -- orders 10482\n\nExit code 0 when the order was found, 1 when there is none or the shop did not answer, 2 when the configuration cannot be used.',
  run: async (args, io) => {
    const { given, options } = args
    if (options['example'] === true) {
      io.out((await readFile(EXAMPLE, 'utf8')).trimEnd())
      return EXIT.OK
    }
    const checked = typeof options['check'] === 'string' ? options['check'] : undefined
    const { file, lookup, value: mapping, problems, timeZone } = readOrderLookup(io.env, checked)
    if (problems.length > 0)
      throw new UsageError(`Orders cannot be looked up as it stands.\n\n${problemLines(problems)}`)
    if (checked !== undefined) io.out(`${file} can be used.`)
    const [number] = given
    if (number === undefined) {
      if (checked !== undefined) return EXIT.OK
      throw new UsageError('orders: found no number, expected the number of an order to ask about')
    }
    if (mapping === undefined)
      throw new UsageError(`There is no ${file}. To begin: npm run incidencias -- orders --help`)
    if (typeof options['answer'] === 'string') {
      const answer = await savedAnswer(options['answer'])
      const order = readOrder(answer, mapping, number, timeZone)
      return await report(order === undefined ? { kind: 'none', answer } : { kind: 'found', order, answer }, args, io)
    }
    if (lookup === undefined)
      throw new UsageError('ORDER_LOOKUP_URL: found nothing, expected the address at which the shop tells of an order')
    const { askOnce } = await import('../wiring/orders.ts')
    return await report(await askOnce(lookup, timeZone, number), args, io)
  },
}

type Answer = Awaited<ReturnType<typeof import('../wiring/orders.ts').askOnce>>

async function report(asked: Answer, { options }: Args, io: Io): Promise<number> {
  const { orderLines, rawLines } = await import('./orders-shown.ts')
  if (options['raw'] === true && asked.answer !== undefined) io.out(rawLines(asked.answer))
  if (asked.kind === 'found') io.out(orderLines(asked.order))
  else if (asked.kind === 'failed') io.err(`No answer: ${asked.why}.`)
  else
    io.err(
      asked.answer === undefined
        ? 'There is no such order: the shop says so, or the number is none that can be asked about.'
        : 'The shop answered, and no order with this number stands where "order" and "number" of orders.yaml say. --raw shows the answer.',
    )
  return asked.kind === 'found' ? EXIT.OK : EXIT.SERVER
}

async function savedAnswer(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new UsageError(`--answer: found ${why}, expected a file with the JSON that the shop answered`)
  }
}

const EXAMPLE = join(import.meta.dirname, '../../templates/store/orders.yaml')
