import { type AutomaticPack, phrases } from '../automatic-pack.ts'

/** What machines write in Finnish: absence notes and the like, for a language the store does not answer in. */
export const fi: AutomaticPack = {
  code: 'fi',
  subjects: ['automaattinen vastaus', 'automaattivastaus', 'poissaoloviesti', 'poissa', 'poissaolo', 'lomalla'],
  subjectSigns: ['on poissa'],
  weakSubjects: ['loma', 'vuosiloma'],
  receipts: ['luettu:', 'lukukuittaus'],
  invitations: ['hyväksytty:', 'hylätty:', 'alustava:', 'peruutettu:'],
  says: {
    absence: phrases(`
      olen lomalla | olen poissa | olen vuosilomalla | olen matkoilla | olen työmatkalla |
      en ole tavoitettavissa | en ole toimistolla | toimistomme on suljettu
    `),
    thanks: ['kiitos viestistäsi', 'kiitos viestistänne', 'kiitos sähköpostistasi'],
    handOver: phrases(`
      kiireellisissä | kiireellisissa | poissaoloni aikana | lomani aikana | ota yhteyttä | ottakaa yhteyttä |
      voitte olla yhteydessä | vastaan viestiisi | vastaan viesteihin
    `),
    onReturn: ['palattuani', 'mahdollisimman pian', 'palaan'],
    declares: ['tämä on automaattinen', 'tämä on automaattivastaus'],
    received: ['olemme vastaanottaneet', 'viestisi on vastaanotettu'],
    service: ['arkipäivän', '24 tunnin', 'älä vastaa', 'aukioloajat', 'palaamme asiaan'],
    left: ['en enää työskentele', 'ei ole enää käytössä', 'ei enää työskentele'],
    request: ['voitteko', 'voitko', 'haluan', 'haluaisin'],
    concern: ['tilaus', 'paketti', 'toimitus', 'lasku', 'palautus'],
  },
  dates: {
    until: [],
    back: ['palaan töihin', 'palaan', 'takaisin'],
    to: [],
    inclusive: [],
    weekdays: [['sunnuntai'], ['maanantai'], ['tiistai'], ['keskiviikko'], ['torstai'], ['perjantai'], ['lauantai']],
    tomorrow: ['huomenna'],
    nextWeek: ['ensi viikolla'],
    fillers: ['toimistolle', 'töihin'],
    months: [
      ['tammikuuta'],
      ['helmikuuta'],
      ['maaliskuuta'],
      ['huhtikuuta'],
      ['toukokuuta'],
      ['kesäkuuta'],
      ['heinäkuuta'],
      ['elokuuta'],
      ['syyskuuta'],
      ['lokakuuta'],
      ['marraskuuta'],
      ['joulukuuta'],
    ],
  },
}
