import { inspect } from 'node:util'

/** A value that prints as "[secret]" in every way; only `reveal()` gives it out. */
export class Secret {
  readonly #value: string
  constructor(value: string) {
    this.#value = value
  }
  reveal(): string {
    return this.#value
  }
  get length(): number {
    return this.#value.length
  }
  toString(): string {
    return '[secret]'
  }
  toJSON(): string {
    return '[secret]'
  }
  [Symbol.toPrimitive](): string {
    return '[secret]'
  }
  [inspect.custom](): string {
    return '[secret]'
  }
}
