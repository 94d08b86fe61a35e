/**
 * Text of strangers without what cannot be seen and could deceive: control characters, turned directions, invisible and
 * tag characters, annotations, towers of accents.
 *
 * What stays, and why: LRM, RLM and ALM in running text. They lean neutral signs to one side and cannot turn letters or
 * digits around, and Hebrew and Arabic mail is hard to read without them. Joiners stay inside the scripts and emoji that
 * are written with them; between Latin, Greek or Cyrillic letters they only hide. Overrides, embeddings and isolates go:
 * a paragraph of its own direction (`dir="auto"`) gives back what honest mail needs of them.
 */

/** Line feed and tab stay; soft hyphens, joiners of graphemes, fillers and annotations are as good as controls. */
const UNSEEN_RANGES =
  '\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff9-\\ufffc'
const ACCENTS = '\\u0300-\\u036f\\u0483-\\u0489\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff'
/** Letters, figures and signs of our languages hold nothing of this, and are many times faster to know by themselves. */
const BEYOND_ORDINARY =
  /[^\n\t -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20cf\u2190-\u21ff]/
/** Of the others too, most hold nothing of this: one look decides. */
const SUSPECT = new RegExp(
  `[${UNSEEN_RANGES}\\r\\u061c\\u200c-\\u200f\\u2028\\u2029\\u2800\\ufe00-\\ufe0f\\ud834\\udb40\\udb41]|[${ACCENTS}]{5}`,
)
const UNSEEN = new RegExp(`[${UNSEEN_RANGES}]`, 'g')
/** A joiner that has no letter of a joining script, and no emoji, on one of its sides. */
const LONELY_JOINER = /(?<![\u0590-\uffff])[\u200c\u200d]|[\u200c\u200d](?![\u0590-\uffff])/g
/** Tags, but for those of a flag (England, Scotland, Wales), selectors beyond the sixteen of emoji, invisible beams. */
const TAGS = /(?<!\u{1f3f4}[\u{e0020}-\u{e007f}]{0,6})[\u{e0000}-\u{e007f}]|[\u{e0080}-\u{e0fff}\u{1d173}-\u{1d17a}]/gu
const SELECTORS = /[\ufe00-\ufe0f]{2,}/g
const TOWER = new RegExp(`([${ACCENTS}]{4})[${ACCENTS}]+`, 'g')

/** The text as it may be shown, lines ending in `\n`. */
export function neutralised(text: string): string {
  if (!BEYOND_ORDINARY.test(text) || !SUSPECT.test(text)) return text
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(UNSEEN, '')
    .replace(/\u2800/g, ' ')
    .replace(LONELY_JOINER, '')
    .replace(TAGS, '')
    .replace(SELECTORS, (run) => run.charAt(0))
    .replace(TOWER, '$1')
}

/** Names, subjects and file names on one line: without direction marks too, which labels can do without. */
export function neutralisedLine(text: string): string {
  return neutralised(text)
    .replace(/[\u200e\u200f\u061c]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
