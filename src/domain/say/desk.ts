/** What an agent can do about an incident with one tap, as offered below a message: commands, corrections, joinings, ready answers. */
import type { Classification } from '../classify/classification.ts'
import { type CategoryAndTopic, findTopic, type Taxonomy } from '../classify/taxonomy.ts'
import { readyAnswersIn, useLine } from '../command/use.ts'
import { runnerUpOf } from '../incident/classified.ts'
import type { MailFacts } from '../incident/facts.ts'
import type { Incident } from '../incident/incident.ts'
import type { MailData } from '../incident/mails.ts'
import type { Button, ProposalLine, ReadyAnswerLine } from '../incident/shown.ts'
import type { Person } from '../store.ts'
import { HOUR } from '../time/instant.ts'
import { type ButtonLabel, buttonsFor, commandButton } from './buttons.ts'
import { lineOf } from './cards.ts'

type Desk = Pick<MailData['notification'], 'buttons' | 'categories' | 'proposals' | 'answers'>

/** The buttons and proposals of a notification, for one agent. */
export function deskOf(incident: Incident, agent: Person, facts: MailFacts): Desk {
  return {
    buttons: buttonsFor(incident, agent, facts, labelsFor(incident, agent)),
    categories: categoriesFor(incident, agent, facts),
    proposals: proposalsFor(incident, agent, facts),
    answers: answersFor(incident, agent, facts),
  }
}

function labelsFor(incident: Incident, agent: Person): readonly ButtonLabel[] {
  const mine = incident.assignee === agent.address
  return [mine ? 'release' : 'take', 'resolve', 'close', 'wait', 'snooze', 'spam', 'status', 'explain']
}

/** A wrong category is one tap away from a right one. When it is not sure, the guess can be confirmed the same way. */
function categoriesFor(incident: Incident, agent: Person, facts: MailFacts): readonly Button[] {
  return likelyCategories(incident.classification, facts.store.taxonomy).map(({ category, topic }) =>
    commandButton(`${category}/${topic}`, `#category ${category}/${topic}`, incident, agent, facts),
  )
}

/** More buttons than these nobody looks through; `#category` knows all. */
const MOST_CATEGORIES = 7

/** The guess where it is not sure, the runner-up, then the other categories; none that the taxonomy has no more. */
export function likelyCategories(classification: Classification, taxonomy: Taxonomy): readonly CategoryAndTopic[] {
  const { category, topic, sure } = classification
  const runnerUp = runnerUpOf(classification)
  const candidates = [...(sure ? [] : [{ category, topic }]), ...(runnerUp === undefined ? [] : [runnerUp])]
  const known = candidates.filter((one) => findTopic(taxonomy, one.category, one.topic) !== undefined)
  const named = new Set([category, ...known.map((one) => one.category)])
  const others = taxonomy.categories
    .filter(({ id }) => !named.has(id))
    .map(({ id }) => ({ category: id, topic: 'other' }))
  return [...known, ...others].slice(0, MOST_CATEGORIES)
}

/** Same customer within this time: perhaps one matter in two mails. */
const CLOSE = 48 * HOUR
const MOST = 3

/** Joinings that are likely and never done by themselves. */
function proposalsFor(incident: Incident, agent: Person, facts: MailFacts): readonly ProposalLine[] {
  const alive = (other: Incident) => other.standing.status === 'open' || other.standing.status === 'waiting'
  const near = facts.earlier.filter(
    (other) => alive(other) && Math.abs(other.lastCustomerAt - incident.lastCustomerAt) <= CLOSE,
  )
  const propose =
    (kind: ProposalLine['kind']) =>
    (other: Incident): ProposalLine => ({
      kind,
      line: lineOf(other, facts.seal, facts.store),
      href: commandButton('merge', `#merge INC-${other.number}`, incident, agent, facts).href,
    })
  return [...near.map(propose('same-customer')), ...(facts.sameOrder ?? []).map(propose('same-order'))].slice(0, MOST)
}

/** Ready answers that fit, in the customer's language, under the titles this agent reads. */
function answersFor(incident: Incident, agent: Person, facts: MailFacts): readonly ReadyAnswerLine[] {
  const { category, topic } = incident.classification
  const fits = (about: string | undefined) => {
    if (about === `${category}/${topic}`) return 3
    if (about === category) return 2
    return about === undefined || (topic === 'other' && about.startsWith(`${category}/`)) ? 1 : 0
  }
  const own = readyAnswersIn(facts.store, agent.language ?? facts.store.defaultLanguage)
  return readyAnswersIn(facts.store, incident.language)
    .map((answer) => ({ answer, fit: fits(answer.about) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit)
    .slice(0, MOST)
    .map(({ answer }) => ({
      name: answer.name,
      title: own.find(({ name }) => name === answer.name)?.title ?? answer.title,
      href: commandButton('use', useLine(answer, incident, facts.store, agent), incident, agent, facts).href,
    }))
}
