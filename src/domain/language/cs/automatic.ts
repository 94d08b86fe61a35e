import { type AutomaticPack, phrases } from '../automatic-pack.ts'

/** What machines write in Czech: absence notes and the like, for a language the store does not answer in. */
export const cs: AutomaticPack = {
  code: 'cs',
  subjects: [
    'automatická odpověď',
    'automaticka odpoved',
    'nepřítomnost',
    'nepřítomen',
    'mimo kancelář',
    'mimo kancelar',
    'oznámení o nepřítomnosti',
  ],
  subjectSigns: ['je mimo kancelář', 'je nepřítomen'],
  weakSubjects: ['dovolená', 'na dovolené'],
  receipts: ['přečteno:', 'potvrzení o přečtení'],
  invitations: ['přijato:', 'odmítnuto:', 'nezávazně:', 'zrušeno:'],
  says: {
    stiff: ['momentálně nejsem', 'čerpám dovolenou'],
    absence: phrases(`
      jsem mimo kancelář | budu mimo kancelář | jsem na dovolené | budu na dovolené | čerpám dovolenou |
      nejsem v kanceláři | nejsem přítomen | nejsem přítomna | jsem nepřítomen | jsem nepřítomna |
      momentálně nejsem | naše kancelář je zavřená
    `),
    thanks: ['děkuji za váš', 'děkuji za vaši', 'děkujeme za váš', 'děkujeme za vaši', 'děkuji za zprávu'],
    handOver: phrases(`
      v naléhavých | v urgentních | v neodkladných | v případě potřeby | v době mé nepřítomnosti |
      po dobu mé nepřítomnosti | kontaktujte prosím | prosím kontaktujte | obracejte se | zastupuje mne |
      zastupuje mě | odpovím | ozvu se | omezený přístup
    `),
    onReturn: ['po návratu', 'po mém návratu', 'co nejdříve'],
    declares: ['toto je automatická', 'toto je automaticky', 'tato zpráva byla vygenerována', 'automaticky generovan'],
    received: ['obdrželi jsme', 'přijali jsme vaši'],
    service: ['neodpovídejte', 'číslo požadavku', 'pracovních dnů', '24 hodin', 'pracovní doba'],
    left: ['již nepracuji', 'již nepracuje', 'už nepracuji', 'není již používána', 'již není aktivní'],
    request: ['můžete', 'mohli byste', 'prosím o zaslání', 'chtěl bych', 'chtěla bych'],
    concern: ['objednávk', 'balík', 'zásilk', 'faktur', 'reklamac', 'doručen', 'vrácení'],
  },
  dates: {
    until: ['do', 'až do'],
    back: ['vracím se', 'vrátím se', 'zpět v kanceláři', 'zpět budu', 'zpět'],
    to: ['do'],
    inclusive: ['včetně'],
    weekdays: [['neděle'], ['pondělí'], ['úterý'], ['středa', 'středu'], ['čtvrtek'], ['pátek'], ['sobota', 'sobotu']],
    tomorrow: ['zítra'],
    nextWeek: ['příští týden'],
    fillers: ['dne', 'v', 've', 'od'],
    months: [
      ['ledna'],
      ['února'],
      ['března'],
      ['dubna'],
      ['května'],
      ['června'],
      ['července'],
      ['srpna'],
      ['září'],
      ['října'],
      ['listopadu'],
      ['prosince'],
    ],
  },
}
