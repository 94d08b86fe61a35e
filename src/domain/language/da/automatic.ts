import { type AutomaticPack, phrases } from '../automatic-pack.ts'

/** What machines write in Danish: absence notes and the like, for a language the store does not answer in. */
export const da: AutomaticPack = {
  code: 'da',
  subjects: [
    'automatisk svar',
    'automatisk besvarelse',
    'autosvar',
    'ikke til stede',
    'fraværsmeddelelse',
    'fravær',
    'fraværende',
  ],
  subjectSigns: ['er ikke på kontoret', 'er fraværende'],
  weakSubjects: ['ferie', 'på ferie', 'barsel'],
  receipts: ['læst:', 'læsebekræftelse', 'kvittering for læsning'],
  invitations: ['accepteret:', 'afvist:', 'foreløbig:', 'annulleret:'],
  says: {
    stiff: ['jeg er i øjeblikket', 'kontoret er lukket'],
    absence: phrases(`
      jeg er på ferie | jeg holder ferie | jeg har ferie | jeg er ikke på kontoret | jeg er ikke til stede |
      jeg er i øjeblikket | jeg er bortrejst | jeg er fraværende | jeg er på barsel | vi holder lukket |
      vi har lukket | kontoret er lukket
    `),
    thanks: ['tak for din', 'tak for jeres'],
    handOver: phrases(`
      ved hastesager | i hastesager | i presserende | i mit fravær | under mit fravær | kontakt venligst |
      du kan kontakte | du er velkommen til at kontakte | begrænset adgang | jeg vil besvare | jeg besvarer |
      jeg svarer | jeg vender tilbage | bliver ikke videresendt
    `),
    onReturn: ['når jeg er tilbage', 'når jeg kommer tilbage', 'hurtigst muligt', 'tilbage på kontoret'],
    declares: ['dette er et automatisk', 'dette er en automatisk', 'dette er et autosvar', 'automatisk genereret'],
    received: ['vi har modtaget'],
    service: ['sagsnummer', 'hverdage', 'arbejdsdage', '24 timer', 'åbningstider', 'vi vender tilbage', 'besvar ikke'],
    left: ['arbejder ikke længere', 'er fratrådt', 'bruges ikke længere', 'er ikke længere'],
    request: ['kan jeg', 'jeg vil gerne'],
    concern: ['ordre', 'pakke', 'levering', 'faktura'],
  },
  dates: {
    until: ['til og med', 't.o.m.', 'indtil', 'til'],
    back: ['tilbage den', 'tilbage igen', 'tilbage', 'retur den'],
    to: ['til'],
    inclusive: ['til og med', 't.o.m.'],
    weekdays: [['søndag'], ['mandag'], ['tirsdag'], ['onsdag'], ['torsdag'], ['fredag'], ['lørdag']],
    tomorrow: ['i morgen'],
    nextWeek: ['næste uge'],
    fillers: ['den', 'på', 'd'],
    months: [
      ['januar'],
      ['februar'],
      ['marts'],
      ['april'],
      ['maj'],
      ['juni'],
      ['juli'],
      ['august'],
      ['september'],
      ['oktober'],
      ['november'],
      ['december'],
    ],
  },
}
