/** Which shades of a store's colour can be read, by the contrast of WCAG 2. Colours are `#rrggbb`. */

/** One colour where mails need it. */
export type Shades = {
  /** Links, and the ground of a button with white letters. */
  readonly accent: string
  /** Letters on the grey around a mail. */
  readonly onGround: string
  /** Links in the dark. */
  readonly inDark: string
  /** The ground of a button with white letters in the dark. */
  readonly buttonInDark: string
}

/** Least contrast of letters (WCAG 2, level AA). */
export const READABLE = 4.5
const WHITE = '#ffffff'
const BLACK = '#000000'
/** What our layouts put below letters. */
const GROUND = '#eef0f3'
const DARK_CARD = '#1e2226'
/** In the dark thin letters shine: more is easier to read. */
const CLEAR = 7
/** White letters keep a little more than the least on a button that was made lighter. */
const ON_BUTTON = 5

export function isColour(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text)
}

/** From 1 (the same) to 21 (black on white). */
export function contrast(one: string, other: string): number {
  return contrastOf(channels(one), channels(other))
}

/** The same of red, green and blue from 0 to 255. */
export function contrastOf(one: Channels, other: Channels): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

type Channels = readonly number[]

/** The lightest shade of a colour on which white letters can be read: itself, or as much darker as is needed. */
export function readableShade(colour: string): string {
  return firstMix(colour, BLACK, (shade) => contrast(shade, WHITE) >= READABLE)
}

/** The shades of a colour that is readable itself. */
export function shadesOf(accent: string): Shades {
  return {
    accent,
    onGround: firstMix(accent, BLACK, (shade) => contrast(shade, GROUND) >= READABLE),
    inDark: firstMix(accent, WHITE, (shade) => contrast(shade, DARK_CARD) >= CLEAR),
    buttonInDark: lastMix(accent, WHITE, (shade) => contrast(shade, WHITE) >= ON_BUTTON),
  }
}

const STEPS = 100

function firstMix(colour: string, other: string, isEnough: (shade: string) => boolean): string {
  return mixes(colour, other).find(isEnough) ?? other
}

function lastMix(colour: string, other: string, isEnough: (shade: string) => boolean): string {
  return mixes(colour, other).findLast(isEnough) ?? colour
}

/** From one colour to another. */
function mixes(colour: string, other: string): readonly string[] {
  const [from, to] = [channels(colour), channels(other)]
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const mixed = from.map((value, at) => Math.round(value + (((to[at] ?? 0) - value) * step) / STEPS))
    return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`
  })
}

function channels(colour: string): Channels {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
}

function luminance(colour: Channels): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
