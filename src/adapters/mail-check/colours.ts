/** Colours as style sheets write them. */

/** Red, green, blue from 0 to 255. */
export type Colour = readonly [number, number, number]

const NAMED: Readonly<Record<string, Colour>> = { white: [255, 255, 255], black: [0, 0, 0] }

/** `#1d4fa3`, `#fff`, `rgb(29, 79, 163)`, `white`; undefined for what is none or is seen through. */
export function readColour(text: string): Colour | undefined {
  const written = text.trim().toLowerCase()
  const named = NAMED[written]
  if (named) return named
  const short = /^#([\da-f])([\da-f])([\da-f])$/.exec(written)
  if (short) return colourOf(short.slice(1).map((digit) => Number.parseInt(digit + digit, 16)))
  const long = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/.exec(written)
  if (long) return colourOf(long.slice(1).map((digits) => Number.parseInt(digits, 16)))
  const rgb = /^rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})(?:\s*[,/]\s*([\d.]{1,6}%?))?\s*\)$/.exec(written)
  if (rgb && Number.parseFloat(rgb[4] ?? '1') !== 0) return colourOf(rgb.slice(1, 4).map(Number))
  return undefined
}

function colourOf([red = 0, green = 0, blue = 0]: readonly number[]): Colour {
  return [red, green, blue]
}
