import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { readSource } from '../src/adapters/template/markup.ts'
import { loadTemplates } from '../src/adapters/template/templates.ts'
import { MAIL_CATALOG, SAMPLE_CONTEXT } from '../src/app/mail-catalog.ts'
import type { Templates } from '../src/app/ports.ts'
import { withStore } from '../src/domain/classify/store-taxonomy.ts'
import { BASE_TAXONOMY } from '../src/domain/classify/taxonomy.ts'
import { COMMANDS } from '../src/domain/command/index.ts'
import type { MailData, MailName } from '../src/domain/incident/mails.ts'
import { LANGUAGES, type Language } from '../src/domain/language/language.ts'
import { languageOfVariant, VARIANTS, type Variant } from '../src/domain/language/variants.ts'

const FOLDER = join(import.meta.dirname, '../templates')
const NAMES = Object.keys(MAIL_CATALOG) as MailName[]

/** Mails about no incident: their subjects carry no tag. */
const UNTAGGED = new Set<MailName>([
  'access-refused',
  'access-expires',
  'access-restored',
  'was-this-you',
  'list',
  'help',
  'digest',
  'escalation',
  'handover',
  'flood',
  'ledger-difference',
  'held-back',
  'catch-up',
  'lines-receipt',
  'found',
  'absence',
  'forgotten',
  'forgotten-at-server',
])

/** Gmail shows no more of a mail. */
const SHOWN_BY_GMAIL = 102_000

/** Languages, and the other ways to write one that a store can choose. */
const WRITINGS = [...LANGUAGES, ...VARIANTS]

const EVERY = WRITINGS.flatMap((language) => NAMES.map((name) => ({ language, name })))

let templates: Templates
const ofVariant = new Map<string, Templates>()
beforeAll(async () => {
  // Each sample of each mail is rendered below: what cannot be said shows there, mail by mail.
  templates = await loadTemplates(FOLDER, { tried: true })
  for (const variant of VARIANTS)
    ofVariant.set(variant, await loadTemplates(FOLDER, { variants: [variant], tried: true }))
})

function say<K extends MailName>(
  name: K,
  writing: Language | Variant,
  data: MailData[K] = MAIL_CATALOG[name].sample,
  context = SAMPLE_CONTEXT,
) {
  const language = isVariant(writing) ? languageOfVariant(writing) : writing
  return (ofVariant.get(writing) ?? templates).render(name, language, data, context)
}

function isVariant(writing: string): writing is Variant {
  return VARIANTS.some((variant) => variant === writing)
}

function samples(name: MailName): readonly MailData[MailName][] {
  const { sample, others } = MAIL_CATALOG[name]
  return [sample, ...others]
}

/** What a reader sees, and what links send where, with entities and percent signs read back. */
function visible(html: string): string {
  return html
    .slice(html.indexOf('<body'))
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/href="([^"]*)"[^>]*>/g, (_, href: string) => `> ${decodeURIComponent(href.replaceAll('&#x3D;', '='))} `)
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&#x3D;', '=')
    .replaceAll('&#x60;', '`')
    .replaceAll('&amp;', '&')
}

const words = (text: string) => text.match(/[\p{L}\p{N}#@]+/gu) ?? []

describe.each(EVERY)('$language/$name', ({ name, language }) => {
  test('says everything and nothing else', () => {
    for (const data of samples(name)) {
      const mail = say(name, language, data)
      for (const part of [mail.subject, mail.text, mail.html])
        expect(part).not.toMatch(/undefined|\[object|NaN|\{\{|\}\}|Invalid Date/)
      expect(mail.subject).not.toMatch(/[\r\n]| {2}/)
      expect(mail.text).not.toMatch(/\n{3}|\*\*|<\/?(?:p|strong|br)>/)
      expect(Buffer.byteLength(mail.html)).toBeLessThan(SHOWN_BY_GMAIL / 2)
    }
  })

  test('brings nothing from outside', () => {
    const { html } = say(name, language)
    expect(html).not.toMatch(/<(?:script|img|link|iframe|object|form)\b|@import|url\(|\ssrc=|javascript:/i)
    for (const [, href] of html.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^mailto:/)
    expect(
      html.replaceAll(/xmlns(?::\w)?="[^"]*"/g, '').replaceAll('https://seguimiento.example/A-10482', ''),
    ).not.toMatch(/https?:/)
    expect(html).toContain(`lang="${language}"`)
    expect(html).toContain('prefers-color-scheme: dark')
  })

  test('says the same as text and as HTML', () => {
    for (const data of samples(name)) {
      const { text, html } = say(name, language, data)
      const shown = new Set(words(visible(html)))
      expect(words(text).filter((word) => !shown.has(word))).toEqual([])
    }
  })

  test('carries the reference in its subject', () => {
    if (UNTAGGED.has(name)) return
    expect(say(name, language).subject).toContain(`[${SAMPLE_CONTEXT.reference}]`)
  })
})

describe('hostile values', () => {
  const EVIL = `<script>alert(1)</script> {{evil}} {{{evil}}} **bold** " onload='x' \r\nBcc: victim@example.com\u202e\u0000 [x](https://evil.example) <a href="https://evil.example">`

  /** Replaces every free text of the data, however deep. */
  function poisoned<T>(value: T): T {
    if (typeof value === 'string') return (/^[a-z_-]+$|^mailto:/.test(value) ? value : EVIL) as T
    if (Array.isArray(value)) return value.map(poisoned) as T
    if (value && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, poisoned(each)])) as T
    return value
  }

  test.each(EVERY)('stay words in $language/$name', ({ name, language }) => {
    const clean = say(name, language)
    const context = { ...SAMPLE_CONTEXT, store: EVIL }
    const { subject, html } = say(name, language, poisoned(MAIL_CATALOG[name].sample), context)
    expect(subject).not.toMatch(/\p{Cc}|\u202e/u)
    expect(html).not.toMatch(/<script|<a href="https|\sonload='|\u202e/)
    expect(html).not.toContain('\u0000')
    const tags = (page: string) => new Set(page.match(/<[a-z0-9]+/gi))
    expect([...tags(html)].filter((tag) => !tags(clean.html).has(tag) && tag !== '<br')).toEqual([])
  })

  test('a link that is no mailto: becomes no link', () => {
    const { html } = say('was-this-you', 'en', {
      ...MAIL_CATALOG['was-this-you'].sample,
      buttons: [{ label: 'confirm', href: 'javascript:alert(1)' }],
    })
    expect(html).not.toContain('javascript')
  })

  test('stars and braces of customers are shown as they were typed', () => {
    const { html, text } = say('relay', 'en', { ...MAIL_CATALOG.relay.sample, text: 'a **b** {{c}} # d' })
    expect(text).toContain('a **b** {{c}} # d')
    expect(html).toContain('a **b** {{c}} # d')
  })
})

describe("the agent's desk", () => {
  const { sample } = MAIL_CATALOG.notification

  test('stands in what Gmail shows, however much was written', () => {
    const long = 'Once again: "where" is <my> parcel & when?\n'
    const { html, text } = say('notification', 'en', {
      ...sample,
      text: `${long.repeat(3_000)}the very end`,
      conversation: Array.from({ length: 30 }, (_, index) => ({
        who: `Writer ${index}`,
        side: 'customer' as const,
        at: Date.UTC(2026, 10, 2),
        text: long.repeat(200),
      })),
    })
    const needed = html.slice(0, html.indexOf('Attached messages'))
    expect(Buffer.byteLength(needed)).toBeLessThan(SHOWN_BY_GMAIL)
    for (const word of ['#take', 'Ready answers', 'Writer 0', 'Writer 29']) expect(visible(needed)).toContain(word)
    expect(html).toContain('the very end')
    expect(text).toContain('the very end')
  })

  test('a history of years shows its end', () => {
    const { sample: history } = MAIL_CATALOG.history
    const events = Array.from({ length: 900 }, (_, index) => ({
      at: Date.UTC(2026, 0, 2) + index * 3_600_000,
      by: `Agent ${index}`,
      what: 'noted' as const,
      detail: 'Called the courier.',
    }))
    const { html, text } = say('history', 'en', { ...history, events })
    expect(Buffer.byteLength(html)).toBeLessThan(SHOWN_BY_GMAIL)
    for (const said of [html, text]) {
      expect(said).toContain('Agent 899')
      expect(said).not.toContain('Agent 600')
      expect(said).toContain('[shortened]')
    }
  })

  test('begins with who writes and what, for the line under the subject too', () => {
    const { html, text } = say('notification', 'en', {
      ...sample,
      writer: 'Eva <eva@example.org>',
      text: 'Where is it?',
    })
    expect(text).toMatch(/^New message · URGENT · Eva <eva@example.org>\n\nWhere is it\?\n/)
    expect(visible(html).trim()).toMatch(/^URGENT · Eva <eva@example.org>: Where is it\?/)
  })

  test.each<[string, Partial<MailData['notification']['card']>, readonly string[]]>([
    [
      'a category that is sure',
      { urgent: false, signs: [] },
      ['Categoría: Entrega › producto dañado (por: llegó roto, jarrón, caja)'],
    ],
    [
      'one of two',
      { sure: false, runnerUp: { category: 'checkout', topic: 'cancel' } },
      ['Categoría: no está claro: ¿Entrega › producto dañado o Compra y pago › cancelación del pedido? (por: '],
    ],
    [
      'a guess without a second',
      { sure: false, evidence: [] },
      ['Categoría: Entrega › producto dañado · no es seguro'],
    ],
    [
      'what makes it urgent, with the words',
      {
        signs: [
          { sign: 'legal', words: ['mi abogado', 'demanda'] },
          { sign: 'consumer-body', words: [] },
        ],
      },
      ['Prioridad: URGENTE · acciones legales (mi abogado, demanda); organismo de defensa del consumidor\n'],
    ],
    ['urgent because an agent says so', { signs: [] }, ['Prioridad: URGENTE\n']],
    [
      'what raises it',
      { urgent: false, signs: [{ sign: 'unanswered', words: ['tercer correo'] }] },
      ['Prioridad: elevada · ya había escrito sin recibir respuesta (tercer correo)\n'],
    ],
  ])('says in the card %s', (_, changes, expected) => {
    const { text } = say('notification', 'es', { ...sample, card: { ...sample.card, ...changes } })
    for (const words of expected) expect(text).toContain(words)
    if (changes.urgent === false && changes.signs?.length === 0) expect(text).not.toContain('Prioridad')
  })

  test('tells a guess to nobody but agents', () => {
    const { sample: told } = MAIL_CATALOG.acknowledgement
    for (const [category, topic] of [
      ['support', 'praise'],
      ['product_info', 'size'],
      ['delivery', 'damaged'],
    ] as const)
      for (const language of LANGUAGES) {
        const guess = say('acknowledgement', language, { ...told, category, topic, sure: false, questions: [] })
        const open = say('acknowledgement', language, {
          ...{ ...told, category: 'support', topic: 'other' },
          ...{ sure: false, questions: [] },
        })
        expect(guess.text).toBe(open.text)
      }
  })

  test('thanks who praises in words that are right for bitter praise too', () => {
    const { sample } = MAIL_CATALOG.acknowledgement
    const praise = { ...sample, category: 'support', topic: 'praise', sure: true, questions: [], orderNumbers: [] }
    const texts = WRITINGS.map((language) => say('acknowledgement', language, praise).text)
    for (const text of texts) {
      expect(text).toMatch(
        /taking the time|tomarse el tiempo|dedicar um tempo|dedicado algum|poświęcony czas|die Zeit genommen|pris le temps|dedicato del tempo/,
      )
      expect(text).not.toMatch(/kind|felicitaci|elogio|pochwał|sorry|sentimos|lamentamos|przykro|tut uns leid/i)
    }
  })

  test('has one subject for all mails of an incident, so that they are one conversation', () => {
    const subject = 'RE: Jarrón roto'
    const of = <K extends MailName>(name: K) => say(name, 'en', { ...MAIL_CATALOG[name].sample, subject }).subject
    expect(of('notification')).toBe('[INC-4821-Q7RXM] Jarrón roto')
    for (const name of [
      'receipt',
      'held-answer',
      'assigned',
      'history',
      'explain',
      'status',
      'snooze-over',
      'round-progress',
      'storm',
      'delivery-failed',
      'promise-reminder',
      'first-answer-reminder',
      'nudge',
    ] as const)
      expect(of(name)).toBe('Re: [INC-4821-Q7RXM] Jarrón roto')
  })

  test('says of a note that the customer does not see it, in words and by its shape', () => {
    const conversation = [{ who: 'Rui', side: 'note' as const, at: Date.UTC(2026, 10, 2), text: 'Two\nare left.' }]
    const { html, text } = say('status', 'en', { ...MAIL_CATALOG.status.sample, conversation })
    expect(text).toMatch(/Rui \(INTERNAL NOTE, not seen by the customer\).*\n {4}\| Two\n {4}\| are left\./)
    expect(html).toMatch(/class="e in-house"[\s\S]*INTERNAL NOTE, not seen by the customer/)
  })

  test('keeps buttons where style sheets and classes are taken away', () => {
    const { html } = say('notification', 'en')
    const bare = html.replace(/<style[\s\S]*?<\/style>/g, '').replace(/ class="[^"]*"/g, '')
    expect(bare).toMatch(
      /bgcolor="#1d4fa3"[^>]*><a href="mailto:[^"]*" style="display:inline-block;[^"]*padding:12px 18px/,
    )
  })

  test('has buttons and answers that send real commands', () => {
    const hrefs = NAMES.flatMap((name) => samples(name)).flatMap(
      (data) => JSON.stringify(data).match(/mailto:[^"]+/g) ?? [],
    )
    const commands = hrefs.flatMap((href) => /[?&]body=%23([a-z]+)/.exec(href)?.[1] ?? [])
    expect(commands.length).toBeGreaterThan(20)
    const known = new Set<string>(COMMANDS.map(({ name }) => name))
    expect(commands.filter((name) => !known.has(name))).toEqual([])
  })
})

test.each(WRITINGS)('every command named in %s is one', async (language) => {
  const folder = join(FOLDER, language)
  const files = (await readdir(folder)).filter((file) => /\.(?:hbs|json)$/.test(file))
  const said = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))
  const named = said.join('\n').match(/(?<![\p{L}\p{N}&{])#(?!if\b|each\b|unless\b)\p{L}+/gu) ?? []
  expect(named.length).toBeGreaterThan(20)
  const known = new Set(COMMANDS.map(({ name }) => `#${name}`))
  expect(named.filter((name) => !known.has(name))).toEqual([])
})

describe.each(VARIANTS)('the variant %s', (variant) => {
  const language = languageOfVariant(variant)
  const filesOf = async (folder: string) => (await readdir(join(FOLDER, folder), { recursive: true })).sort()
  type Tree = { readonly [key: string]: Tree | string }
  const keysOf = (words: Tree, path = ''): readonly string[] =>
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string' ? [`${path}${key}`] : keysOf(value, `${path}${key}.`),
    )
  const wordsOf = async (folder: string): Promise<Tree> =>
    JSON.parse(await readFile(join(FOLDER, folder, 'words.json'), 'utf8'))

  test('has no file and no word that its language has not', async () => {
    const known = new Set(await filesOf(language))
    expect((await filesOf(variant)).filter((file) => !known.has(file))).toEqual([])
    const words = new Set(keysOf(await wordsOf(language)))
    expect(keysOf(await wordsOf(variant)).filter((key) => !words.has(key))).toEqual([])
  })

  test('repeats no file and no word of its language', async () => {
    const same = async (file: string) => {
      const [one, other] = await Promise.all([language, variant].map((of) => readFile(join(FOLDER, of, file), 'utf8')))
      return one === other
    }
    const files = (await filesOf(variant)).filter((file) => file.includes('.'))
    const repeated = await Promise.all(files.map(async (file) => ((await same(file)) ? [file] : [])))
    expect(repeated.flat()).toEqual([])
    const flat = (words: Tree) => keysOf(words).map((key) => `${key}: ${said(words, key.split('.'))}`)
    const said = (words: Tree, [key = '', ...rest]: readonly string[]): string => {
      const value = words[key] ?? ''
      return typeof value === 'string' ? value : said(value, rest)
    }
    const common = new Set(flat(await wordsOf(language)))
    expect(flat(await wordsOf(variant)).filter((word) => common.has(word))).toEqual([])
  })
})

describe('plain text', () => {
  test('shows a button as the line to answer with, never at the beginning of a line', () => {
    const { text } = say('held-answer', 'en')
    expect(text).toContain('    Send: #send\n    Discard: #discard\n')
    expect(say('notification', 'en').text).toContain('Join them: #merge INC-4790\n')
  })

  test('offers choices by number', () => {
    const { text } = say('offer', 'en')
    expect(text).toMatch(/1\. Un jarrón nuevo.*\n2\. Devolución.*\n3\. Quedárselo/)
    expect(text).not.toContain('mailto:')
  })

  test('marks what was searched for', () => {
    expect(say('found', 'en').text).toContain('… y el *jarrón* de cerámica llegó *roto* en tres trozos …')
    expect(say('found', 'en').html).toContain('<strong class="h">jarrón</strong>')
  })

  test('a card number that a mark cuts in two is masked all the same', () => {
    const [line] = MAIL_CATALOG.found.sample.lines
    if (!line) throw new Error('the sample has no line')
    const passage = [
      { text: 'my card is 4111 1111 ', hit: false },
      { text: '1111', hit: true },
      { text: ' 1111', hit: false },
    ]
    const { text, html } = say('found', 'en', { words: '1111', lines: [{ ...line, passage }] })
    for (const said of [text, html]) expect(said).not.toContain('4111')
  })
})

describe('phrases', () => {
  test.each([
    [1, 'Pozostaje 1 otwarte zgłoszenie.'],
    [3, 'Pozostają 3 otwarte zgłoszenia.'],
    [5, 'Pozostaje 5 otwartych zgłoszeń.'],
    [22, 'Pozostają 22 otwarte zgłoszenia.'],
  ])('Polish counts %i', (count, expected) => {
    const sample = MAIL_CATALOG.handover.sample
    expect(say('handover', 'pl', { ...sample, open: count }).text).toContain(expected)
  })

  test.each([
    ['es', 'el lunes 23 de noviembre de 2026, a más tardar a las 09:42'],
    ['pt', 'na segunda-feira, 23 de novembro de 2026, até as 09:42'],
    ['pt-PT', 'na segunda-feira, 23 de novembro de 2026, até às 09:42'],
    ['pl', 'w poniedziałek, 23 listopada 2026, najpóźniej o godz. 09:42'],
    ['de', 'am Montag, dem 23. November 2026, spätestens um 09:42 Uhr'],
    ['fr', 'le lundi 23 novembre 2026, au plus tard à 09:42'],
    ['it', 'lunedì 23 novembre 2026, entro le 09:42'],
    ['en', 'on Monday 23 November 2026, by 09:42'],
  ] as const)('a date stands in the time zone of the store and in the words of %s', (language, expected) => {
    expect(say('acknowledgement', language).text).toContain(expected)
  })

  test.each([
    ['fr', 'le mardi 1er décembre 2026', '185 ko'],
    ['it', 'martedì 1º dicembre 2026', '185 kB'],
    ['en', 'on Tuesday 1 December 2026', '185 kB'],
  ] as const)('the first of a month and the size of a file as %s writes them', (language, day, size) => {
    const answerBy = Date.UTC(2026, 11, 1, 12)
    expect(say('acknowledgement', language, { ...MAIL_CATALOG.acknowledgement.sample, answerBy }).text).toContain(day)
    expect(say('notification', language).text.replace(/\s/g, ' ')).toContain(size)
  })

  test('an acknowledgement repeats the subject only when it is given one', () => {
    const { subject: _, ...rest } = MAIL_CATALOG.acknowledgement.sample
    expect(say('acknowledgement', 'es', rest).subject).toBe('Hemos recibido su mensaje [INC-4821-Q7RXM]')
  })

  test('a subject brings its prefixes and tags only once', () => {
    const subject = 'RE: Fwd: Jarrón roto [INC-4821-Q7RXM]'
    expect(say('resolved', 'es', { ...MAIL_CATALOG.resolved.sample, subject }).subject).toBe(
      'Re: Jarrón roto [INC-4821-Q7RXM]',
    )
  })
})

describe('names that the store gave', () => {
  const OF_STORE = withStore(
    BASE_TAXONOMY,
    [
      { id: 'delivery', names: { es: ['Envíos & más'] }, topics: [] },
      {
        id: 'rental',
        names: { es: ['Alquiler'] },
        topics: [{ id: 'deposit', names: { es: ['fianza'] }, phrases: {} }],
      },
    ],
    'es',
  )
  const card = (category: string, topic: string) => ({
    ...MAIL_CATALOG.status.sample,
    card: { ...MAIL_CATALOG.status.sample.card, category, topic },
  })
  let ofStore: Templates
  beforeAll(async () => {
    ofStore = await loadTemplates(FOLDER, { taxonomy: OF_STORE, tried: true })
  })

  test.each<[Language, string, string, string]>([
    ['es', 'rental', 'deposit', 'Alquiler › fianza'],
    ['pl', 'rental', 'deposit', 'Alquiler › fianza'],
    ['es', 'delivery', 'damaged', 'Envíos & más › producto dañado'],
    ['pl', 'delivery', 'other', 'Dostawa'],
    // Of another file, or of one that was.
    ['es', 'rental', 'late-return', 'Alquiler › late return'],
    ['es', 'gift-cards', 'code', 'Gift cards › code'],
    ['es', 'constructor', 'constructor', 'Constructor › constructor'],
  ])('in %s %s/%s is %s', (language, category, topic, shown) => {
    const { text, html } = ofStore.render('status', language, card(category, topic), SAMPLE_CONTEXT)
    expect(text).toContain(shown)
    expect(html).toContain(shown.replace('&', '&amp;'))
  })

  test('a digest with a category that nobody knows any more', () => {
    const { sample } = MAIL_CATALOG.digest
    const row = { category: 'gift-cards', topic: 'code', count: 3, before: 1 }
    const data = { ...sample, figures: { ...sample.figures, byCategory: [row], byTopic: [row] } }
    for (const language of LANGUAGES)
      expect(say('digest', language, data).text).toMatch(/Gift cards \|.*Gift cards › code/s)
  })
})

describe('at the start', () => {
  const folders: string[] = []
  afterEach(async () => {
    await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })))
  })

  type Fault = readonly [file: string, change: (content: string) => string | undefined]

  /** What loading says of a folder with these faults. */
  async function broken(
    faults: readonly Fault[],
    { variants = [], tried = false }: { variants?: readonly Variant[]; tried?: boolean } = {},
  ): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'templates-'))
    folders.push(folder)
    await cp(FOLDER, folder, { recursive: true })
    for (const [file, change] of faults) {
      const changed = change(await readFile(join(folder, file), 'utf8'))
      if (changed === undefined) await rm(join(folder, file))
      else await writeFile(join(folder, file), changed)
    }
    return loadTemplates(folder, { variants, tried }).then(
      () => 'loaded',
      (error: Error) => error.message,
    )
  }

  const ends = (line: string) => (source: string) => `${source}\n${line}\n`

  test.each([
    [
      'a word is missing',
      'pl/words.json',
      (s: string) => s.replace('"take"', '"tak"'),
      'templates/pl/words.json lacks actions.take',
    ],
    [
      'a topic is missing',
      'es/words.json',
      (s: string) => s.replace('"damaged"', '"damagd"'),
      'lacks topics.delivery/damaged',
    ],
    ['a template is missing', 'pt/relay.hbs', () => undefined, 'templates/pt/relay.hbs is missing'],
    ['a value would go out unescaped', 'en/relay.hbs', ends('{{{text}}}'), 'unescaped'],
    ['the subject is missing', 'en/relay.hbs', (s: string) => s.replace('subject:', 'topic:'), '"subject:" is missing'],
    [
      'a layout brings something from outside',
      'layout/agent.html',
      (s: string) => s.replace('{{content}}', '<img src="https://evil.example/x.png"/>{{content}}'),
      'layout/agent.html: brings remote content',
    ],
    ['a compiled layout is missing', 'layout/agent.html', () => undefined, 'layout/agent.html is missing'],
  ])('%s: refused with place and name, tried out or not', async (_, file, change, expected) => {
    expect(await broken([[file, change]], { tried: true })).toContain(expected)
  })

  test('what only trying shows is refused, all of it at once, with place and name', async () => {
    const said = await broken([
      ['en/relay.hbs', ends('{{agent}}')],
      ['de/relay.hbs', ends('x {{date dueOn}}')],
      ['fr/relay.hbs', ends('x {{dte promise.dueAt}}')],
      // Nobody writes Portuguese so.
      ['pt-PT/relay.hbs', ends('{{agent}}')],
    ])
    expect(said.split('\n').slice(1).sort()).toEqual([
      '  templates/de/relay.hbs: {{date dueOn}} has no value',
      '  templates/en/relay.hbs: {{agent}} has no value',
      '  templates/fr/relay.hbs: there is no helper dte',
    ])
  }, 60_000)

  test('a variant is tried out where the store writes it', async () => {
    const variants: readonly Variant[] = ['pt-PT']
    expect(await broken([['pt-PT/relay.hbs', ends('{{agent}}')]], { variants })).toContain(
      'templates/pt-PT/relay.hbs: {{agent}} has no value',
    )
    expect(await broken([['pt-PT/relay.hbs', () => undefined]], { variants, tried: true })).toBe('loaded')
    expect(await broken([['pt-PT/words.json', () => '{ "on": 1']], { variants, tried: true })).toContain(
      'templates/pt-PT/words.json is not JSON',
    )
  }, 60_000)
})

describe('light markup', () => {
  const sources = (body: string) => readSource(`subject: S\n---\n${body}`, new Set(['card']))
  test.each([
    ['paragraphs', 'a & b\nc\n\nd', '<p>a &amp; b<br>\nc</p>\n<p>d</p>\n', 'a & b\nc\n\nd\n\n'],
    ['bold around a value', 'x **{{y}}**', '<p>x <strong>{{y}}</strong></p>\n', 'x {{y}}\n\n'],
    [
      'items around a tag',
      '{{#each q}}\n- {{this}}\n{{/each}}',
      '<ul>\n{{#each q}}\n<li>{{this}}</li>\n{{/each}}\n</ul>\n',
      '{{#each q}}\n- {{this}}\n{{/each}}\n\n',
    ],
    [
      'tags between paragraphs',
      '{{#if a}}\nx\n{{else}}\ny\n{{/if}}',
      '{{#if a}}\n<p>x</p>\n{{else}}\n<p>y</p>\n{{/if}}\n',
      '{{#if a}}\nx\n\n{{else}}\ny\n\n{{/if}}\n',
    ],
    ['a heading right above items', '## h\n- a', '<h2>h</h2>\n<ul>\n<li>a</li>\n</ul>\n', '\nh\n--------\n- a\n\n'],
    ['a block helper', '{{card c}}', '{{card c}}\n', '{{card c}}\n'],
    ['a quotation', '> x {{y}}', '<blockquote><p>x {{y}}</p></blockquote>\n', '> x {{y}}\n\n'],
  ])('%s', (_, body, html, text) => {
    expect(sources(body)).toMatchObject({ html, text })
  })
  test('a lonely pair of stars is a mistake', () => {
    expect(() => sources('**x')).toThrow('without its partner')
  })
})
