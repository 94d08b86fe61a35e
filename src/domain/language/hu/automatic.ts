import { type AutomaticPack, phrases } from '../automatic-pack.ts'

/** What machines write in Hungarian: absence notes and the like, for a language the store does not answer in. */
export const hu: AutomaticPack = {
  code: 'hu',
  subjects: ['automatikus válasz', 'automatikus üzenet', 'házon kívül', 'távollét', 'szabadságon'],
  subjectSigns: [],
  weakSubjects: ['szabadság'],
  receipts: ['elolvasva:', 'olvasási visszaigazolás'],
  invitations: ['elfogadva:', 'elutasítva:', 'feltételes:', 'visszavonva:'],
  says: {
    absence: phrases(`
      szabadságon vagyok | házon kívül vagyok | nem vagyok az irodában | nem vagyok elérhető | távol vagyok |
      szabadságomat töltöm | jelenleg szabadságon | irodánk zárva
    `),
    thanks: [
      'köszönöm levelét',
      'köszönöm üzenetét',
      'köszönjük levelét',
      'köszönjük megkeresését',
      'köszönöm megkeresését',
    ],
    handOver: phrases(`
      sürgős esetben | sürgős ügyben | távollétem alatt | távollétemben | szabadságom alatt | kérem forduljon |
      kérem, forduljon | kérem keresse | kérem, keresse | válaszolok | fogok válaszolni | korlátozottan
    `),
    onReturn: ['visszatérésem után', 'visszaérkezésem után', 'amint lehet', 'hamarosan'],
    declares: ['ez egy automatikus', 'ez automatikus', 'automatikusan generált'],
    received: ['megkaptuk', 'üzenetét megkaptuk'],
    service: ['ne válaszoljon', 'munkanap', '24 órán', 'nyitvatartás'],
    left: ['már nem dolgozom', 'már nem dolgozik', 'már nem használt', 'megszűnt'],
    request: ['tudnák', 'kérném', 'szeretném', 'szeretnék'],
    concern: ['rendelés', 'csomag', 'szállítás', 'számla', 'visszaküld'],
  },
  dates: {
    until: [],
    back: [],
    to: [],
    inclusive: [],
    weekdays: [],
    tomorrow: ['holnap'],
    nextWeek: ['jövő héten'],
    fillers: [],
  },
}
