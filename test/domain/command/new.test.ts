/** What `#new`, `#tell`, `#stop` and `#resolve` on a parent decide. */
import { describe, expect, test } from 'vitest'
import type { Action, CommandContext } from '../../../src/domain/command/command.ts'
import { newCommand } from '../../../src/domain/command/new.ts'
import { resolve } from '../../../src/domain/command/resolve.ts'
import { stop } from '../../../src/domain/command/stop.ts'
import { tell } from '../../../src/domain/command/tell.ts'
import type { Incident } from '../../../src/domain/incident/incident.ts'
import { aContext, ana, anIncident, knowing, now } from './support.ts'

const aMail = (text: string, subject = 'Lamps of March'): CommandContext['mail'] => ({
  rawMailId: 77,
  arrivedAt: now,
  subject,
  text,
  attachments: [],
  files: [],
  freshNumber: 5001,
  classification: {
    category: 'product_info',
    topic: 'other',
    sure: false,
    evidence: ['lamp'],
    urgent: true,
    urgentBecause: 'hot',
  },
})

const perform = (text: string, subject?: string, argument = '') => {
  const context = aContext({ mail: aMail(text, subject), known: knowing() })
  const action = newCommand.parse(argument, context) as Extract<Action, { kind: 'deed' }>
  return action.perform(context)
}

const CUSTOMERS = 'customer: Eva <eva@mail.example>; ivo@mail.example pl'

describe('#new', () => {
  test('opens a parent without customer for the agent, and starts the round', () => {
    const deed = perform(`${CUSTOMERS}\ncategory: delivery/lost\norder: 10482\n\nThe lamps get too hot.`)
    expect(deed).toMatchObject({
      opened: {
        number: 5001,
        customer: { address: '', name: 'Store' },
        subject: 'Lamps of March',
        classification: { category: 'delivery', topic: 'lost', sure: true, urgent: false },
        orderNumbers: ['10482'],
        assignee: ana.address,
        silentBecause: 'parent',
        runningRound: 'new',
        participants: [],
      },
      effects: [
        {
          kind: 'start-round',
          round: {
            parent: 5001,
            kind: 'new',
            by: ana.address,
            subject: 'Lamps of March',
            text: 'The lamps get too hot.',
            rawMailId: 77,
            customers: [
              { address: 'eva@mail.example', name: 'Eva', language: 'es' },
              { address: 'ivo@mail.example', name: '', language: 'pl' },
            ],
          },
        },
      ],
      changes: [{ field: 'status' }, { field: 'assignee' }, { field: 'category', after: 'delivery/lost' }],
    })
    expect('opened' in deed && deed.opened?.awaitingAnswerSince).toBeUndefined()
  })

  test('without a category the words of the mail say it, and urgent is only what the agent calls so', () => {
    expect(perform(CUSTOMERS)).toMatchObject({
      opened: { classification: { category: 'product_info', sure: false, urgent: false } },
    })
    expect(perform(`${CUSTOMERS}\nurgente`)).toMatchObject({ opened: { classification: { urgent: true } } })
  })

  test.each([
    ['the subject of the mail', '', 'Lamps of March', 'Lamps of March'],
    ['what stands behind the command', 'Hot lamps', 'Re: whatever', 'Hot lamps'],
    ['the subject without the command in it', '', '#new Hot lamps', 'Hot lamps'],
    ['the subject without its alias', '', '＃nuevo: Hot lamps', 'Hot lamps'],
  ])('the subject of all is %s', (_, argument, subject, expected) => {
    expect(perform(CUSTOMERS, subject, argument)).toMatchObject({ opened: { subject: expected } })
  })

  test.each([
    ['no subject', CUSTOMERS, '', 'missing-argument'],
    ['a subject that is only the command', CUSTOMERS, '#new', 'missing-argument'],
    ['no customers', 'Texto.', 'Lamps', 'no-customers'],
    ['a customer that cannot be read', 'customer: eva', 'Lamps', 'unreadable-customer'],
  ])('%s is refused', (_, text, subject, problem) => {
    expect(perform(text, subject)).toMatchObject({ problem })
  })
})

const parent = (over: Partial<Incident> = {}) =>
  anIncident({ customer: { address: '', name: 'Store' }, participants: [], silentBecause: 'parent', ...over })

function apply(command: typeof tell, incident: Incident, text = 'Unplug it.') {
  const context = aContext({ hasText: text !== '', mail: aMail(text) })
  const action = command.parse('', context)
  return 'problem' in action || action.kind !== 'change' ? action : action.apply(incident, context)
}

describe('on a parent', () => {
  test('#tell starts a round for the customers there are', () => {
    expect(apply(tell, parent())).toMatchObject({
      happenings: [{ kind: 'round-started', round: 'tell' }],
      effects: [{ kind: 'start-round', round: { kind: 'tell', text: 'Unplug it.', customers: [], at: now } }],
    })
  })

  test('#resolve ends it for all of them', () => {
    expect(apply(resolve, parent(), '')).toMatchObject({
      happenings: [{ kind: 'resolved' }, { kind: 'round-started', round: 'resolve' }],
      effects: [{ kind: 'start-round', round: { kind: 'resolve', text: '' } }],
    })
  })

  test('#stop ends what runs', () => {
    expect(apply(stop, parent({ runningRound: 'tell' }))).toEqual({
      happenings: [],
      effects: [{ kind: 'stop-rounds', parent: 4821, by: ana.address }],
    })
  })

  test.each<[string, typeof tell, Incident, string, string]>([
    ['#tell without words', tell, parent(), '', 'nothing-to-send'],
    ['#tell where there is one customer', tell, anIncident(), 'x', 'not-a-parent'],
    ['#tell while a round runs', tell, parent({ runningRound: 'new' }), 'x', 'wrong-state'],
    ['#resolve while a round runs', resolve, parent({ runningRound: 'new' }), '', 'wrong-state'],
    ['#stop where there is one customer', stop, anIncident(), '', 'not-a-parent'],
    ['#stop when nothing runs', stop, parent(), '', 'nothing-to-stop'],
  ])('%s is refused', (_, command, incident, text, problem) => {
    expect(apply(command, incident, text)).toMatchObject({ problem })
  })
})
