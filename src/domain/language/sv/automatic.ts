import { type AutomaticPack, phrases } from '../automatic-pack.ts'

/** What machines write in Swedish: absence notes and the like, for a language the store does not answer in. */
export const sv: AutomaticPack = {
  code: 'sv',
  subjects: [
    'automatiskt svar',
    'autosvar',
    'frånvaro',
    'frånvaromeddelande',
    'frånvarande',
    'ej på kontoret',
    'inte på kontoret',
  ],
  subjectSigns: ['är inte på kontoret', 'är frånvarande'],
  weakSubjects: ['semester', 'på semester', 'ledig', 'föräldraledig'],
  receipts: ['läst:', 'läskvitto', 'läsbekräftelse'],
  invitations: ['accepterat:', 'avböjt:', 'preliminärt:', 'inställt:'],
  says: {
    stiff: ['jag är för närvarande', 'kontoret är stängt'],
    absence: phrases(`
      jag är på semester | jag har semester | jag är ledig | jag är inte på kontoret | jag är inte på plats |
      jag är för närvarande | jag är just nu | jag är bortrest | jag är föräldraledig | jag är tjänstledig |
      vi har stängt | kontoret är stängt
    `),
    thanks: ['tack för ditt', 'tack för ert'],
    handOver: phrases(`
      vid brådskande | i brådskande | för brådskande | vid akuta | under min frånvaro | vänligen kontakta |
      kontakta gärna | var god kontakta | begränsad tillgång | jag svarar | jag återkommer |
      vidarebefordras inte
    `),
    onReturn: [
      'när jag är tillbaka',
      'när jag kommer tillbaka',
      'så snart som möjligt',
      'åter på kontoret',
      'tillbaka på kontoret',
    ],
    declares: [
      'detta är ett automatiskt',
      'detta är ett autosvar',
      'automatiskt genererat',
      'detta meddelande har skickats automatiskt',
    ],
    received: ['vi har tagit emot', 'vi har mottagit', 'ditt ärende'],
    service: ['svara inte på', 'ärendenummer', 'arbetsdagar', 'vardagar', '24 timmar', 'öppettider', 'vi återkommer'],
    left: ['arbetar inte längre', 'jobbar inte längre', 'har slutat', 'används inte längre', 'är inte längre'],
    request: ['kan jag', 'jag vill'],
    concern: ['beställning', 'paket', 'leverans', 'faktura', 'återbetalning'],
  },
  dates: {
    until: ['till och med', 't.o.m.', 't o m', 'till'],
    back: ['åter den', 'tillbaka den', 'åter', 'tillbaka'],
    to: ['till', '-'],
    inclusive: ['till och med', 't.o.m.', 't o m'],
    weekdays: [['söndag'], ['måndag'], ['tisdag'], ['onsdag'], ['torsdag'], ['fredag'], ['lördag']],
    tomorrow: ['imorgon', 'i morgon'],
    nextWeek: ['nästa vecka'],
    fillers: ['den', 'på'],
    months: [
      ['januari'],
      ['februari'],
      ['mars'],
      ['april'],
      ['maj'],
      ['juni'],
      ['juli'],
      ['augusti'],
      ['september'],
      ['oktober'],
      ['november'],
      ['december'],
    ],
  },
}
