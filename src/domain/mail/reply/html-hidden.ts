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
  return /(?:display|visibility|font-size|opacity|max-height|mso-hide|text-indent|left|top|background|background-color)["']?\s{0,2}:\s{0,2}(?:none|hidden|0|all|-\d{3}|#fff|white)|\shidden[\s>=]|color:\s?(?:#fff|white|transparent)/i.test(
    html,
  )
}

export function visibilityOf(name: string, attributes: Attributes): Visibility {
  if (attributes.size === 0) return SEEN
  if (attributes.has('hidden') && attributes.get('hidden')?.toLowerCase() !== 'until-found') return { hidden: true }
  // Word writes width=0 on tables whose width is free; both together say that nothing is shown.
  if (name !== 'img' && isZero(attributes.get('height')) && isZero(attributes.get('width'))) return { hidden: true }
  const written = attributes.get('style')
  if (written === undefined) return SEEN
  const style = ` ${written.toLowerCase().replaceAll(' ', '').replaceAll('!important', '')};`
  if (
    /[ ;]display:none;|[ ;]visibility:hidden;|[ ;]opacity:0(?:\.0{1,4})?;|[ ;]mso-hide:all;|[ ;]text-indent:-\d{3,6}(?:px|em|pt)/.test(
      style,
    )
  ) {
    return { hidden: true }
  }
  const clipped = style.includes('overflow:hidden')
  if (clipped && /[ ;](?:max-)?(?:height|width):0(?:px|pt|em)?;/.test(style)) return { hidden: true }
  if (/[ ;]position:absolute;/.test(style) && /[ ;](?:left|top):-\d{3,6}px/.test(style)) return { hidden: true }
  if (isInvisibleColour(style)) return { hidden: true }
  const size = /[ ;]font-size:([\d.]{1,8})/.exec(style)?.[1]
  if (size === undefined) return /[ ;]font-size:/.test(style) ? { hidden: false, size: 'some' } : SEEN
  return { hidden: false, size: Number(size) <= 0.5 ? 'none' : 'some' }
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
