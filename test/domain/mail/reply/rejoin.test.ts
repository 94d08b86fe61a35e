/** Lines that a client has cut in the plain text and left whole in the HTML. */
import { describe, expect, test } from 'vitest'
import { rejoin } from '../../../../src/domain/mail/reply/rejoin.ts'

const LONG = 'El collar llegó ayer con el cierre partido, tal y como se ve en la foto que'
const REST = 'les mandé por la mañana.'

describe('lines are whole again', () => {
  test.each([
    ['where the HTML has them whole', `${LONG}\n${REST}`, `${LONG} ${REST}`, `${LONG} ${REST}`],
    ['three of them', `${LONG}\n${LONG}\n${REST}`, `${LONG} ${LONG} ${REST}`, `${LONG} ${LONG} ${REST}`],
    ['with marks of bold in the text alone', `*${LONG}*\n${REST}`, `${LONG} ${REST}`, `*${LONG}* ${REST}`],
    ['and paragraphs stay apart', `${LONG}\n${REST}\n\nLucía`, `${LONG} ${REST}\n\nLucía`, `${LONG} ${REST}\n\nLucía`],
  ])('%s', (_name, cut, whole, expected) => expect(rejoin(cut, whole)).toBe(expected))
})

describe('lines stay as they are', () => {
  test.each([
    ['where the author broke them', `${LONG}\n${REST}`, `${LONG}\n${REST}`],
    ['when they are short', 'Calle Mayor 1\n28001 Madrid', 'Calle Mayor 1 28001 Madrid'],
    ['when the HTML says something else', `${LONG}\n${REST}`, `${LONG} ${REST} Y más.`],
    ['when an empty line is between them', `${LONG}\n\n${REST}`, `${LONG} ${REST}`],
  ])('%s', (_name, cut, whole) => expect(rejoin(cut, whole)).toBe(cut))
})
