/**
 * What a reader of one of our mails would stumble over: letters hard to see in the light or in the dark, pictures without words, links that
 * lead nowhere, words that are missing, more than mail programs show. For `preview`, and for every mail in the tests.
 */
import type * as HappyDom from 'happy-dom'
import type { Rendered } from '../../app/ports.ts'
import { contrastOf } from '../../domain/say/shades.ts'
import { type Colour, readColour } from './colours.ts'

export type Scheme = 'light' | 'dark'

/** `what` is what was found, with what is expected. */
export type MailFault = { readonly check: 'contrast' | 'alt' | 'size' | 'words' | 'links'; readonly what: string }

/** Gmail cuts off what is longer, in bytes of HTML. */
const MOST_BYTES = 100_000
/** WCAG AA; large is 24 px, or 18.66 px in bold. */
const LEAST_CONTRAST = { normal: 4.5, large: 3 }
const WHITE: Colour = [255, 255, 255]

/** Everything that is wrong with a mail, each once. */
export async function checkMail(mail: Rendered): Promise<readonly MailFault[]> {
  const cids = (mail.files ?? []).flatMap(({ cid }) => cid ?? [])
  const { Window } = await import('happy-dom')
  const faults: MailFault[] = [...sizeFaults(mail), ...wordFaults(mail)]
  for (const scheme of ['light', 'dark'] as const) {
    const window = new Window({ width: 700, height: 900, settings: settingsOf(scheme) })
    try {
      window.document.write(mail.html)
      if (scheme === 'light') faults.push(...pictureFaults(window, cids), ...linkFaults(window))
      faults.push(...contrastFaults(window, scheme))
    } finally {
      await window.happyDOM.close()
    }
  }
  const seen = new Map(faults.map((fault) => [`${fault.check} ${fault.what}`, fault]))
  return [...seen.values()]
}

/** Nothing is fetched, nothing runs: the mail is only looked at. */
function settingsOf(prefersColorScheme: Scheme) {
  return {
    device: { prefersColorScheme },
    disableCSSFileLoading: true,
    disableJavaScriptFileLoading: true,
    disableIframePageLoading: true,
    navigation: { disableMainFrameNavigation: true, disableChildFrameNavigation: true },
  }
}

function sizeFaults({ html }: Rendered): readonly MailFault[] {
  const bytes = Buffer.byteLength(html)
  return bytes < MOST_BYTES
    ? []
    : [{ check: 'size', what: `${bytes} bytes of HTML, of which Gmail shows ${MOST_BYTES}` }]
}

function wordFaults({ subject, text, html }: Rendered): readonly MailFault[] {
  const faults: MailFault[] = []
  if (subject.trim() === '') faults.push({ check: 'words', what: 'no subject' })
  if (text.trim() === '') faults.push({ check: 'words', what: 'no text' })
  for (const [where, part] of Object.entries({ subject, text, html: html.slice(html.indexOf('<body')) })) {
    const found = /undefined|\[object|\bNaN\b|\{\{|\}\}|Invalid Date/.exec(part)?.[0]
    if (found !== undefined) faults.push({ check: 'words', what: `"${found}" in the ${where}` })
  }
  return faults
}

function pictureFaults({ document }: HappyDom.Window, cids: readonly string[]): readonly MailFault[] {
  return [...document.querySelectorAll('img')].flatMap((image): readonly MailFault[] => {
    const source = image.getAttribute('src') ?? ''
    const named = source.slice(0, 80)
    const faults: MailFault[] = []
    if (!image.getAttribute('alt')?.trim()) faults.push({ check: 'alt', what: `the picture ${named} has no words` })
    const cid = /^cid:(.+)$/.exec(source)?.[1]
    if (cid === undefined)
      faults.push({ check: 'links', what: `the picture ${named} comes from outside; expected one that goes along` })
    else if (!cids.includes(cid)) faults.push({ check: 'links', what: `the picture ${named} does not go along` })
    return faults
  })
}

function linkFaults({ document }: HappyDom.Window): readonly MailFault[] {
  return [...document.querySelectorAll('a')].flatMap((link): readonly MailFault[] => {
    const href = link.getAttribute('href') ?? ''
    const label = shown(link.textContent) || shown(link.querySelector('img')?.getAttribute('alt') ?? '')
    const faults: MailFault[] =
      label === '' ? [{ check: 'words', what: `the link to ${href.slice(0, 80)} has no words` }] : []
    const problem = linkProblem(href)
    return problem === undefined ? faults : [...faults, { check: 'links', what: `"${label}": ${problem}` }]
  })
}

/** Why a link cannot be followed. Where it leads is not asked: nothing is fetched. */
function linkProblem(href: string): string | undefined {
  const url = URL.parse(href)
  const expected = 'expected mailto: with addresses, or https:'
  if (url === null) return `"${href.slice(0, 80)}" is no link; ${expected}`
  if (url.protocol === 'https:') return undefined
  if (url.protocol !== 'mailto:') return `leads to ${url.protocol}; ${expected}`
  try {
    const to = decodeURIComponent(url.pathname)
    if (!to.split(',').every((one) => /^[^\s@,;<>]{1,64}@[^\s@,;<>]{1,255}$/.test(one)))
      return `writes to "${to.slice(0, 80)}"; ${expected}`
    decodeURIComponent(url.search)
    return undefined
  } catch {
    return `"${href.slice(0, 80)}" is not encoded as a link is`
  }
}

function contrastFaults(window: HappyDom.Window, scheme: Scheme): readonly MailFault[] {
  const { document } = window
  const faults = new Map<string, MailFault>()
  const grounds = new Map<HappyDom.Element, Ground>()
  const walker = document.createTreeWalker(document.body, window.NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement
    if (element === null || shown(node.textContent ?? '') === '' || /^(?:style|script|title)$/i.test(element.tagName))
      continue
    const ground = groundOf(window, element, grounds)
    if (ground.hidden) continue
    const style = window.getComputedStyle(element)
    const colour = readColour(style.color)
    if (colour === undefined) continue
    const ratio = contrastOf(colour, ground.colour)
    const least = isLarge(style) ? LEAST_CONTRAST.large : LEAST_CONTRAST.normal
    // Told to one digit, so rounded down: 4.46 is not enough.
    if (ratio < least) {
      const key = `${style.color} on ${ground.written} (${scheme})`
      const what = `${key} has ${(Math.floor(ratio * 10) / 10).toFixed(1)}:1, expected ${least}:1: "${shown(node.textContent ?? '').slice(0, 40)}"`
      if (!faults.has(key)) faults.set(key, { check: 'contrast', what })
    }
  }
  return [...faults.values()]
}

type Ground = { readonly colour: Colour; readonly written: string; readonly hidden: boolean }

/** The colour behind an element: its own, or that of what it stands in. */
function groundOf(window: HappyDom.Window, element: HappyDom.Element, known: Map<HappyDom.Element, Ground>): Ground {
  const before = known.get(element)
  if (before) return before
  const style = window.getComputedStyle(element)
  const parent = element.parentElement
  const outer: Ground =
    parent === null ? { colour: WHITE, written: 'white', hidden: false } : groundOf(window, parent, known)
  // A style sheet wins over the attribute of old.
  const written = [style.backgroundColor, style.background, element.getAttribute('bgcolor') ?? ''].find(
    (value) => readColour(value) !== undefined,
  )
  const ground = {
    ...(written === undefined ? outer : { colour: readColour(written) ?? WHITE, written }),
    hidden: outer.hidden || style.display === 'none' || style.visibility === 'hidden',
  }
  known.set(element, ground)
  return ground
}

function isLarge({ fontSize, fontWeight }: HappyDom.CSSStyleDeclaration): boolean {
  const pixels = Number.parseFloat(fontSize) || 16
  const bold = fontWeight === 'bold' || Number.parseInt(fontWeight, 10) >= 600
  return pixels >= 24 || (bold && pixels >= 18.66)
}

/** Without blanks, and what fills the beginning of a mail unseen. */
function shown(text: string): string {
  return text.replace(/(?:\s|\p{Cf}|\u034f)+/gu, ' ').trim()
}
