import { type AutomaticPack, phrases } from '../automatic-pack.ts'

/** What machines write in Italian. */
export const it: AutomaticPack = {
  code: 'it',
  subjects: phrases(`
    risposta automatica | risposta automatica di assenza | risposta fuori sede | risposta: fuori sede |
    risposta non al computer | risponditore automatico | autorisposta | auto-risposta | messaggio automatico |
    fuori ufficio | fuori sede | messaggio di assenza | avviso di assenza | notifica di assenza |
    notifica assenza | assenza dall'ufficio | assente dall'ufficio
  `),
  subjectSigns: phrases(`
    è fuori ufficio | è fuori dall'ufficio | è assente | è fuori sede | fuori ufficio fino | fuori ufficio dal |
    assente dall'ufficio fino
  `),
  weakSubjects: phrases(`
    assenza | assente | ferie | in ferie | sono in ferie | chiusura estiva | maternità | non disponibile
  `),
  receipts: [
    'letto:',
    'letta:',
    'non letto:',
    'conferma di lettura',
    'ricevuta di ritorno',
    'ricevuta di lettura',
    'notifica di lettura',
  ],
  invitations: phrases(`
    accettato: | accettata: | rifiutato: | rifiutata: | provvisorio: | provvisoria: | accettato con riserva: |
    annullato: | annullata: | accettazione:
  `),
  says: {
    stiff: [
      'sono attualmente',
      'attualmente',
      'i nostri uffici',
      'il nostro ufficio',
      "l'ufficio resterà",
      'sono momentaneamente',
    ],
    absence: phrases(`
      fuori orario | al di fuori dell'orario | sono assente | sarò assente | sono fuori ufficio | sarò fuori
      ufficio | sono fuori sede | sarò fuori sede | sono in ferie | sarò in ferie | sono in maternità | sono in
      malattia | sono in trasferta | sarò in trasferta | sono in congedo | sono attualmente assente | sono
      attualmente fuori | sono attualmente in ferie | sono momentaneamente assente | sono fuori dall'ufficio |
      sarò fuori dall'ufficio | non sono in ufficio | non sarò in ufficio | non sono disponibile | non sarò
      disponibile | i nostri uffici sono chiusi | i nostri uffici saranno chiusi | i nostri uffici resteranno
      chiusi | i nostri uffici rimarranno chiusi | il nostro ufficio è chiuso | il nostro ufficio resterà chiuso
      | l'ufficio è chiuso | l'ufficio resterà chiuso | siamo chiusi | saremo chiusi | siamo in ferie | assente
      dal | assente fino | in ferie fino
    `),
    thanks: phrases(`
      grazie per il messaggio | grazie per il tuo messaggio | grazie per il suo messaggio | grazie per la tua |
      grazie per la sua | grazie per averci | grazie per avermi | grazie per aver | la ringrazio per | la
      ringraziamo per | ti ringrazio per | ti ringraziamo per | vi ringraziamo per | grazie della sua |
      ringraziamo per
    `),
    handOver: phrases(`
      per urgenze | per eventuali urgenze | per qualsiasi urgenza | per questioni urgenti | per comunicazioni
      urgenti | per richieste urgenti | in caso di urgenza | in caso di urgenze | in caso di necessità | se
      urgente | in mia assenza | durante la mia assenza | nel frattempo | durante questo periodo | in questo
      periodo | risponderò | le risponderò | contattare | contatti | potete rivolgervi | può rivolgersi |
      rivolgersi a | potete scrivere a | può scrivere a | si prega di scrivere a | accesso limitato | non avrò
      accesso | senza accesso alla posta | non potrò leggere | non sarà inoltrat | non verrà inoltrat | il mio
      collega | la mia collega | i miei colleghi | leggerò la posta | leggerò le | leggerò la sua | per qualsiasi
      necessità | scrivere a
    `),
    onReturn: phrases(`
      al mio rientro | al mio ritorno | al rientro | non appena possibile | appena possibile | quanto prima |
      il prima possibile | rientrerò | rientro il | sarò di nuovo
    `),
    declares: phrases(`
      questa è una risposta automatica | questo è un messaggio automatico | questo è un messaggio generato |
      questa è una mail automatica | questa è una e-mail automatica | questo messaggio è stato generato |
      questo messaggio è generato | questa email è stata generata | questa e-mail è stata generata |
      messaggio automatico | messaggio generato automaticamente | risposta automatica |
      email generata automaticamente
    `),
    received: phrases(`
      abbiamo ricevuto la sua richiesta | abbiamo ricevuto la tua richiesta |
      abbiamo ricevuto il suo messaggio | abbiamo ricevuto il tuo messaggio | abbiamo ricevuto la sua e-mail |
      abbiamo ricevuto la sua email | abbiamo ricevuto la tua email | abbiamo ricevuto la sua segnalazione |
      abbiamo ricevuto la tua segnalazione | abbiamo ricevuto la vostra | abbiamo preso in carico |
      la sua richiesta è stata | la tua richiesta è stata | la tua richiesta ( | la sua richiesta ( |
      il suo messaggio è stato | il tuo messaggio è stato | confermiamo la ricezione |
      confermiamo di aver ricevuto | è stato aperto un ticket | è stato creato un ticket | il suo ticket |
      il tuo ticket
    `),
    service: phrases(`
      non rispondere a questa | non rispondere a questo | si prega di non rispondere | la preghiamo di non
      rispondere | ti preghiamo di non rispondere | rispondi sopra questa riga | numero di ticket | numero ticket
      | numero di pratica | numero di riferimento | con il numero | ticket # | il nostro team | un nostro
      operatore | un nostro incaricato | un operatore | le risponderemo | ti risponderemo | risponderemo | la
      contatteremo | ti contatteremo | sarà elaborata | verrà gestita | entro 24 | entro 48 | 24 ore | 48 ore |
      giorni lavorativi | orari di apertura | orario di ufficio | dal lunedì al venerdì | domande frequenti |
      utilizzi il modulo | si prega di utilizzare | utilizzare il modulo | tramite il modulo | più breve tempo
      possibile | verrà evasa | sarà evasa | servizio clienti | le daremo riscontro | ti daremo riscontro
    `),
    left: phrases(`
      non lavoro più | non lavora più | non faccio più parte | non fa più parte | ho lasciato l'azienda | ha
      lasciato l'azienda | sono in pensione | questo indirizzo non è più | questo indirizzo email non è più |
      questo indirizzo e-mail non è più | questo indirizzo di posta non è più | questa casella non è | questa
      casella di posta non è | questa casella email non è | questa email non è più | questo account non è più |
      non è monitorat | non è presidiat | il mio nuovo indirizzo | non mi occupo più | non sono più responsabile
    `),
    request: phrases(`
      vi prego di consegn | per favore consegn | per favore, consegn | per favore invi | per favore, invi |
      per favore annull | vi chiedo | le chiedo | potete consegnare | potete inviare | potete spedire |
      potete dirmi | potreste | potrebbe | potresti | è possibile | consegnate | consegnatelo | inviate |
      spedite | lasciate | chiamatemi | scrivetemi | contattatemi | contattarmi | fatemi sapere |
      mi faccia sapere | vorrei | voglio | ho bisogno | attendo | aspetto | il mio vicino | la mia vicina |
      mio marito | mia moglie
    `),
    concern: phrases(`
      in casa | a casa | foto | portiere | mio ordine | l'ordine | ordine n | ordine numero | dell'ordine |
      ordinato | pacco | rimbors | un reso | il reso | restituire | fattura | consegna | corriere | prodotto |
      acquist | comprato | non ho ricevuto | non è arrivat | spedizione | la taglia | ritirare | rotto | rotta |
      danneggiat | difettos | garanzia | le vostre risposte automatiche | risposte automatiche | messaggi
      automatici | una risposta automatica | nessuno risponde | nessuno mi | non succede nulla | non succede
      niente | sto ancora aspettando | il vostro risponditore
    `),
    because: ['perché', 'poiché', 'siccome', 'dato che', 'se', 'quando', 'mentre', 'anche se'],
    wasRead: ['è stato letto', 'è stato visualizzato', 'è stata letta', 'è stata visualizzata'],
    answered: ['ha accettato', 'ha rifiutato'],
    recall: ['desidera richiamare il messaggio', 'vorrebbe richiamare il messaggio'],
    challenge: [
      'per consegnare il suo messaggio',
      'affinché il tuo messaggio venga consegnato',
      'il messaggio è in attesa di conferma',
    ],
  },
  dates: {
    until: ['fino a tutto il', 'fino al', 'sino al', 'fino a', 'fino', 'sino a'],
    back: phrases(`
      rientro in ufficio | rientro | rientrerò in ufficio | rientrerò | ritorno il | tornerò in ufficio |
      tornerò | torno | di nuovo in ufficio | di nuovo disponibile | di nuovo operativ | riapriremo |
      riapriamo
    `),
    from: ['a partire dal', 'a partire da'],
    to: ['al', 'a', 'e il', 'e'],
    inclusive: ['compreso', 'incluso', 'inclusi', 'compresi'],
    weekdays: [
      ['domenica', 'dom'],
      ['lunedì', 'lun'],
      ['martedì'],
      ['mercoledì', 'mer'],
      ['giovedì', 'gio'],
      ['venerdì', 'ven'],
      ['sabato', 'sab'],
    ],
    tomorrow: ['domani'],
    nextWeek: ['la prossima settimana', 'la settimana prossima', 'prossima settimana', 'settimana prossima'],
    fillers: ['il', 'lo', 'la', 'giorno', 'prossimo', 'dal', 'al', 'mattina'],
  },
}
