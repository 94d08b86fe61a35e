import { type AutomaticPack, phrases } from '../automatic-pack.ts'

/** What machines write in Norwegian: absence notes and the like, for a language the store does not answer in. */
export const nb: AutomaticPack = {
  code: 'nb',
  subjects: phrases(`
    automatisk svar | autosvar | fraværsmelding | fravær | fraværende | ikke på kontoret | ute av kontoret |
    borte fra kontoret
  `),
  subjectSigns: ['er ikke på kontoret', 'er fraværende'],
  weakSubjects: ['ferie', 'på ferie', 'permisjon'],
  receipts: ['lest:', 'lesebekreftelse'],
  invitations: ['godtatt:', 'avslått:', 'foreløpig:', 'avlyst:'],
  says: {
    stiff: ['jeg er for tiden', 'kontoret er stengt'],
    absence: phrases(`
      jeg er på ferie | jeg har ferie | jeg er ikke på kontoret | jeg er ute av kontoret | jeg er borte fra |
      jeg er for tiden | jeg er for øyeblikket | jeg er fraværende | jeg er i permisjon | jeg har permisjon |
      vi holder stengt | kontoret er stengt
    `),
    thanks: ['takk for din', 'takk for e-post', 'takk for henvendelsen'],
    handOver: phrases(`
      ved hastesaker | i hastesaker | ved behov for rask | i mitt fravær | under mitt fravær |
      vennligst kontakt | ta kontakt med | kontakt gjerne | begrenset tilgang | jeg vil svare | jeg svarer |
      jeg kommer tilbake til | blir ikke videresendt
    `),
    onReturn: [
      'når jeg er tilbake',
      'når jeg kommer tilbake',
      'så snart som mulig',
      'så fort som mulig',
      'tilbake på kontoret',
    ],
    declares: ['dette er et automatisk', 'dette er en automatisk', 'dette er et autosvar', 'automatisk generert'],
    received: ['vi har mottatt'],
    service: ['saksnummer', 'virkedager', '24 timer', 'åpningstider', 'vi kommer tilbake', 'ikke svar på'],
    left: ['jobber ikke lenger', 'arbeider ikke lenger', 'har sluttet', 'er ikke lenger i bruk'],
    request: ['kan jeg', 'jeg vil gjerne'],
    concern: ['bestilling', 'pakke', 'levering', 'faktura'],
  },
  dates: {
    until: ['til og med', 't.o.m.', 'frem til', 'til'],
    back: ['tilbake den', 'tilbake'],
    to: ['til'],
    inclusive: ['til og med', 't.o.m.'],
    weekdays: [['søndag'], ['mandag'], ['tirsdag'], ['onsdag'], ['torsdag'], ['fredag'], ['lørdag']],
    tomorrow: ['i morgen'],
    nextWeek: ['neste uke'],
    fillers: ['den', 'på'],
    months: [
      ['januar'],
      ['februar'],
      ['mars'],
      ['april'],
      ['mai'],
      ['juni'],
      ['juli'],
      ['august'],
      ['september'],
      ['oktober'],
      ['november'],
      ['desember'],
    ],
  },
}
