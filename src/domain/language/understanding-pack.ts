/**
 * What a language must bring so that its mails are understood: how it is recognised, and which phrases tell what. What is talked
 * about stands in its `concepts.ts`, what is courtesy in its `courtesy.ts`. Nothing here decides alone: the model learned from
 * labelled mails how much each tag says (`classify/model/`), so a tag that is new says nothing before `npm run train`.
 *
 * `tells` maps a tag to entries separated by `|`. A tag is `category/topic` (what a phrase speaks for by itself), `urgent/…`
 * (anger, legal, chargeback, harm) or `sign/…` (what rules combine: `sign/fault` with `sign/in-use` is a warranty).
 * `sign/skip` swallows what it covers ("arrived fine" is no word about a parcel that arrived).
 * An entry is a phrase; `reembols*` is the beginning of a word, `_` any one word, `~` up to four words between.
 * `=2` at the end sets its points; otherwise three for several words, one and a half for one.
 * Everything is compared folded (see `fold.ts`); write it as it is spelt.
 */
export type UnderstandingPack = {
  readonly code: PackCode
  /** Short frequent words, those of this language alone first of all; separated by spaces. */
  readonly functionWords: string
  /** Letters and signs that speak for this language. */
  readonly letters: string
  /** Words of thanks, greeting and agreement, which tell the language of short mails. Separated by spaces. */
  readonly courtesy: string
  /** Words that turn the next ones round: "nobody was hurt". Separated by spaces. */
  readonly negations: string
  /** Phrases by tag, as said above. */
  readonly tells: Readonly<Record<string, string>>
}

/** Languages that are understood; those in which nobody is answered are no `Language`, and come out as `unknown` with this code beside it. */
export type PackCode = 'es' | 'pt' | 'pl' | 'en' | 'fr' | 'de' | 'it'
