import { type AutomaticPack, phrases } from '../automatic-pack.ts'

/** What machines write in Dutch: absence notes and the like, for a language the store does not answer in. */
export const nl: AutomaticPack = {
  code: 'nl',
  subjects: phrases(`
    automatisch antwoord | automatische reactie | automatisch bericht | automatisch gegenereerd |
    afwezigheidsbericht | afwezigheidsmelding | afwezigheid | niet op kantoor | afwezig
  `),
  subjectSigns: ['is afwezig', 'is niet op kantoor'],
  weakSubjects: ['vakantie', 'op vakantie', 'met vakantie', 'verlof'],
  receipts: ['gelezen:', 'leesbevestiging', 'ontvangstbevestiging'],
  invitations: ['geaccepteerd:', 'afgewezen:', 'voorlopig:', 'geannuleerd:'],
  says: {
    stiff: ['ik ben momenteel', 'ons kantoor is'],
    absence: phrases(`
      ik ben afwezig | ik ben momenteel | ik ben op vakantie | ik ben met vakantie | ik ben met verlof |
      ik ben niet op kantoor | ik ben niet aanwezig | ik ben niet bereikbaar | ik ben vanaf | ik ben tot |
      ons kantoor is gesloten | wij zijn gesloten
    `),
    thanks: ['bedankt voor uw', 'bedankt voor je', 'dank voor uw', 'dank voor je', 'hartelijk dank voor'],
    handOver: phrases(`
      voor dringende | voor urgente | in dringende gevallen | bij spoed | bij dringende |
      tijdens mijn afwezigheid | in mijn afwezigheid | kunt u contact opnemen | kun je contact opnemen |
      neem dan contact op | neem contact op met | beperkt bereikbaar | beperkte toegang |
      wordt niet doorgestuurd | zal ik uw | ik zal uw
    `),
    onReturn: [
      'bij terugkomst',
      'na mijn terugkeer',
      'zo spoedig mogelijk',
      'zo snel mogelijk',
      'weer aanwezig',
      'weer bereikbaar',
    ],
    declares: ['dit is een automatisch', 'dit bericht is automatisch', 'automatisch gegenereerd'],
    received: [
      'wij hebben uw',
      'we hebben uw',
      'we hebben je',
      'uw bericht is ontvangen',
      'uw e-mail is ontvangen',
      'uw aanvraag',
    ],
    service: phrases(`
      niet beantwoorden | ticketnummer | werkdagen | 24 uur | 48 uur | openingstijden | wij nemen | we nemen
    `),
    left: [
      'niet meer werkzaam',
      'werk niet meer',
      'is niet langer in gebruik',
      'wordt niet meer gelezen',
      'niet meer in gebruik',
    ],
    request: ['kan ik', 'wilt u', 'ik wil'],
    concern: ['bestelling', 'pakket', 'levering', 'bezorg', 'factuur', 'terugbetaling'],
  },
  dates: {
    until: ['tot en met', 't/m', 'tot'],
    back: ['terug op', 'weer aanwezig op', 'weer bereikbaar op', 'weer op kantoor op', 'terug'],
    to: ['tot', 'tot en met'],
    inclusive: ['tot en met', 't/m'],
    weekdays: [['zondag'], ['maandag'], ['dinsdag'], ['woensdag'], ['donderdag'], ['vrijdag'], ['zaterdag']],
    tomorrow: ['morgen'],
    nextWeek: ['volgende week'],
    fillers: ['de', 'op', 'aanstaande'],
    months: [
      ['januari'],
      ['februari'],
      ['maart', 'mrt'],
      ['april'],
      ['mei'],
      ['juni'],
      ['juli'],
      ['augustus'],
      ['september'],
      ['oktober'],
      ['november'],
      ['december'],
    ],
  },
}
