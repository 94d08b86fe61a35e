/** THE helpers templates may use. Those of `BLOCKS` stand alone on a line and bring their own paragraphs. */
import Handlebars from 'handlebars'
import { bareSubject } from '../../domain/mail/subject.ts'
import type { Recurrence } from '../../domain/report/digest-figures.ts'
import { blockHelpers, type Helper, type Options, type Place } from './blocks.ts'
import { htmlIn } from './html.ts'
import { cut, type Medium, oneLine } from './medium.ts'
import type { Phrasing } from './phrasing.ts'
import { TEXT } from './text.ts'

function inlineHelpers(say: Phrasing): Record<string, Helper> {
  return {
    word: ([group, key]) => say.word(String(group), String(key)),
    wordOr: ([group, key]) => say.wordOr(String(group), String(key)),
    topic: ([category, topic]) => say.topic(String(category), String(topic)),
    matter: ([category, topic]) => say.matter(String(category), String(topic)),
    date: ([at], { data }) => say.date(Number(at), data.root.timeZone),
    dayBefore: ([at], { data }) => say.date(Number(at) - 1, data.root.timeZone),
    // Days of an order have no zone.
    day: ([day]) => say.day(String(day)),
    onDay: ([day]) => say.on(Date.parse(`${day}T12:00Z`), 'UTC'),
    on: ([at], { data }) => say.on(Number(at), data.root.timeZone),
    time: ([at], { data }) => say.time(Number(at), data.root.timeZone),
    short: ([at], { data }) => say.short(Number(at), data.root.timeZone),
    duration: ([minutes]) => say.duration(Number(minutes)),
    hours: ([hours]) => say.duration(Number(hours) * 60),
    plural: ([count], { hash }) => say.plural(Number(count), hash),
    words: ([group, keys]) => say.list((keys as readonly string[]).map((key) => say.word(String(group), key))),
    recurring: ([recurrence]) => say.recurring(recurrence as Recurrence),
    money: ([amount, currency]) => say.money(Number(amount), String(currency)),
    number: ([count]) => say.number(Number(count)),
    whole: ([count]) => say.number(Math.round(Number(count))),
    decimal: ([count]) => say.number(Math.round(Number(count) * 10) / 10),
    percent: ([share]) => say.percent(Number(share)),
    trend: ([count, before]) => say.trend(Number(count), Number(before)),
    list: ([items]) => say.list((items as readonly string[]).map(oneLine)),
    line: ([text]) => oneLine(String(text)),
    brief: ([text]) => cut(oneLine(String(text)), 120),
    bare: ([subject]) => bare(String(subject)),
    eq: ([a, b]) => a === b,
    surely: ([sure, value, expected]) => sure === true && value === expected,
    // "Thanks for nothing" has the words of praise: nobody is told that they are kind.
    known: ([sure, topic]) => sure === true && topic !== 'other' && topic !== 'praise',
  }
}

/** A subject without the prefixes of answers and without tags: our mails bring their own. */
function bare(subject: string): string {
  const untagged = oneLine(subject)
    .slice(0, 1000)
    .replace(/\[INC-\d{1,12}-[0-9A-Z]{5}\]/gi, ' ')
  return cut(bareSubject(oneLine(untagged)), 120)
}

/** Names of helpers that stand alone on a line. */
export const BLOCKS: ReadonlySet<string> = new Set(Object.keys(blockHelpers({} as Phrasing, htmlIn())))

/** Two handlebars of one language: one escapes every value, one leaves text as it is. */
export function handlebarsOf(say: Phrasing, accent?: string): { readonly html: Compile; readonly text: Compile } {
  return { html: environment(say, htmlIn(accent), false), text: environment(say, TEXT, true) }
}

export type Compile = (source: string) => (data: object) => string

function environment(say: Phrasing, medium: Medium, noEscape: boolean): Compile {
  const handlebars = Handlebars.create()
  const knownHelpers: Record<string, boolean> = {}
  const register = (name: string, helper: Helper, finished: boolean) => {
    knownHelpers[name] = true
    handlebars.registerHelper(name, (...all: unknown[]) => {
      const options = all.pop() as Options
      if (all.length === 0 || all.some((value) => value === undefined)) throw new NoValue(name, options.loc)
      const said = helper(all, options)
      return finished ? new Handlebars.SafeString(String(said)) : said
    })
  }
  for (const [name, helper] of Object.entries(inlineHelpers(say))) register(name, helper, false)
  for (const [name, helper] of Object.entries(blockHelpers(say, medium))) register(name, helper, true)
  return (source) => {
    const fill = handlebars.compile(source, { strict: true, noEscape, knownHelpers, knownHelpersOnly: true })
    return (data) => {
      try {
        return fill(data)
      } catch (error) {
        throw error instanceof NoValue ? error.in(source) : error
      }
    }
  }
}

/** A placeholder without a value, named as it stands in the template. */
class NoValue extends Error {
  readonly #place: Place | undefined
  constructor(helper: string, place: Place | undefined) {
    super(`{{${helper}}} was given no value`)
    this.#place = place
  }
  in(source: string): Error {
    const line = this.#place ? source.split('\n')[this.#place.start.line - 1] : undefined
    const placeholder = line?.slice(this.#place?.start.column, this.#place?.end.column)
    return placeholder ? new Error(`${placeholder} has no value`) : this
  }
}
