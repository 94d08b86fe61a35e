/**
 * Where in an answer a value stands: `billing.email`, `fulfillments[0].tracking_number`, `line_items[]` (each of a list), `[-1]` (the last),
 * `meta[key=courier].value` (the members whose `key` is `courier`), `["a name.with points"]`. It names places and computes nothing.
 */
type Step =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'each' }
  | { readonly kind: 'where'; readonly name: string; readonly is: string }

export type JsonPath = readonly Step[]

const LONGEST = 200
const MOST_STEPS = 16
/** Of a list in a list in a list; more is no order. */
const MOST_VALUES = 200

const STEP =
  /\.?([^\s.[\]{}="'][^.[\]{}="']{0,79})|\[(-?\d{1,4})\]|(\[\])|\[([^\s.[\]{}="']{1,80})=([^[\]{}="']{1,80})\]|\["([^"]{1,80})"\]/y

/** The path in these words, or nothing when they are none. Empty: the whole. */
export function parsePath(text: string): JsonPath | undefined {
  if (text.length > LONGEST || text.startsWith('.')) return undefined
  const steps: Step[] = []
  STEP.lastIndex = 0
  for (let at = 0; at < text.length; at = STEP.lastIndex) {
    STEP.lastIndex = at
    const match = STEP.exec(text)
    // Two names need a point between them; the first needs none.
    if (match === null || steps.length >= MOST_STEPS) return undefined
    const [whole, name, index, each, where, is = '', quoted] = match
    if (name !== undefined) {
      if (at > 0 && !whole.startsWith('.')) return undefined
      steps.push({ kind: 'name', name: name.trimEnd() })
    } else if (index !== undefined) steps.push({ kind: 'index', index: Number(index) })
    else if (each !== undefined) steps.push({ kind: 'each' })
    else if (where !== undefined) steps.push({ kind: 'where', name: where, is })
    else if (quoted !== undefined) steps.push({ kind: 'name', name: quoted })
  }
  return steps
}

/** What stands there: nothing, one value, or those of a list. */
export function valuesAt(json: unknown, path: JsonPath): readonly unknown[] {
  let values: readonly unknown[] = [json]
  for (const step of path) values = values.flatMap((value) => stepInto(value, step)).slice(0, MOST_VALUES)
  return values.filter((value) => value !== null && value !== undefined)
}

function stepInto(value: unknown, step: Step): readonly unknown[] {
  switch (step.kind) {
    case 'name':
      return isObject(value) && Object.hasOwn(value, step.name) ? [value[step.name]] : []
    case 'index':
      return Array.isArray(value) ? value.slice(step.index, step.index === -1 ? undefined : step.index + 1) : []
    case 'each':
      return Array.isArray(value) ? value.slice(0, MOST_VALUES) : []
    case 'where':
      return Array.isArray(value)
        ? value
            .slice(0, MOST_VALUES)
            .filter((one) => isObject(one) && Object.hasOwn(one, step.name) && String(one[step.name]) === step.is)
        : []
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
