/**
 * How a language says thanks, and that a matter is settled: phrases separated by `|`, written as they are spelt and compared
 * folded. `a/b` is one or the other, `[a]` may be left out, `<name>` stands for any phrase of the part of that name, and `_` for
 * any one word ("the _ arrived") that is no misfit and speaks of nothing wrong.
 */
export type CourtesyPack = {
  /** Each of these is courtesy by itself: thanks, agreement, what came, works or is solved. */
  readonly enough: string
  /** What may stand beside them and says nothing: greetings, farewells, "sent from my phone". */
  readonly beside: string
  /** What says that something else has not come or is not right ("the first arrived"); single words. */
  readonly misfits: string
  readonly parts: Readonly<Record<string, string>>
}
