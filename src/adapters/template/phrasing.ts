/** Numbers, dates and words of one language, as our mails say them. Formatters are made once a language and time zone. */
import { readable } from '../../domain/classify/taxonomy.ts'
import { dayInWords } from '../../domain/language/day-in-words.ts'
import type { Language } from '../../domain/language/language.ts'
import type { Variant } from '../../domain/language/variants.ts'
import type { Recurrence } from '../../domain/report/digest-figures.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { oneLine } from './medium.ts'
import type { Words } from './words.ts'

const LOCALES: Readonly<Record<Language, string>> = {
  es: 'es-ES',
  pt: 'pt-BR',
  pl: 'pl-PL',
  en: 'en-GB',
  fr: 'fr-FR',
  de: 'de-DE',
  it: 'it-IT',
}

type Clock = {
  readonly weekday: Intl.DateTimeFormat
  readonly day: Intl.DateTimeFormat
  readonly full: Intl.DateTimeFormat
  readonly time: Intl.DateTimeFormat
  readonly short: Intl.DateTimeFormat
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

export class Phrasing {
  readonly words: Words
  readonly language: Language
  readonly #locale: string
  readonly #plural: Intl.PluralRules
  readonly #number: Intl.NumberFormat
  readonly #percent: Intl.NumberFormat
  readonly #list: Intl.ListFormat
  readonly #clocks = new Map<string, Clock>()
  /** By currency; only a few are ever found. */
  readonly #money = new Map<string, Intl.NumberFormat>()

  /** `variant`: the way the language is written, where it is not the one of `LOCALES`. */
  constructor(language: Language, words: Words, variant?: Variant) {
    this.language = language
    this.words = words
    this.#locale = variant ?? LOCALES[language]
    this.#plural = new Intl.PluralRules(this.#locale)
    this.#number = new Intl.NumberFormat(this.#locale)
    this.#percent = new Intl.NumberFormat(this.#locale, { style: 'percent' })
    this.#list = new Intl.ListFormat(this.#locale, { type: 'conjunction' })
  }

  /** A word that must be there. */
  word(group: string, key: string): string {
    const word = this.words[group]?.[key]
    if (word === undefined) throw new Error(`words.json has no ${group}.${key}`)
    return word
  }

  /** A word for a key that others may have invented: the key itself when there is none. */
  wordOr(group: string, key: string): string {
    return this.#find(group, key) ?? key
  }

  /** "Delivery"; one that the store's table has no more by its id: "Gift cards". */
  category(category: string): string {
    const name = readable(category)
    return this.#find('categories', category) ?? name.slice(0, 1).toUpperCase() + name.slice(1)
  }

  /** "Delivery › Damaged"; a topic that the store's table has no more by its id. */
  topic(category: string, topic: string): string {
    const home = this.category(category)
    return topic === 'other' ? home : `${home} › ${this.#find('topics', `${category}/${topic}`) ?? readable(topic)}`
  }

  /** The topic alone, as customers are told; the category where no topic fits. */
  matter(category: string, topic: string): string {
    const name = topic === 'other' ? undefined : this.#find('topics', `${category}/${topic}`)
    return name ?? this.category(category)
  }

  /** "23 de noviembre de 2026" with its weekday in front. */
  date(at: Instant, zone: string): string {
    return dayInWords(this.#clock(zone).full, at, this.language)
  }

  /** `2026-11-27`, which has no zone, as a date in words. */
  day(day: string): string {
    return this.date(Date.parse(`${day}T12:00Z`), 'UTC')
  }

  /** "on Monday …": the preposition and article belong to the weekday. */
  on(at: Instant, zone: string): string {
    const clock = this.#clock(zone)
    return `${this.word('on', String(WEEKDAYS.indexOf(clock.weekday.format(at))))} ${dayInWords(clock.day, at, this.language)}`
  }

  time(at: Instant, zone: string): string {
    return this.#clock(zone).time.format(at)
  }

  /** "23 nov 2026, 14:05". */
  short(at: Instant, zone: string): string {
    return dayInWords(this.#clock(zone).short, at, this.language)
  }

  /** Minutes as "1 hour, 20 minutes"; from two days on in days and hours. */
  duration(minutes: number): string {
    const whole = Math.max(0, Math.round(minutes))
    const [days, hours, rest] = [Math.floor(whole / 1440), Math.floor((whole % 1440) / 60), whole % 60]
    const part = (count: number, unit: string) =>
      count === 0
        ? []
        : [new Intl.NumberFormat(this.#locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count)]
    const parts =
      days > 1
        ? [...part(days, 'day'), ...part(hours, 'hour')]
        : [...part(days * 24 + hours, 'hour'), ...part(rest, 'minute')]
    return parts.length === 0 ? this.list(this.zero()) : this.list(parts)
  }

  private zero(): readonly string[] {
    return [new Intl.NumberFormat(this.#locale, { style: 'unit', unit: 'minute', unitDisplay: 'long' }).format(0)]
  }

  plural(count: number, forms: Readonly<Record<string, unknown>>): string {
    const form = forms[this.#plural.select(count)] ?? forms['other']
    if (typeof form !== 'string') throw new Error(`plural without a form for ${count} (${this.#plural.select(count)})`)
    return form.replaceAll('#', this.#number.format(count))
  }

  /** "3 days", or "2–3 days". */
  days(from: number, to = from): string {
    const unit = new Intl.NumberFormat(this.#locale, { style: 'unit', unit: 'day', unitDisplay: 'long' })
    return from === to ? unit.format(from) : unit.formatRange(from, to)
  }

  number(count: number): string {
    return this.#number.format(count)
  }

  /** "185 kB", "2,4 MB"; "185 ko" where bytes are octets. */
  size(bytes: number): string {
    const [count, unit] = bytes < 1_000_000 ? [Math.ceil(bytes / 1000), 'kilobyte'] : [bytes / 1_000_000, 'megabyte']
    return new Intl.NumberFormat(this.#locale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(count)
  }

  /** "1.234,56 €". */
  money(amount: number, currency: string): string {
    const known = this.#money.get(currency)
    if (known !== undefined) return known.format(amount)
    if (!/^[A-Z]{3}$/.test(currency)) return `${this.#number.format(amount)} ${currency}`
    const made = new Intl.NumberFormat(this.#locale, { style: 'currency', currency })
    this.#money.set(currency, made)
    return made.format(amount)
  }

  percent(share: number): string {
    return this.#percent.format(share)
  }

  /** "Delivery › Damaged", "carrier DHL", "“manual in English”": what came more often. */
  recurring({ kind, what, category, topic }: Recurrence): string {
    if (kind === 'topic' || category !== undefined) return this.topic(category ?? what, topic ?? 'other')
    return this.word('recurrences', kind).replace('#', () => oneLine(what))
  }

  /** "+3", "−2", "=": how a figure moved. */
  trend(count: number, before: number): string {
    const change = count - before
    if (change === 0) return '='
    return `${change > 0 ? '+' : '−'}${this.#number.format(Math.abs(change))}`
  }

  /** "German": a language by its code, the code itself where it has no name. */
  languageName(code: string): string {
    return new Intl.DisplayNames(this.#locale, { type: 'language', fallback: 'code' }).of(code) ?? code
  }

  list(items: readonly string[]): string {
    return this.#list.format(items)
  }

  /** A value of a receipt in words: statuses, categories and yes/no come as the domain names them. */
  changed(field: string, value: string): string {
    if (value === '') return '—'
    if (field === 'status') return this.wordOr('statuses', value)
    if (field === 'category') {
      const [category = '', topic = 'other'] = value.split('/')
      return this.topic(category, topic)
    }
    if (field === 'urgent') return this.word('labels', value === 'urgent' ? 'yes' : 'no')
    if (field === 'promise' || field === 'snoozed') {
      const [, day, rest = ''] = /^(\d{4}-\d\d-\d\d)(?: ([\s\S]*))?$/.exec(value) ?? []
      // Days and times come as the store's calendar shows them.
      if (day)
        return [this.date(Date.parse(`${day}T12:00Z`), 'UTC'), oneLine(rest)]
          .filter(Boolean)
          .join(field === 'promise' ? ': ' : ', ')
    }
    if (field === 'compensation')
      return value
        .split(/, (?=\d{1,9}(?:\.\d{1,3})? [A-Z]{3}\b)/)
        .map((given) => this.given(given))
        .join('; ')
    return oneLine(value)
  }

  /** "12.50 EUR voucher" with the money as it is written here. */
  given(compensation: string): string {
    const line = oneLine(compensation)
    const [, amount, currency = '', text = ''] = /^(\d{1,9}(?:\.\d{1,3})?) ([A-Z]{3})(?: (.*))?$/.exec(line) ?? []
    return amount === undefined ? line : [this.money(Number(amount), currency), text].filter(Boolean).join(' ')
  }

  #find(group: string, key: string): string | undefined {
    const words = this.words[group] ?? {}
    return Object.hasOwn(words, key) ? words[key] : undefined
  }

  #clock(zone: string): Clock {
    const known = this.#clocks.get(zone)
    if (known) return known
    const made = (options: Intl.DateTimeFormatOptions, locale = this.#locale) =>
      new Intl.DateTimeFormat(locale, { ...options, timeZone: zone })
    const clock: Clock = {
      weekday: made({ weekday: 'short' }, 'en-US'),
      day: made({ day: 'numeric', month: 'long', year: 'numeric' }),
      full: made({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
      time: made({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
      short: made({
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      }),
    }
    this.#clocks.set(zone, clock)
    return clock
  }
}
