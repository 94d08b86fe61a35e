/**
 * Finds the command lines in the new text of an agent's mail. The rule:
 *
 *   1. A line is *marked* when it starts with `#` and a letter. Blanks, bullets, quotes and emphasis before the sign do not count, nor do invisible
 *      characters; `＃` and `﹟` are `#`. `#1`, `#12345` and words with three digits or more (`#LX123456789ES`) are numbers, not marks.
 *   2. Marked lines and blank lines before the first word of text are the *head*, those after the last one the *tail*. Every marked
 *      line there is a command line. None of them ever reaches the customer: an unknown word stops the mail.
 *      A quoted line (`> #close`) is text: what somebody else wrote commands nothing.
 *   3. A marked line between lines of text is text, as `#orders are late` in a sentence that was wrapped there, unless its word is a command, nearly one, or
 *      looks like one: then it is *stray*, and stops the mail too.
 *   4. `# close`, the sign apart from the word, is stray wherever it stands when the word is a command.
 *
 * So what reaches the customer are lines that are not marked, and marked lines inside the text that resemble no command. In doubt
 * nobody is written to, and the agent gets the text back.
 */
import { commandNamed, looksLikeCommand } from './names.ts'

export type CommandLine = {
  /** As it was written, trimmed, at most 200 characters. */
  readonly line: string
  /** The word behind the sign, without final punctuation. */
  readonly word: string
  readonly argument: string
  /** Stands where no command may stand: stops the mail. */
  readonly stray: boolean
}

type CommandsAndText = {
  readonly lines: readonly CommandLine[]
  /** What is left for people; stray lines are still in it. */
  readonly text: string
}

type Line = { readonly raw: string; readonly kind: 'blank' | 'text' | 'marked'; readonly mark?: Mark }
type Mark = { readonly word: string; readonly argument: string; readonly apart: boolean }

/** One stray line stops the mail; more than these are not told. */
const ENOUGH = 20

export function readCommands(newText: string): CommandsAndText {
  const lines = newText.split(/\r\n|[\n\r\u2028\u2029\u0085\v\f]/).map(lineOf)
  const isText = (line: Line) => line.kind === 'text'
  const first = lines.findIndex(isText)
  const last = lines.findLastIndex(isText)
  const found: CommandLine[] = []
  const kept: string[] = []
  let strays = 0
  lines.forEach((line, at) => {
    const { mark } = line
    const inside = first !== -1 && at > first && at < last
    if (mark === undefined) kept.push(line.raw)
    else if (!inside && !mark.apart) found.push(commandLine(line.raw, mark, false))
    else {
      kept.push(line.raw)
      if (strays < ENOUGH && (mark.apart || looksLikeCommand(mark.word))) {
        strays += 1
        found.push(commandLine(line.raw, mark, true))
      }
    }
  })
  return { lines: found, text: kept.join('\n').trim() }
}

/** Soft hyphens, zero-width and direction marks, variation selectors and the keycap: unseen, so they must not hide anything. */
const UNSEEN = /\u034f|\u20e3|[\ufe00-\ufe0f]|[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g
const BEFORE = /^[\s"'“”„«»‘’`*_~•·–—-]{0,40}(?=#)/
const AFTER = /[\s"'“”„«»‘’`*_~]{1,40}$/

function lineOf(raw: string): Line {
  const seen = raw
    .slice(0, 4_000)
    .replace(UNSEEN, '')
    .replace(/[＃﹟]/g, '#')
    .trim()
  if (seen === '') return { raw, kind: 'blank' }
  const mark = markOf(seen)
  if (mark === undefined || (mark.apart && commandNamed(mark.word) === undefined)) return { raw, kind: 'text' }
  return { raw, kind: mark.apart ? 'text' : 'marked', mark }
}

function markOf(line: string): Mark | undefined {
  const bare = line.replace(BEFORE, '').replace(AFTER, '')
  const found = /^#(\s{0,3})(\p{L}[\p{L}\p{M}\p{N}_-]*)/u.exec(bare)
  const word = found?.[2]
  if (found === null || word === undefined) return undefined
  if ((word.match(/\d/g)?.length ?? 0) >= 3) return undefined
  const argument = bare
    .slice(found[0].length)
    .replace(/^[\s"'“”„«»‘’`*_~.,:;!?…]{1,20}/, '')
    .trim()
    .replace(/\s+/g, ' ')
  return { word: word.normalize('NFKC').replace(/[_-]+$/, ''), argument, apart: found[1] !== '' }
}

function commandLine(raw: string, { word, argument }: Mark, stray: boolean): CommandLine {
  return { line: raw.replace(UNSEEN, '').trim().slice(0, 200), word, argument, stray }
}
