import type { FindingPack } from '../finding-pack.ts'

/** The words around numbers and dates in German. */
export const de: FindingPack = {
  code: 'de',
  months: [
    ['januar', 'jan', 'jänner'],
    ['februar', 'feb'],
    ['märz', 'mär', 'maerz'],
    ['april', 'apr'],
    ['mai'],
    ['juni', 'jun'],
    ['juli', 'jul'],
    ['august', 'aug'],
    ['september', 'sept', 'sep'],
    ['oktober', 'okt'],
    ['november', 'nov'],
    ['dezember', 'dez'],
  ],
  order: {
    words: ['bestellung', 'bestellungen', 'bestellnummer', 'bestell-nr', 'bestellnr', 'auftrag', 'auftragsnummer'],
    between: ['nr', 'nummer', 'lautet', 'ist', 'mit', 'der', 'die', 'meine', 'und', 'bestellung', 'bestellnummer'],
    others: [
      'telefon',
      'tel',
      'handy',
      'mobil',
      'rechnung',
      'rechnungsnummer',
      'sendungsnummer',
      'sendung',
      'konto',
      'iban',
      'karte',
      'ust',
      'plz',
      'kundennummer',
      'paketnummer',
      'fax',
    ],
  },
}
