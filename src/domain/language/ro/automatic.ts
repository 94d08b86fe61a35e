import { type AutomaticPack, phrases } from '../automatic-pack.ts'

/** What machines write in Romanian: absence notes and the like, for a language the store does not answer in. */
export const ro: AutomaticPack = {
  code: 'ro',
  subjects: ['răspuns automat', 'raspuns automat', 'mesaj automat', 'absent din birou', 'în afara biroului', 'absență'],
  subjectSigns: ['este în afara biroului'],
  weakSubjects: ['concediu', 'în concediu'],
  receipts: ['citit:', 'confirmare de citire'],
  invitations: ['acceptat:', 'refuzat:', 'provizoriu:', 'anulat:'],
  says: {
    absence: phrases(`
      sunt în concediu | voi fi în concediu | nu sunt la birou | nu sunt în birou | sunt plecat | sunt plecată |
      nu sunt disponibil | mă aflu în concediu | sunt în afara biroului | biroul este închis
    `),
    thanks: ['vă mulțumesc pentru', 'mulțumesc pentru mesaj', 'vă mulțumim pentru'],
    handOver: phrases(`
      pentru urgențe | pentru situații urgente | în caz de urgență | în absența mea | pe perioada absenței |
      vă rog să contactați | vă rog contactați | puteți contacta | acces limitat | voi răspunde |
      vă voi răspunde
    `),
    onReturn: ['la întoarcere', 'când mă întorc', 'cât mai curând', 'revin în'],
    declares: ['acesta este un mesaj automat', 'acesta este un răspuns automat', 'mesaj generat automat'],
    received: ['am primit mesajul', 'am primit solicitarea', 'am înregistrat solicitarea'],
    service: ['nu răspundeți', 'zile lucrătoare', '24 de ore', 'număr de înregistrare'],
    left: ['nu mai lucrez', 'nu mai lucrează', 'nu mai este utilizat'],
    request: ['puteți să', 'ați putea', 'aș dori', 'vreau'],
    concern: ['comand', 'livrare', 'factur', 'ramburs'],
  },
  dates: {
    until: ['până la data de', 'până în data de', 'până pe', 'până la', 'până'],
    back: ['revin pe', 'revin la birou', 'revin', 'mă întorc'],
    to: ['până la', 'la'],
    inclusive: ['inclusiv'],
    weekdays: [['duminică'], ['luni'], ['marți'], ['miercuri'], ['joi'], ['vineri'], ['sâmbătă']],
    tomorrow: ['mâine'],
    nextWeek: ['săptămâna viitoare'],
    fillers: ['pe', 'data', 'de', 'în', 'la'],
    months: [
      ['ianuarie'],
      ['februarie'],
      ['martie'],
      ['aprilie'],
      ['mai'],
      ['iunie'],
      ['iulie'],
      ['august'],
      ['septembrie'],
      ['octombrie'],
      ['noiembrie'],
      ['decembrie'],
    ],
  },
}
