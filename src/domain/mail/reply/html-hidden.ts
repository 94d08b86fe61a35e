import type { Attributes } from './html-tags.ts'

/** What the style of an element says about whether its text is seen. */
export type Visibility = {
  /** Nothing inside is seen, whatever it says itself. */
  readonly hidden: boolean
  /** The size of letters is set: to nothing, or to something again. */
  readonly size?: 'none' | 'some'
}

export const SEEN: Visibility = { hidden: false }

/** A quick look whether anything in the HTML may be invisible. */
export function mayHide(html: string): boolean {
  // A backslash may spell any of these words in another way.
  if (html.includes('\\')) return true
  return /(?:display|visibility|font-size|opacity|(?:max-)?(?:height|width)|mso-hide|text-indent|left|top|background|background-color)["']?\s{0,2}:\s{0,2}(?:none|hidden|[01](?:px|pt|em|%)?\s{0,2}[;"']|0\.|all|-\d{3}|#fff|white)|\shidden[\s>=]|color:\s?(?:#fff|white|transparent)|clip(?:-path)?\s{0,2}:|scale\(\s?0|\/\*/i.test(
    html,
  )
}

export function visibilityOf(
  name: string,
  attributes: Attributes,
  classes: ReadonlySet<string> = NO_CLASSES,
): Visibility {
  if (attributes.size === 0) return SEEN
  if (attributes.has('hidden') && attributes.get('hidden')?.toLowerCase() !== 'until-found') return { hidden: true }
  // Word writes width=0 on tables whose width is free; both together say that nothing is shown.
  if (name !== 'img' && isZero(attributes.get('height')) && isZero(attributes.get('width'))) return { hidden: true }
  const written = attributes.get('style')
  const style = written === undefined ? '' : plainStyle(written)
  if (classes.size > 0 && !/[ ;]display:(?!none)/.test(style)) {
    const own = attributes.get('class')?.toLowerCase().split(/\s+/, 20) ?? []
    if (own.some((each) => classes.has(each))) return { hidden: true }
  }
  if (written === undefined) return SEEN
  if (hides(style)) return { hidden: true }
  const size = /[ ;]font-size:([\d.]{1,8})(px|pt|em|rem|%)?/.exec(style)
  if (size === null) return /[ ;]font-size:/.test(style) ? { hidden: false, size: 'some' } : SEEN
  const smallest = size[2] === undefined || size[2] === 'px' || size[2] === 'pt' ? 1 : 0.05
  return { hidden: false, size: Number(size[1]) <= smallest ? 'none' : 'some' }
}

const NO_CLASSES: ReadonlySet<string> = new Set()

/** Declarations in lower case, without comments, escapes and blanks, each ended by a semicolon. */
export function plainStyle(written: string): string {
  let style = written
  if (style.includes('/*')) style = style.replace(/\/\*[^*]{0,500}\*\//g, '')
  if (style.includes('\\')) {
    style = style.replace(/\\(?:([0-9a-f]{1,6})\s?|(.))/gi, (_, code: string | undefined, sign: string | undefined) =>
      code === undefined ? (sign ?? '') : String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff)),
    )
  }
  return ` ${style.toLowerCase().replace(/\s+/g, '').replaceAll('!important', '')};`
}

const HIDING =
  /[ ;]display:none;|[ ;]visibility:(?:hidden|collapse);|[ ;]opacity:0?(?:\.0{1,4})?;|[ ;]mso-hide:all;|[ ;]text-indent:-\d{3,6}(?:px|em|pt)|[ ;]clip:rect\(0(?:px)?,?0(?:px)?,?0(?:px)?,?0(?:px)?\)|[ ;]clip-path:(?:inset\((?:50|100)%\)|circle\(0)|[ ;]transform:scale\(0(?:,0)?\)/

/** Whether plain declarations hide what they are said of. */
export function hides(style: string): boolean {
  if (HIDING.test(style)) return true
  if (style.includes('overflow:hidden') && /[ ;](?:max-)?(?:height|width):0(?:px|pt|em)?;/.test(style)) return true
  if (/[ ;]position:absolute;/.test(style) && /[ ;](?:left|top):-\d{3,6}px/.test(style)) return true
  return isInvisibleColour(style)
}

function isZero(value: string | undefined): boolean {
  return value !== undefined && /^0(?:px)?$/.test(value.trim())
}

/** Letters in the colour of their own background; only where both are said in one place can that be known. */
function isInvisibleColour(style: string): boolean {
  const colour = /[ ;]color:([^;]{1,40});/.exec(style)?.[1]
  if (colour === undefined) return false
  if (colour === 'transparent') return true
  const ground = /[ ;]background(?:-color)?:([^;]{1,40});/.exec(style)?.[1]
  return ground !== undefined && plainColour(colour) === plainColour(ground)
}

function plainColour(colour: string): string {
  const named: Readonly<Record<string, string>> = { white: '#ffffff', black: '#000000' }
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(colour)
  if (short !== null) return `#${short[1]}${short[1]}${short[2]}${short[2]}${short[3]}${short[3]}`
  const rgb = /^rgb\((\d{1,3}),(\d{1,3}),(\d{1,3})\)$/.exec(colour)
  if (rgb !== null) {
    return `#${[rgb[1], rgb[2], rgb[3]].map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`
  }
  return named[colour] ?? colour
}
