import { expect, test } from 'vitest'
import { subjectCommands } from '../../../src/domain/command/line-subject.ts'

const read = (subject: string, text = '', known?: string) =>
  subjectCommands(subject, text, known).map((l) => `${l.stray ? '!' : ''}${l.word}|${l.argument}`)

test.each<[string, string[]]>([
  ['#list mine', ['list|mine']],
  ['＃List mine.', ['List|mine']],
  ['“#list mine”', ['list|mine']],
  ['#take [INC-4821-Q7RXM]', ['take|']],
  ['[INC-4821-Q7RXM] #take', ['take|']],
  ['#take INC-4821-Q7RXM #urgent', ['take|', 'urgent|']],
  ['Re: #take [INC-4821-Q7RXM]', ['take|']],
  ['Re: [INC-4821-Q7RXM] #take', ['take|']],
  ['RV: Re: #take', ['take|']],
  ['Odp: #biorę', ['biorę|']],
  ['#tkae [INC-4821-Q7RXM]', ['tkae|']],
  ['# take', ['!take|']],
  ['#A-10482 is late', []],
  ['#1 lamp', []],
  ['Re: Paquete roto [INC-4821-Q7RXM]', []],
  ['', []],
])('%s', (subject, commands) => {
  expect(read(subject)).toEqual(commands)
})

test('the subject of the customer behind Re: commands nothing', () => {
  expect(read('Re: #urgent my parcel [INC-4821-Q7RXM]', '', '#urgent my parcel')).toEqual([])
  expect(read('RE: [INC-4821-Q7RXM]  #URGENT my parcel', '', 'Re: #urgent my parcel')).toEqual([])
})

test('behind Re: it counts only where nothing else is said', () => {
  expect(read('Re: #take [INC-4821-Q7RXM]', 'Hola Eva')).toEqual([])
  expect(read('#take [INC-4821-Q7RXM]', 'Hola Eva')).toEqual(['take|'])
})
