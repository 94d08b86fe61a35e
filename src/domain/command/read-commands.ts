/**
 * Finds the command lines in the new text of an agent's mail. The rule:
 *
 *   1. A line is *marked* when it starts with `#` and a letter. Nothing but letters, figures and `>` before the sign makes a difference
 *      (blanks, bullets, quotes, emphasis, what cannot be seen), nor does the number of a list; `＃`, `﹟` and `♯` are `#`.
 *      `#1`, `#12345`, words with three digits or more (`#LX123456789ES`) and colours (`#ff0000`) are no marks.
 *   2. Marked lines and blank lines before the first word of text are the *head*, those after the last one the *tail*. Every marked
 *      line there is a command line. None of them ever reaches the customer: an unknown word stops the mail.
 *      A quoted line (`> #close`) is text: what somebody else wrote commands nothing. A signature below the tail is not text (`line-sign-off.ts`).
 *   3. A marked line between lines of text is text, as `#orders are late` in a sentence that was wrapped there, unless its word is a command, nearly one, or
 *      looks like one: then it is *stray*, and stops the mail too.
 *   4. `# close`, `##close`, `#-close`, the sign apart from the word or doubled, are stray wherever they stand when the word is a command; so
 *      is a command at the end of a line of text (`Thank you. #close`).
 *   5. `#take #urgent` on one line are two when each word is a command. When one only resembles a command the line is stray.
 *   6. A command line that was wrapped is read whole (`line-wraps.ts`).
 *
 * So what reaches the customer are lines that are not marked, and marked lines inside the text that resemble no command. In doubt
 * nobody is written to, and the agent gets the text back.
 */

import { isMobilePhrase } from '../mail/reply/mobile-phrase.ts'
import { asSeen, lookAt, type Mark, type SeenLine, withoutUnseen } from './line-marks.ts'
import { signOffOf } from './line-sign-off.ts'
import { joinWrapped } from './line-wraps.ts'
import { looksLikeCommand } from './names.ts'

export type CommandLine = {
  /** As it was written, trimmed, at most 200 characters. */
  readonly line: string
  /** The word behind the sign, without final punctuation. */
  readonly word: string
  readonly argument: string
  /** Stands where no command may stand: stops the mail. */
  readonly stray: boolean
  /** Stands below the text. */
  readonly below?: true
}

type CommandsAndText = {
  readonly lines: readonly CommandLine[]
  /** What is left for people, line by line as written; stray lines are still in it. */
  readonly text: string
}

type Line = { readonly raw: string; readonly seen: SeenLine }

/** One stray line stops the mail; more than these are not told. */
const ENOUGH = 20
/** Marked lines inside a text; nobody writes more, and comparing words takes time. */
const MOST_EXAMINED = 1_000

/** Reads the new text of a mail. `writer` is the name of its author, who may have signed below the commands. */
export function readCommands(newText: string, writer = ''): CommandsAndText {
  const all = joinWrapped(newText.split(/\r\n|[\n\r\u2028\u2029\u0085\v\f]/)).map(lineOf)
  const { lines, below } = withoutSignOff(all, writer)
  const first = lines.findIndex(isText)
  const last = lines.findLastIndex(isText)
  const found: CommandLine[] = []
  const kept: string[] = []
  let strays = 0
  let examined = 0
  const stray = (raw: string, mark: Mark) => {
    if (strays < ENOUGH) found.push(commandLine(raw, mark, true))
    strays += 1
  }
  lines.forEach(({ raw, seen }, at) => {
    const inside = first !== -1 && at > first && at < last
    if (seen.kind === 'marked' && !inside) {
      const single = seen.marks.length === 1
      const below = last !== -1 && at > last ? ({ below: true } as const) : {}
      found.push(...seen.marks.map((mark) => ({ ...commandLine(single ? raw : mark.written, mark, false), ...below })))
      return
    }
    kept.push(raw)
    if (seen.kind === 'stray') stray(raw, seen.mark)
    if (seen.kind !== 'marked' || strays >= ENOUGH) return
    examined += 1
    const resembling = seen.marks.find((mark) => examined > MOST_EXAMINED || looksLikeCommand(mark.word))
    if (resembling) stray(raw, resembling)
  })
  // What a telephone writes under every mail says nothing when it stands alone.
  const text = kept.every((line) => line.trim() === '' || isMobilePhrase(line)) ? '' : kept.join('\n').trim()
  return { lines: found, text: below.length === 0 ? text : [text, '', ...below].join('\n') }
}

function lineOf(raw: string): Line {
  return { raw, seen: lookAt(asSeen(raw)) }
}

function isText({ seen }: Line): boolean {
  return seen.kind === 'text' || seen.kind === 'stray'
}

/** The lines above a sign-off that stands below the last command, and what of it goes on belonging to the text. */
function withoutSignOff(all: readonly Line[], writer: string): { lines: readonly Line[]; below: readonly string[] } {
  const end = all.findLastIndex(({ seen }) => seen.kind === 'marked') + 1
  const under = all.slice(end)
  const lines = all.slice(0, end)
  const whole = { lines: all, below: [] }
  if (end === 0 || under.length > MOST_UNDER || under.some(({ seen }) => seen.kind === 'stray')) return whole
  const below = signOffOf(
    under.map(({ raw }) => raw),
    writer,
    !lines.some(isText),
  )
  return below === undefined ? whole : { lines, below }
}

/** A signature is shorter, its blank lines counted. */
const MOST_UNDER = 40

function commandLine(raw: string, { word, argument }: Mark, stray: boolean): CommandLine {
  return {
    line: withoutUnseen(raw)
      .trim()
      .replace(/\s*\n\s*/g, ' ')
      .slice(0, 200),
    word,
    argument,
    stray,
  }
}
