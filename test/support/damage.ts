/**
 * Damages mails the way the world does: cut, glued, recoded, shuffled, with bytes that mean something. All chance comes
 * from one seed, so that a failure can be had again.
 */

/** Numbers in [0, below), always the same for the same seed (mulberry32). */
export type Chance = {
  below(limit: number): number
  of<T>(list: readonly [T, ...T[]]): T
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * limit)
  }
  return { below, of: (list) => list[below(list.length)] ?? list[0] }
}

type Damage = (mail: Buffer, chance: Chance, other: Buffer) => Buffer

/** Bytes and phrases that parsers stumble over. */
const STUMBLING: readonly [string, ...string[]] = [
  '\0',
  '\r',
  '\n',
  '\r\n\r\n',
  '\n\n--',
  '--\n',
  '\xff\xfe',
  '\xc3',
  '\xed\xa0\x80',
  '\u001b$B',
  '=?utf-8?B?',
  '=?utf-8?Q?=C3?= =?utf-8?Q?=A1?=',
  '=?x?Z?y?=',
  '=\r\n',
  '=3D=C3',
  '"',
  '<',
  '>',
  '(((((',
  ':;,:;,',
  'Content-Type: multipart/mixed; boundary=""\r\n',
  'Content-Type: message/rfc822\r\n\r\n',
  'Content-Transfer-Encoding: base64\r\n',
  'charset=utf-16',
  "filename*0*=utf-8''%ff",
  'begin 644 x\r\n',
  '-----BEGIN PGP SIGNED MESSAGE-----\r\n',
  'BEGIN:VCALENDAR\r\n',
  '<blockquote>',
  '</div></div>',
  '<!--',
  '<style>',
  '&#x110000;',
  '&#0;',
  '> > > ',
  '-- \n',
  'On Mon, 2 Nov 2026 at 10:15, A <a@example.com> wrote:\n',
  'De: A <a@example.com>\nEnviado: lunes\nPara: B\nAsunto: C\n',
  '---------- Forwarded message ---------\n',
  '\u202e',
  '4111 1111 1111 1111',
  '__proto__: x\r\n',
]

const DAMAGES: readonly [Damage, ...Damage[]] = [
  function flipBytes(mail, chance) {
    const copy = Buffer.from(mail)
    for (let n = 1 + chance.below(20); n > 0; n--) copy[chance.below(copy.length)] = chance.below(256)
    return copy
  },
  function cutEnd(mail, chance) {
    return mail.subarray(0, chance.below(mail.length))
  },
  function cutOut(mail, chance) {
    const [from, to] = range(mail, chance)
    return Buffer.concat([mail.subarray(0, from), mail.subarray(to)])
  },
  function repeat(mail, chance) {
    const [from, to] = range(mail, chance)
    const piece = mail.subarray(from, Math.min(to, from + 4_000))
    const times = Array.from({ length: 1 + chance.below(30) }, () => piece)
    return Buffer.concat([mail.subarray(0, from), ...times, mail.subarray(from)])
  },
  function stumble(mail, chance) {
    const pieces: Buffer[] = []
    let last = 0
    for (const at of places(mail, 1 + chance.below(6), chance)) {
      pieces.push(mail.subarray(last, at), Buffer.from(chance.of(STUMBLING), chance.of(['utf8', 'latin1'])))
      last = at
    }
    return Buffer.concat([...pieces, mail.subarray(last)])
  },
  function shuffleLines(mail, chance) {
    const lines = mail.toString('latin1').split('\n')
    for (let n = 1 + chance.below(5); n > 0; n--) {
      const [line] = lines.splice(chance.below(lines.length), 1)
      lines.splice(chance.below(lines.length + 1), 0, line ?? '')
    }
    return Buffer.from(lines.join('\n'), 'latin1')
  },
  function otherLineEnds(mail, chance) {
    return Buffer.from(mail.toString('latin1').replace(/\r?\n/g, chance.of(['\r\n', '\n', '\r', '\n\r'])), 'latin1')
  },
  function otherWord(mail, chance) {
    const words: readonly [RegExp, string][] = [
      [/utf-8/gi, chance.of(['iso-8859-2', 'utf-16le', 'utf-7', 'iso-2022-jp', 'x-unknown', 'windows-1250', ''])],
      [/quoted-printable|base64|7bit|8bit/gi, chance.of(['base64', 'quoted-printable', 'x-uuencode', '8bit', 'gzip'])],
      [/multipart\/\w+/gi, chance.of(['multipart/digest', 'multipart/report', 'multipart/signed', 'text/html'])],
      [/text\/(?:plain|html)/gi, chance.of(['text/html', 'text/plain', 'application/ms-tnef', 'message/rfc822'])],
      [/boundary="?[^"\r\n]{1,5}/gi, 'boundary="x'],
    ]
    const [pattern, word] = words[chance.below(words.length)] ?? [/a/g, 'b']
    return Buffer.from(mail.toString('latin1').replace(pattern, word), 'latin1')
  },
  function glue(mail, chance, other) {
    return Buffer.concat([mail.subarray(0, chance.below(mail.length)), other.subarray(chance.below(other.length))])
  },
  function quoteAll(mail) {
    const text = mail.toString('latin1')
    const body = text.search(/\r?\n\r?\n/)
    return Buffer.from(text.slice(0, body + 2) + text.slice(body + 2).replace(/\n/g, '\n> '), 'latin1')
  },
]

/** A mail after one to three damages. */
export function damaged(mail: Buffer, other: Buffer, chance: Chance): Buffer {
  let result = mail
  for (let n = 1 + chance.below(3); n > 0 && result.length > 0; n--) result = chance.of(DAMAGES)(result, chance, other)
  return result
}

function range(mail: Buffer, chance: Chance): readonly [number, number] {
  const from = chance.below(mail.length)
  return [from, from + chance.below(mail.length - from + 1)]
}

function places(mail: Buffer, count: number, chance: Chance): readonly number[] {
  return Array.from({ length: count }, () => chance.below(mail.length + 1)).sort((a, b) => a - b)
}
