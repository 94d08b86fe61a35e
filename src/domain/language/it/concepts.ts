import type { ConceptWords } from '../concepts.ts'

/** Italian, of Italy and Switzerland. */
export const concepts: ConceptWords = {
  order:
    "ordine|ordini|mio ordine|ord|n ordine|numero ordine|numero d'ordine|ordinazione|conferma d'ordine|mio acquisto|miei acquisti",
  buy: 'comprare|compro|comprato|comprata|comprati|comprate|compri|acquistare|acquisto|acquistato|acquistata|acquistati|acquisti|ordinare|ordino|ordinato|ordinata|ordinati|preso|presi|presa|prendere|fatto un ordine|effettuato un ordine',
  'before-buying':
    "prima di comprare|prima di acquistare|prima di ordinare|prima dell'acquisto|vorrei comprare|vorrei acquistare|vorrei ordinare|vorrei prendere|pensavo di comprare|pensavo di prendere|sto pensando|sono interessato|sono interessata|mi interessa|sarei interessata|sarei interessato|intenzione di|ho adocchiato|indeciso|indecisa|avete|vendete|valutando|volevo prendere|volevo ordinare",
  cart: 'carrello|carrelli|nel carrello|al carrello|cestino|aggiungi al carrello|borsa acquisti',
  'pay-step':
    "al momento di pagare|al momento del pagamento|pagina di pagamento|in fase di pagamento|fase di acquisto|completare l'ordine|concludere l'ordine|concludere l'acquisto|finalizzare|conferma ordine|cassa|procedi all'acquisto|procedi al pagamento|ultimo passaggio|checkout|inviare l'ordine|quando pago|quando vado a pagare|arrivo al pagamento",
  pay: 'pagare|pago|pagato|pagata|pagati|paga|pagamento|pagamenti|pagando|saldare|saldato|versato',
  card: 'carta di credito|carta|la mia carta|carte|postepay|visa|mastercard|bancomat|carta prepagata|prepagata|amex|carta di debito|carta scaduta',
  'pay-service':
    'paypal|apple pay|google pay|klarna|scalapay|satispay|nexi|amazon pay|stripe|bancomat pay|twint|hype|soisy',
  transfer:
    'bonifico|bonifici|bonificato|iban|contabile|cro|ricevuta del bonifico|distinta|vaglia|bollettino|postagiro',
  bank: 'banca|la mia banca|estratto conto|conto corrente|movimenti|mio conto|sul conto|dal conto|app della banca|posteitaliane bancoposta',
  instalments: 'a rate|rate|rata|rateale|rateizzare|tre rate|3 rate|finanziamento|dilazionato',
  'cash-on-delivery': 'contrassegno|alla consegna|pagamento alla consegna|pagare il corriere|in contanti',
  declined:
    'rifiutata|rifiutato|rifiutano|rifiuta|rifiutare|non accettata|non accettato|non accetta|negata|negato|respinta|respinto|declinata|transazione negata|non autorizzata|non autorizzato|pagamento fallito|fallito|fallita|non va a buon fine|non andato a buon fine|non passa',
  pending:
    'in attesa|in sospeso|in elaborazione|in lavorazione|da confermare|non confermato|in attesa di pagamento|ancora in attesa|pagamento in verifica|da pagare|risulta non pagato|non risulta pagato|in verifica|autorizzazione in corso',
  charge:
    'addebito|addebitato|addebitata|addebitati|addebiti|addebitate|scalato|scalati|prelevato|prelevati|prelievo|trattenuto|trattenuti|mi avete preso|tolto dal conto|presi dal conto|fatto pagare|mi avete fatto pagare|mi avete addebitato|in piu|contabilizzato',
  twice:
    'due volte|2 volte|doppio|doppia|doppio addebito|duplicato|duplicata|due addebiti|due ordini|due ordini uguali|doppione|il doppio',
  'unknown-to-me':
    'non riconosco|mai ordinato|mai comprato|non ho comprato niente|non ho ordinato niente|non ho ordinato nulla|non ho mai ordinato|non ho fatto nessun|non sono stato io|non sono stata io|senza il mio consenso|senza autorizzazione|a mia insaputa|mai chiesto|mai richiesto|mai attivato|sconosciuto|sconosciuta|non so cosa sia|mai sottoscritto|non mio',
  fraud:
    'frode|frodi|fraudolento|fraudolenta|clonata|clonato|carta rubata|rubato la carta|hackerato|hackerata|hackerati|phishing|furto di identita|mail sospetta|sms sospetto|finta mail|falso sito|account violato|violato|truffa con la carta|mail falsa',
  amount: 'importo|importi|totale|somma|euro|cifra|differenza|saldo|centesimi|franchi',
  price: 'prezzo|prezzi|costo|costa|costano|quanto viene|tariffa|vale|listino|a quanto',
  cheaper:
    'piu caro|meno caro|piu cara|costa di piu|costa meno|prezzo diverso|prezzi diversi|prezzo cambiato|aumentato|ribassato|sceso di prezzo|calato|differenza di prezzo|altro prezzo|prezzo sbagliato|prezzo pieno|prezzo barrato|due prezzi|rincaro|era a|adesso costa|piu economico',
  'offer-sale':
    'offerta|offerte|promo|promozione|promozioni|saldi|black friday|svendita|vendita flash|volantino|in offerta|in promozione|sconti|sottocosto|fuori tutto',
  discount: 'sconto|sconti|scontato|scontata|scontati|percento|per cento|ribasso|riduzione|sconto benvenuto|omaggio',
  coupon:
    'codice sconto|codice promo|codice promozionale|coupon|buono sconto|buono|buoni|codice|il codice|voucher|mio codice|codice amico',
  'gift-card': 'carta regalo|buono regalo|gift card|carte regalo|buoni regalo|giftcard|cofanetto',
  points:
    'punti|punti fedelta|carta fedelta|saldo punti|credito|wallet|cashback|raccolta punti|programma fedelta|borsellino|miei punti',
  subscription:
    'abbonamento|abbonamenti|abbonata|abbonato|rinnovo|rinnovato|box|iscrizione al club|socio|membership|canone|mensile|disdire|disdetta|disdico|prova gratuita|premium|rinnovo automatico|recedere',
  fee: 'supplemento|supplementi|commissione|commissioni|spese aggiuntive|costi aggiuntivi|extra|assicurazione|garanzia aggiunta|spese di gestione|sovrapprezzo|si e aggiunto|si aggiunge|aggiunto da solo|aggiunta da sola|preselezionato|quota|imballo regalo aggiunto',
  invoice:
    'fattura|fatture|fatturazione|fatturare|fattura elettronica|nota di credito|fattura intestata|xml|copia della fattura',
  receipt:
    "scontrino|ricevuta|ricevute|prova d'acquisto|scontrini|ricevuta fiscale|documento d'acquisto|giustificativo",
  'tax-data':
    'partita iva|p iva|piva|codice fiscale|cod fiscale|codice univoco|sdi|pec|ragione sociale|intestata|intestare|intestazione|iva|dati di fatturazione|codice destinatario|imponibile|reverse charge',
  company:
    'azienda|ditta|societa|impresa|libero professionista|professionista|commercialista|associazione|scuola|comune|ente|studio|ufficio acquisti|srl|onlus|parrocchia|cooperativa|rivenditore|bar|ristorante|agriturismo',
  'cancel-order':
    "annullare|annullo|annullato|annullata|annullate|annullamento|annullatemi|annullare l'ordine|annulla|cancellare l'ordine|cancellare|cancellato|cancellate l'ordine|cancellazione|non lo voglio piu|non mi serve piu|bloccare l'ordine|fermate l'ordine|bloccate|ho cambiato idea|stornare l'ordine|disdire l'ordine",
  change:
    'cambiare|cambio|cambiato|cambiate|modificare|modifica|modificate|modificato|correggere|correggete|correzione|rettificare|aggiornare|sbagliato io|ho sbagliato|per errore|per sbaglio|mi sono sbagliato|mi sono sbagliata|sostituire|spostare',
  add: 'aggiungere|aggiungo|aggiunto|aggiungete|inserire anche|unire|accorpare|integrare|includere|mettere anche|aggiunta|raggruppare',
  'remove-it':
    'togliere|tolgo|togliete|tolto|rimuovere|rimosso|rimuovete|eliminare|eliminato|eliminate|levare|levate|cancellare dal|deselezionare|svuotare',
  site: 'sito|sito web|pagina|pagine|negozio online|shop online|app|applicazione|online|internet|portale|piattaforma|vostro sito|link|pagina del prodotto',
  'page-part':
    'pulsante|tasto|bottone|campo|campi|modulo|form|menu|menu a tendina|tendina|casella|spunta|mappa|calendario|finestra|popup|filtro|filtri|banner|icona|riquadro|captcha|barra|schermata|elenco|data di nascita',
  device:
    'telefono|cellulare|smartphone|computer|pc|tablet|ipad|iphone|android|mac|browser|chrome|firefox|safari|portatile|dal telefono',
  click:
    'clicco|cliccare|cliccando|clic|click|premo|premere|schiaccio|seleziono|selezionare|scelgo|scegliere|confermo|confermare|clicca|tocco|spuntare',
  'type-in':
    'inserire|inserisco|inserito|inserendo|digitare|digito|scrivo|compilare|compilo|compilato|metto|metto il codice|mettere il codice|immettere|copio|incollo',
  error:
    'errore|errori|messaggio di errore|errore 500|errore 404|bug|problema tecnico|si e verificato|pagina non trovata|errore generico|malfunzionamento|anomalia|codice errore|va in errore|da errore',
  'nothing-happens':
    "non succede niente|non succede nulla|pagina bianca|schermata bianca|bianca|rimane bloccato|resta bloccata|si blocca|si blocca tutto|gira a vuoto|continua a caricare|carica all'infinito|rotella|non carica|non si carica|non si apre|si chiude|va in crash|crasha|grigio|grigia|vuota|vuoto|torna indietro|mi riporta|mi rimanda|non risponde|si pianta|impallato|clessidra|in bianco",
  'wont-let':
    "non riesco|non mi lascia|non mi fa|non mi permette|impossibile|non si puo|non posso|non riesco piu|non ci riesco|bloccato|bloccata|non mi consente|non c'e verso|non c'e modo|non riusciamo|non mi da|non permette",
  'not-working':
    'non funziona|non funzionano|non va|non vanno|fuori uso|fuori servizio|non parte|non attivo|inutilizzabile|in tilt|guasto',
  invalid:
    'non valido|non valida|non e valido|scaduto|scaduta|non esiste|inesistente|non riconosciuto|non riconosce|non lo riconosce|errato|errata|gia usato|gia utilizzato|non applicabile|sconosciuto|non corretto|formato errato',
  disappears:
    "scompare|sparisce|sparito|sparita|spariti|scomparso|scomparsa|si svuota|svuotato|si cancella|si azzera|azzerato|perso il carrello|non c'e piu|volatilizzato|dissolto|e sparito|risulta vuoto|perde tutto",
  login:
    "accedere|accesso|login|entrare nel|entrare|credenziali|autenticazione|connettermi|loggarmi|log in|fare l'accesso|sessione|username|nome utente|loggare|riesco ad entrare",
  password:
    "password|psw|parola d'ordine|password dimenticata|dimenticato la password|reimpostare|reset|resettare|recuperare la password|recupero password",
  'sms-code':
    'codice sms|sms|codice di verifica|otp|codice otp|verifica in due passaggi|3d secure|codice via|codice temporaneo|autenticazione a due|notifica della banca|codice per sms',
  register:
    'registrarmi|registrazione|registrare|registrato|registrata|creare un account|creare account|iscrivermi|iscrizione|aprire un account|nuovo account',
  account:
    'account|mio account|profilo|mio profilo|area personale|area clienti|utenza|miei dati|mia mail|mio nome|cambiare email|cambiare la mail|cambiare nome|unire gli account|due account|anagrafica|indirizzo email',
  blocked: 'bloccato|bloccata|sospeso|sospesa|disattivato|disabilitato|congelato|bannato|account bloccato',
  'close-account':
    "chiudere l'account|cancellare l'account|eliminare l'account|cancellare il mio account|eliminare il mio account|chiudere il mio account|chiusura account|cancellazione dell'account|disattivare l'account|cancellarmi dal|cancellare il profilo|eliminare il profilo",
  'data-privacy':
    "dati personali|privacy|gdpr|trattamento dei dati|miei dati|garante|garante della privacy|diritto di accesso|consenso|informativa|cancellazione dei dati|diritto all'oblio|protezione dei dati|portabilita|dpo|cookie|art 15|oblio",
  'marketing-mail':
    'newsletter|pubblicita|mail pubblicitarie|email promozionali|spam|messaggi promozionali|sms promozionali|telefonate commerciali|marketing|promozionali|catalogo|volantini|le vostre mail|call center pubblicitario',
  unsubscribe:
    'cancellarmi|disiscrivermi|disiscrizione|disiscritto|disiscritta|disiscrivere|non voglio piu ricevere|non ricevere piu|smettetela di|smettere di mandarmi|smettete di|toglietemi|togliermi|rimuovermi|rimuovetemi|lista|mailing list|basta mail',
  'others-data':
    "altro cliente|altra cliente|altra persona|un'altra persona|dati di un altro|dati di altri|indirizzo di un altro|fattura di un altro|ordine di un altro|non sono io|di uno sconosciuto|qualcun altro|fuga di dati|a nome di un altro|nome di un'altra|estraneo|altri clienti",
  parcel: 'pacco|pacchi|pacchetto|spedizione|spedizioni|collo|colli|scatola|scatolone|plico|busta|bancale|pedana',
  delivery:
    'consegna|consegne|consegnare|consegnato|consegnata|consegnano|consegnate|recapito|recapitare|recapitato|consegnarlo',
  'send-out':
    'spedito|spedita|spediti|spedire|spedite|partito|partita|inviato|inviata|evaso|evasione|affidato al corriere|preparazione|in preparazione|magazzino|partenza|ritirato dal corriere|parte|in consegna',
  'courier-person':
    'corriere|corrieri|postino|postina|fattorino|autista|il ragazzo|trasportatore|il signore delle consegne|quello delle consegne',
  'courier-company':
    'brt|bartolini|gls|sda|dhl|ups|poste italiane|poste|tnt|fedex|inpost|nexive|amazon logistics|dpd|spedizioniere|la posta|hermes|fermopoint|arcobaleno|susa|artoni',
  tracking:
    "tracking|tracciamento|tracciabilita|tracciare|tracciatura|codice di tracciamento|numero di spedizione|lettera di vettura|stato|stato della spedizione|stato dell'ordine|link di tracciamento|codice spedizione|seguire la spedizione|traccia|ldv",
  'not-moving':
    'non si muove|fermo|ferma|fermo da|bloccato a|non si aggiorna|non viene aggiornato|nessun aggiornamento|sempre lo stesso stato|nessun movimento|in giacenza|in transito da|sempre in transito|stesso stato|congelato|immobile|gira|hub',
  arrive:
    'arrivare|arriva|arrivato|arrivata|arrivati|arrivera|arrivano|arrivo|ricevuto|ricevuta|ricevere|ricevero|ricevo|giunto|giunta|pervenuto|arrivasse',
  'not-arrived':
    "non e arrivato|non e arrivata|non ancora arrivato|non e ancora arrivato|non arriva|mai arrivato|mai arrivata|non mi e arrivato|non ho ricevuto|non ho ancora ricevuto|mai ricevuto|nulla e arrivato|niente e arrivato|ancora niente|ancora nulla|non pervenuto|non sono arrivati|non sono ancora arrivati|non ho ricevuto nulla|non ho ricevuto niente|non si vede|non si e visto|non si e vista|senza notizie|nessuna notizia|mai consegnato|non consegnato|non l'ho ricevuto|non e stato consegnato|aspetto ancora",
  waiting:
    'aspetto|aspettare|aspettando|attesa|in attesa da|attendo|sto aspettando|attendere|sono giorni|aspettiamo|e da|da quando',
  late: 'ritardo|ritardi|in ritardo|tarda|tardi|oltre i tempi|tempi superati|doveva arrivare|dovevano arrivare|doveva essere|prevista per|prevista il|previsto per|previsto il|scaduti i termini|slittata|posticipata|rimandata|ormai passati|tempi di consegna|tempistiche',
  'when-arrives':
    'quando arriva|quando arrivera|quando mi arriva|quando verra consegnato|quando sara consegnato|quando consegnate|quando lo ricevo|quando lo ricevero|data di consegna|quando consegnano|entro quando|che giorno arriva|arriva domani|arriva entro|arriva prima|quanto manca|riuscira ad arrivare|quando riceverò|quando riceviamo',
  'where-is-it':
    "dov'e|dove il mio|dove si trova|dove e finito|dove sta|che fine ha fatto|che fine|sapere dove|dove sono|dove e|a che punto e",
  lost: 'perso|persa|smarrito|smarrita|smarrimento|disperso|rubato|rubata|sparito nel nulla|introvabile|perduto|volatilizzato|dato per disperso|inghiottito',
  'says-delivered':
    'risulta consegnato|risulta consegnata|segnato come consegnato|dato per consegnato|consegnato secondo|dice consegnato|figura consegnato|firmato da|firma|firmata da|prova di consegna|consegnato a|lasciato a|lasciato nel|lasciato davanti|dicono di averlo consegnato|consegnato ieri ma|non e la mia firma|risulta ritirato',
  neighbour: 'vicino|vicina|vicini|portiere|portinaio|portineria|custode|condominio|dirimpettaio|inquilino',
  'at-home':
    'a casa|citofono|citofonato|campanello|suonato|porta|destinatario assente|assente|avviso di giacenza|non ha suonato|non e passato|ero in casa|eravamo in casa|cancello|cassetta della posta|cassetta|tentativo di consegna|nessuno ha suonato|zerbino|androne',
  'pickup-point':
    'punto di ritiro|punto ritiro|ritiro|ritirare|locker|armadietto|ufficio postale|fermoposta|fermo deposito|tabaccheria|edicola|ritirarlo|ritiro in negozio|deposito|sede del corriere|filiale|punto poste|giacenza|amazon locker',
  address:
    'indirizzo|indirizzi|via|numero civico|civico|cap|citta|interno|scala|piano|codice postale|indirizzo di spedizione|indirizzo di consegna|indirizzo sbagliato|indirizzo errato|provincia|frazione',
  'move-house':
    'trasloco|traslocato|trasferito|trasferita|cambiato casa|nuovo indirizzo|vecchio indirizzo|in vacanza|sono in ferie|dai miei|in ufficio|sul lavoro|altro indirizzo|sono fuori|cambio indirizzo|cambiare indirizzo|cambio di indirizzo|casa nuova',
  'delivery-day':
    'giorno di consegna|fascia oraria|orario di consegna|appuntamento|posticipare|rimandare la consegna|anticipare|un altro giorno|di sabato|al mattino|nel pomeriggio|data diversa|riprogrammare|riprogrammazione|spostare la consegna|accordarmi|concordare',
  'carry-up':
    'al piano|piano|ascensore|scale|portare su|fino in casa|bordo strada|al portone|consegna al piano|smaltimento|ritiro usato|ritiro del vecchio|facchinaggio',
  abroad:
    "estero|all'estero|svizzera|ticino|canton|malta|isole|sardegna|sicilia|san marino|germania|francia|regno unito|austria|spagna|internazionale|slovenia|albania|stati uniti|brasile|campione d'italia|livigno|vaticano",
  'do-you-ship':
    "spedite in|spedite a|spedite anche|consegnate a|consegnate in|fate spedizioni|e possibile la spedizione|in quanto tempo|tempi di spedizione|quanti giorni|spedizione espressa|spedizione in|fate consegne|inviate all'estero|consegna espressa|consegnate anche",
  'shipping-cost':
    'spese di spedizione|spedizione gratuita|costi di spedizione|costo della spedizione|spese di consegna|spedizione gratis|quanto costa la spedizione|quanto costa spedire|trasporto|porto franco|costo di spedizione|spese di trasporto',
  customs:
    'dogana|doganali|dazi|dazio|sdoganamento|spese doganali|oneri doganali|dichiarazione doganale|bolletta doganale|sdoganare|doganiere',
  return:
    'reso|resi|restituire|restituzione|restituisco|rendere|rimandare indietro|rispedire|rispedisco|mandare indietro|renderlo|restituirlo|restituirla|fare il reso|rimando indietro|ridarvi|riportare|renderla',
  'return-label':
    'etichetta|etichetta di reso|modulo di reso|ritiro del reso|prenotare il ritiro|stampare|stampante|come faccio il reso|procedura di reso|autorizzazione al reso|numero di reso|dove spedire|a che indirizzo|venite a ritirare|mandate il corriere|vettura|istruzioni per il reso|rma|prelevare|passano a prenderlo',
  'who-pays-postage':
    'a mio carico|a vostro carico|a mie spese|chi paga|pago io|pagate voi|spese di reso|reso gratuito|reso gratis|costo del reso|spese di restituzione|spese del ritorno|spedizione del reso|devo pagare io',
  exchange:
    "cambio taglia|cambiare taglia|cambio merce|sostituire con|sostituzione con|una taglia in piu|una taglia in meno|taglia piu grande|taglia piu piccola|altro colore|un'altra taglia|cambiarlo con|cambiarla con|scambiare|scambio|cambiarli|numero piu|fare un cambio|cambiarle con|mezzo numero",
  withdrawal:
    'recesso|diritto di recesso|recedere|14 giorni|quattordici giorni|30 giorni per|giorni per il reso|ripensamento|entro i termini|codice del consumo art|soddisfatti o rimborsati',
  returned:
    'ho restituito|gia restituito|reso effettuato|ho rispedito|ho reso|ho fatto il reso|reso ricevuto|avete ricevuto il reso|arrivato a voi|tornato indietro|tornato in magazzino|avete gia ricevuto|il reso e arrivato|ho mandato indietro|vi e tornato|consegnato al vostro magazzino|rispedito|ho rimandato|dal reso|spedito indietro',
  wrong:
    "sbagliato|sbagliata|sbagliati|sbagliate|errato|errata|errore nell'ordine|non e quello|non e quella|non e cio che|diverso da|diversa da|altro articolo|altro modello|altro prodotto|un altro|non corrisponde|articolo errato|scambiato|scambiati|taglia sbagliata|colore sbagliato|non conforme|di un altro",
  instead:
    "invece di|invece del|invece della|al posto di|al posto del|al posto della|avevo ordinato|ho ordinato _ e|ho ricevuto un|ho ricevuto una|mi e arrivato un|mi e arrivata una|e mi arriva|mentre io|anziche|e mi ritrovo|mi avete mandato|mi avete spedito|e invece|nella scatola c'era",
  'missing-part':
    "manca|mancano|mancava|mancavano|mancante|mancanti|senza la|senza il|senza le|senza i|non c'era|non c'erano|dimenticato|dimenticata|non incluso|nella scatola non|all'appello|assente|non ho trovato|privo di|viti mancanti|mancanza",
  incomplete:
    "incompleto|incompleta|solo uno|solo una|solo due|soltanto uno|uno solo|una sola|ne e arrivato uno|ne ho ricevuto|meta dell'ordine|una parte|parziale|parzialmente|ne mancano|invece di due|invece di tre|il resto|ne erano|meno del|il secondo pacco|solo meta",
  broken:
    'rotto|rotta|rotti|rotte|spaccato|spaccata|in frantumi|in pezzi|in mille pezzi|crepato|crepata|crepa|incrinato|incrinata|spezzato|spezzata|strappato|strappata|bucato|bucata|frantumato|danneggiato|danneggiata|danneggiati|rovinato|rovinata|danni|sfasciato|distrutto|distrutta|lesionato|lesionata|scheggiato',
  dented:
    'graffiato|graffiata|graffi|graffio|ammaccato|ammaccata|ammaccatura|bozzo|bozza|piegato|piegata|storto|storta|scheggiato|scheggiata|schiacciato|schiacciata|deformato|sbeccato|sbeccata|rigato|rigata|bollo|angolo rovinato|spigolo',
  leaking:
    'perde|perdita|perdeva|versato|versata|rovesciato|rovesciata|bagnato|bagnata|fradicio|fradicia|umido|umida|colato|inzuppato|sgocciola|gocciola|aperto nel pacco|zuppo|appiccicoso',
  spoilt:
    'scaduto|scaduta|scaduti|muffa|ammuffito|ammuffita|marcio|marci|marcia|avariato|avariata|scongelato|scongelata|sciolto|sciolta|sciolti|andato a male|rancido|inacidito|appassiti|appassita|appassite|catena del freddo|vermi|insetti|farfalline|avariati|puzza|caldo',
  dirty:
    'macchiato|macchiata|macchia|macchie|sporco|sporca|sporchi|puzza|odore|puzzolente|polvere|impolverato|aloni|capelli|peli|odora|cattivo odore|unto|impronte',
  used: 'usato|usata|usati|gia usato|gia aperto|aperto|aperta|seconda mano|non e nuovo|non nuovo|indossato|indossata|sigillo|sigillo rotto|senza sigillo|ricondizionato|rigenerato|reso di un altro|segni di usura|gia montato|gia indossata|confezione aperta',
  faulty:
    'difettoso|difettosa|difettosi|difetto|difetti|non si accende|non parte|non carica|non scalda|fa falso contatto|malfunzionante|guasto|guasta|non si chiude|non si apre|schermo nero|pixel|non tiene|vizio|rumore strano|non si connette|non raffredda|non fa niente|morto',
  'stopped-working':
    'non funziona piu|ha smesso di funzionare|smesso|si e rotto|si e rotta|si e guastato|si e guastata|morto|morta|andato|non si accende piu|non carica piu|non scalda piu|non parte piu|si spegne|si e fermato|si e fermata|ha ceduto|si e staccato|si e staccata|si e bruciato|bruciato il motore|ko|defunto|deceduto|non va piu|si stacca|si e scollato|si e crepato|si e strappato|ci ha lasciato|si e spento|tirato le cuoia|non tiene piu',
  'poor-quality':
    'scarsa qualita|qualita scadente|scadente|pessima qualita|qualita|si scuce|scucito|scolorito|stinto|si e ristretto|ristretto|ristretta|pelucchi|pallini|fragile|trasparente|cartone|economico|si sfilaccia|si sfalda|cede|sottile|si rovina|consumato|consumata|usurato|sfilacciato',
  packaging:
    'imballo|imballaggio|imballato|imballata|confezione|confezioni|pluriball|polistirolo|scatola originale|carta|involucro|nastro|protezione|protetto|tappo',
  fake: 'falso|falsa|falsi|contraffatto|contraffatta|contraffazione|imitazione|tarocco|taroccato|non originale|originale|originali|copia|patacca|autentico|autenticita|placcato|placcata',
  product:
    'prodotto|prodotti|articolo|articoli|modello|modelli|codice prodotto|marca|referenza|serie|versione|oggetto|merce|linea',
  size: 'taglia|taglie|numero 38|numero 42|misura|misure|tabella taglie|guida alle taglie|xl|xxl|xs|che taglia|che numero|numero di scarpe|calzata|tg|circonferenza',
  'fits-me':
    'troppo grande|troppo piccolo|troppo piccola|troppo stretto|troppo stretta|troppo largo|troppo larga|veste|vestono|vestibilita|calza|calzano|mi sta|non mi sta|mi va|stretto|stretta|largo|corte|corto|lunghe|lungo|provato|provata|mi vanno|porto la|di solito porto',
  measure:
    'dimensioni|misura|misure|lunghezza|larghezza|altezza|profondita|peso|pesa|cm|mm|metri|litri|capacita|diametro|spessore|volume|kg|ingombro|watt|potenza|portata|quanto misura|quanto pesa|quanto e alto|quanto e lungo',
  colour:
    'colore|colori|tonalita|tinta|sfumatura|nero|bianco|blu|rosso|verde|grigio|beige|piu scuro|piu chiaro|marrone|rosa|giallo|ecru|avorio|tono',
  material:
    'materiale|materiali|tessuto|cotone|lana|lino|pelle|cuoio|legno|metallo|acciaio|plastica|composizione|poliestere|seta|rovere|ceramica|vetro|ecopelle|argento|fodera|ottone|schiuma|inox|velluto|noce|oro',
  photo: 'foto|fotografia|fotografie|immagine|immagini|video|in foto|nella foto|screenshot|schermata|scatto',
  listing:
    'descrizione|scheda|scheda prodotto|scheda tecnica|specifiche|caratteristiche|annuncio|inserzione|dettagli|informazioni sul|informazioni su|pagina prodotto|contenuto della confezione|info su',
  'page-says':
    "c'e scritto|sta scritto|e scritto|scritto|sul sito c'e|sul sito dice|dice|riporta|riportato|secondo la scheda|secondo il sito|indicato|indicata|indicate|viene indicato|dichiarato|dichiarata|sulla pagina|sull'etichetta|sulla scatola|in realta|in verita|mostra|mentre sulla|presentato come|descritto come|spacciato|venduto come",
  misleading:
    'ingannevole|pubblicita ingannevole|fuorviante|non e vero|falso|informazione errata|informazioni sbagliate|contraddittorio|inganno|errore nella descrizione|errore nella scheda|bugia|bugie|correggete la|correggere la|scheda sbagliata|descrizione sbagliata|menzognera',
  compatible:
    'compatibile|compatibili|compatibilita|va bene per|va bene con|vanno bene|si adatta|si adattano|funziona con|funzionano con|entra nel|ci sta|si collega|si monta su|per il mio|per la mia|adattatore|attacco|si puo collegare|e adatto al|combacia|si incastra|si aggancia',
  usage:
    "come si usa|come funziona|come si utilizza|utilizzo|uso|istruzioni d'uso|dose|dosi|dosaggio|quante gocce|impostare|impostazione|regolare|regolazione|applicare|a cosa serve|si puo usare|si usa|quanto tempo|programmare|come si regola|posso usarlo|posso usarla|posso mettere|modalita d'uso|quante volte",
  assembly:
    'montare|montaggio|assemblare|assemblaggio|avvitare|viti|vite|schema di montaggio|si monta|fissare|fissaggio|tasselli|cacciavite|passaggio|incastro|monta|montarlo|smontare',
  setup:
    'installare|installazione|configurare|configurazione|accoppiare|collegare|wifi|wi fi|bluetooth|aggiornamento|aggiornare il firmware|attivare|attivazione|licenza|scaricare|download|sincronizzare|driver|associare|chiave di attivazione',
  care: 'lavare|lavaggio|lavatrice|lavastoviglie|pulire|pulizia|stirare|manutenzione|asciugatrice|conservare|conservazione|curare|smacchiare|forno|innaffiare|impermeabilizzare|si lava|oliare|trattare|decalcificare|a mano',
  manual:
    "manuale|istruzioni|libretto|libretto di istruzioni|in italiano|foglietto|pdf|guida|istruzioni in|foglio illustrativo|manuale d'uso",
  'spare-part':
    'ricambio|ricambi|pezzo di ricambio|pezzi di ricambio|accessorio|accessori|pila|pile|batteria|caricatore|caricabatterie|cavo|ricarica|coperchio|guarnizione|filtro|telecomando|adattatore|cartuccia|fodera|ricariche|sacchetti|lampadina|lama|pezzo|componente',
  ingredient:
    'ingrediente|ingredienti|inci|composizione|contiene|contengono|senza zucchero|zuccheri|conservanti|coloranti|additivi|parabeni|alcol|olio di palma|sale|percentuale di|caffeina|siliconi|nichel|solfati|valori nutrizionali',
  allergen:
    'allergia|allergie|allergico|allergica|allergeni|allergene|glutine|senza glutine|lattosio|arachidi|noci|frutta a guscio|vegano|vegana|vegetariano|celiaco|celiaca|celiachia|intollerante|intolleranza|tracce di|lattice|soia|nichel|halal|uova',
  expiry:
    "scadenza|data di scadenza|scade|scadono|da consumarsi|tmc|conservazione dopo|dopo l'apertura|quanto dura aperto|entro quando va consumato|pao|lotto",
  'suitable-for':
    'adatto a|adatta a|adatto per|adatta per|adatti|idoneo|idonea|va bene per bambini|in gravidanza|incinta|allattamento|pelle sensibile|da esterno|esterno|per esterni|da che eta|per cani|per principianti|bambini di|diabetici|pelle secca|si puo dare|posso darlo|neonati|cuccioli|capelli ricci',
  certificate:
    'certificato|certificata|certificazione|certificazioni|norma|norme|marchio ce|bio|biologico|biologica|omologato|omologata|scheda di sicurezza|attestato|dop|igp|fsc|oeko tex|dermatologicamente|conformita',
  warranty:
    'garanzia|garanzie|in garanzia|garantito|garanzia legale|garanzia del produttore|estensione di garanzia|fuori garanzia|garanzia di due anni|certificato di garanzia',
  'how-many-years':
    'quanti anni di garanzia|quanto dura la garanzia|durata della garanzia|che garanzia|quanta garanzia|garanzia copre|cosa copre|copre anche|garanzia di quanti|la garanzia vale|anni di garanzia|la garanzia e di',
  repair:
    'riparare|riparazione|riparato|riparata|assistenza|centro assistenza|assistenza tecnica|tecnico|aggiustare|aggiustato|laboratorio|intervento|preventivo|riparatore|sistemare|mettere a posto|far riparare|officina',
  stock:
    "disponibile|disponibili|disponibilita|in magazzino|scorta|scorte|ne avete|ce l'avete|avete ancora|rimasti|quanti ne avete|pronta consegna|in pronta|ancora in vendita|rimasto",
  'sold-out':
    'esaurito|esaurita|esauriti|esaurite|non disponibile|non piu disponibile|finito|finita|terminato|sold out|fuori produzione|esaurimento|non si trova|fuori catalogo|introvabile|mai disponibile',
  'back-in-stock':
    'quando torna|tornera disponibile|di nuovo disponibile|riassortimento|rifornimento|avvisatemi|avvisami|avviso|preordine|prenotare|prenotazione|uscita|data di uscita|ristampa|ritorna|tornano|rientrera|tornera in|riavrete|in arrivo|verra rimesso|lo rifarete|riassortito',
  advice:
    'consiglio|consigli|consigliate|consigliare|consigliarmi|cosa mi consigliate|quale mi|differenza tra|che differenza|quale scegliere|meglio il|meglio la|quale conviene|suggerite|raccomandate|mi conviene|paragone|confronto',
  'gift-wrap':
    'confezione regalo|pacco regalo|pacchetto regalo|incartare|incisione|incidere|personalizzare|personalizzato|personalizzata|personalizzazione|dedica|ricamo|biglietto|biglietto di auguri|nome sopra|carta regalo avvolta',
  quantity:
    'al pezzo|a coppia|la coppia|al metro|confezione da|pezzi|quanti pezzi|per confezione|al paio|un paio|singolo|singola|cadauno|pacco da|set da|al kg|prezzo unitario|per persona|multipack',
  wholesale:
    "ingrosso|all'ingrosso|grossista|grandi quantita|quantita|preventivo|sconto quantita|per 50|un centinaio|pezzi per|prezzo per rivenditori|listino rivenditori|fornitura|ordine grande|ordine aziendale|per la scuola|prezzi b2b",
  'price-match':
    "piu basso altrove|altrove|altro sito lo|da un concorrente|concorrente|concorrenza|stesso prezzo|adeguare il prezzo|adeguate il prezzo|l'ho trovato a|prezzo migliore|rimborsate la differenza|pareggiate|pareggiare|lo vendono a|venduto a",
  clothing:
    'vestito|vestiti|pantaloni|camicia|camicie|maglia|maglione|maglietta|giacca|cappotto|gonna|jeans|scarpe|scarpa|stivali|sandali|borsa|borse|anello|collana|orecchini|bracciale|gioiello|gioielli|orologio|calze|calzini|costume|reggiseno|cappello|guanti|sciarpa|piumino|tuta|cintura|occhiali|felpa|giubbotto|ciabatte|sneakers|pigiama|fede|cravatta|mutande|zaino|valigia|trolley|abito|scarponi|collant|portafoglio',
  electronics:
    'telefono|smartphone|televisore|tv|cuffie|auricolari|computer|notebook|console|stampante|cassa|tablet|ebook reader|fotocamera|obiettivo|drone|mouse|tastiera|smartwatch|router|hard disk|chiavetta|telecamera|monitor|joystick|microfono|scheda video|navigatore|proiettore|powerbank|termostato|baby monitor|soundbar|giradischi',
  appliance:
    'lavatrice|lavastoviglie|frigorifero|frigo|congelatore|forno|microonde|aspirapolvere|macchina del caffe|caffettiera|moka|bollitore|tostapane|robot|frullatore|ferro da stiro|phon|asciugacapelli|ventilatore|condizionatore|stufa|friggitrice|piano cottura|cappa|asciugatrice|macchina da cucire|piastra|rasoio|impastatrice|deumidificatore|scaldabagno|epilatore|pentola a pressione|gelatiera|minipimer',
  furniture:
    'divano|poltrona|tavolo|sedia|sedie|letto|materasso|rete|armadio|comodino|scaffale|scrivania|lampada|lampadario|tappeto|tenda|tende|libreria|mobile|mobili|specchio|sgabello|cuscino|cuscini|piumone|lenzuola|lenzuolo|ombrellone|cassettiera|panca|padella|pentola|pentole|vaso|quadro|cornice|mensola|culla|credenza|amaca|cassetto|tavolino|abat jour',
  food: 'vino|vini|bottiglia|bottiglie|caffe|te|cioccolato|cioccolatini|formaggio|formaggi|birra|olio|miele|spezie|marmellata|biscotti|panettone|colomba|cesto|carne|pesce|prosciutto|salame|pasta|farina|integratore|integratori|proteine|frutta|verdura|tisana|capsule|cialde|grana|parmigiano|mozzarella|riso|conserve|pesto|grappa|prosecco|uova|aceto|taralli|salumi|tartufo|lievito|agrumi|arance',
  cosmetic:
    'crema|creme|shampoo|profumo|trucco|rossetto|siero|smalto|fondotinta|bagnoschiuma|sapone|mascara|lozione|deodorante|crema solare|balsamo|olio|maschera|tinta|struccante|dentifricio|scrub|cipria|gel|correttore|acqua micellare',
  'child-thing':
    'bambino|bambina|bambini|bimbo|bimba|neonato|figlio|figlia|figli|nipote|nipotino|giocattolo|giocattoli|passeggino|pannolini|biberon|bambola|peluche|seggiolino|lettino|ciuccio|monopattino|lego|puzzle|carrozzina|seggiolone|culla|piccolo|asilo|costruzioni|girello',
  'pet-thing':
    'cane|cani|gatto|gatti|gatta|cucciolo|gattino|crocchette|lettiera|guinzaglio|collare|acquario|pesci|coniglio|uccellino|gabbia|veterinario|pettorina|animale|animali|tiragraffi|scatolette|cuccia|criceto|pappagallo|cavallo|galline|antiparassitario|tartaruga|canarino|furetto',
  'tool-car':
    'trapano|tosaerba|sega|attrezzo|attrezzi|auto|macchina|bici|bicicletta|gomma|gomme|pneumatici|cerchi|batteria|manubrio|casco|moto|scooter|motosega|vernice|pittura|scala|tubo|pianta|piante|semi|terriccio|vaso|freno|freni|pastiglie|olio motore|tergicristalli|rimorchio|tenda|barbecue|piscina|pompa|rubinetto|piastrelle|parquet|serratura|bulbi|rosa|telo|idropulitrice|sella|pedale|catena|specchietto|avvitatore|decespugliatore|portapacchi|camper|canna|lenza',
  'book-media':
    'libro|libri|romanzo|fumetto|fumetti|manga|disco|dischi|vinile|cd|dvd|gioco|giochi|spartito|spartiti|biglietto|biglietti|concerto|ebook|videogioco|agenda|quaderno|penna|cancelleria|calendario|poster|stampa|chitarra|violino|pianoforte|tastiera musicale|chiave|software|rivista|flauto|gioco da tavolo|carte|fisarmonica|batteria musicale|stilografica',
  today:
    "oggi|stamattina|stasera|questa mattina|appena ricevuto|appena arrivato|appena arrivata|appena aperto|aprendo il pacco|all'apertura|ho appena|ieri|ieri sera|al momento della consegna|appena|tirato fuori|scartato|spacchettando|fresco di consegna",
  'days-weeks':
    'giorni|da _ giorni|settimana|settimane|da una settimana|da due settimane|settimana scorsa|dieci giorni|quindici giorni|da lunedi|da martedi|da giovedi|una decina di giorni|due settimane fa|giorni fa|dal giorno|lavorativi|20 giorni',
  'months-years':
    "mesi|mese|mesi fa|da _ mesi|anno|anni|anno scorso|un anno fa|l'estate scorsa|a natale|in primavera|a gennaio|a marzo|a maggio|a giugno|dopo sei mesi|da un anno|l'inverno scorso|a settembre|due anni fa|anni fa|scorsa estate",
  'in-use':
    "dopo pochi utilizzi|usato due volte|usata due volte|primo utilizzo|usato una volta|dopo un lavaggio|al primo lavaggio|fino a ieri|fino ad ora andava|funzionava bene|andava bene|funzionava|dopo un po|uso normale|indossate due volte|indossato una volta|tutti i giorni|lavaggi|utilizzi|quotidiano|con l'uso|ha funzionato",
  deadline:
    'compleanno|matrimonio|natale|entro il|entro natale|entro venerdi|entro sabato|per sabato|per venerdi|parto|partiamo|partenza|battesimo|regalo|prima di natale|laurea|comunione|cresima|anniversario|al piu tardi|mi serve per|mi servono per|festa|gara|saggio|entro domani',
  still: "ancora|tuttora|ad oggi|a oggi|finora|fino ad oggi|ancora non|a tutt'oggi",
  again:
    "di nuovo|nuovamente|ancora una volta|seconda volta|terza volta|per la seconda|per la terza|quarta volta|stesso problema|piu volte|ogni volta|sempre la stessa|ennesima|ennesimo|ripetutamente|un'altra volta|ci risiamo|continuamente|sistematicamente",
  promised:
    "promesso|promessa|promettete|avete promesso|mi avevano detto|mi avete detto|mi era stato detto|mi hanno assicurato|mi avevate assicurato|assicurato|garantito che|dovevate|dovevano richiamarmi|mi avrebbero|mi avreste|come d'accordo|come da accordi|impegno|impegnati a|mi e stato detto|doveva essere fatto|avevate garantito",
  'no-answer':
    'nessuno risponde|nessuna risposta|non rispondete|non risponde|non risponde nessuno|senza risposta|mai risposto|nessuno mi ha risposto|non mi avete risposto|nessun riscontro|silenzio|ignorato|ignorata|ignorate|irraggiungibili|irreperibile|irreperibili|non ho avuto risposta|non ricevo risposta|suona a vuoto|muti|non si degna|risposta automatica|spariti|non vi fate sentire|nessuno si e fatto',
  'wrote-before':
    'ho scritto|vi ho scritto|ho gia scritto|gia scritto|gia contattato|mie mail|mia mail|miei messaggi|ho chiamato|ho gia chiamato|ho mandato|terza mail|seconda mail|terzo messaggio|sollecito|solleciti|sollecitato|piu mail|tre mail|varie mail|contattato|contattati|quarta volta che scrivo|riscrivo|vi scrivo di nuovo|chiamato tre volte|mail precedenti|ho inviato',
  phone:
    'telefono|telefonata|telefonate|chiamare|chiamata|chiamate|numero verde|centralino|call center|linea|in attesa al telefono|musichetta|al telefono|servizio clienti|cornetta|telefonico|telefonicamente|risponditore|operatori occupati',
  'call-me':
    'richiamatemi|chiamatemi|essere richiamato|essere richiamata|essere contattato|essere contattata|contattatemi|parlare con|parlare con qualcuno|una persona|un essere umano|un umano|un operatore|un responsabile|persona vera|telefonatemi|come vi contatto|come contattarvi|richiamare|parlare a voce|persona in carne',
  chat: 'chat|chatbot|bot|robot|assistente virtuale|modulo di contatto|whatsapp|messenger|risponditore automatico|risposte automatiche',
  'staff-person':
    'vostro collega|vostra collega|collega|operatore|operatrice|impiegato|impiegata|commesso|commessa|addetto|addetta|responsabile|signora|signorina|ragazza|ragazzo|assistenza|vostro personale|tecnico|cassiera|persona al telefono|consulente|vostro dipendente|vostra dipendente',
  rude: 'maleducato|maleducata|maleducati|scortese|scortesi|arrogante|arroganza|mi ha riattaccato|riattaccato|attaccato il telefono|mi ha riso|deriso|sgarbato|sgarbata|villano|cafone|cafoni|trattato male|trattata male|tono|urlato|offeso|offesa|insultato|insultata|sprezzante|irrispettoso|preso in giro|maleducazione|sufficienza|scontroso|sbuffando',
  'kind-staff':
    'gentile|gentilissima|gentilissimo|cortese|paziente|disponibile e|competente|professionale|premuroso|premurosa|efficiente|simpatica|simpatico|mi ha aiutato|mi ha aiutata|squisita|bravissima|bravissimo|un angelo|preparata|preparato|umanita|cordiale',
  refund:
    'rimborso|rimborsi|rimborsare|rimborsato|rimborsata|rimborsate|rimborsatemi|i miei soldi|soldi indietro|indietro i soldi|restituire i soldi|riaccredito|riaccreditato|accredito|accreditato|accreditare|stornare|storno|ridatemi|restituzione dei soldi|restituitemi|riavere',
  'when-refund':
    'quando ricevo il rimborso|quando arriva il rimborso|quando mi rimborsate|quando mi viene rimborsato|non ancora rimborsato|non ho ancora ricevuto il rimborso|aspetto il rimborso|tempi del rimborso|tempi di rimborso|a che punto e il rimborso|rimborso non|rimborso mai arrivato|quando vedo i soldi|nessun rimborso|nessun accredito|in quanto tempo il rimborso|stato del rimborso|il rimborso non e|quando rivedo|soldi non si vedono',
  'partly-refund':
    "rimborso parziale|rimborsato solo|rimborsati solo|rimborsato meno|mancano _ euro|su un'altra carta|carta scaduta|carta chiusa|conto chiuso|rimborsato in parte|trattenuto le spese|meno le spese|manca una parte|non tutto|solo una parte|resto del rimborso|detratto|decurtato",
  complaint:
    'reclamo|reclami|pratica|numero pratica|segnalazione|ticket|contestazione|lamentela|lamentele|caso|numero del reclamo|protesta|disservizio|scontento|insoddisfatto|insoddisfatta|fascicolo',
  'case-open':
    'a che punto|aggiornamenti|novita|stato della pratica|stato del reclamo|esito|seguito|ancora aperta|ancora aperto|pratica chiusa|chiusa senza|in corso|riaprire|news|che ne e|sviluppi|esito del reclamo|avanzamento|notizie sul',
  compensation:
    'risarcimento|risarcire|indennizzo|compensazione|danni subiti|danno|buono per il disagio|gesto|rimediare|disagio|ristoro|un gesto',
  praise:
    'complimenti|bravi|bravissimi|perfetto|perfetta|ottimo|ottima|eccellente|fantastico|fantastica|meraviglioso|bellissimo|bellissima|contenta|contento|soddisfatta|soddisfatto|felice|entusiasta|consiglio a tutti|super|stupendo|5 stelle|impeccabile|continuate cosi|il top|splendido|innamorata|cinque stelle|chapeau',
  thanks: 'grazie|grazie mille|ringrazio|ringraziare|vi ringrazio|ringraziamento|ringraziandovi|grz|tante grazie',
  suggestion:
    'suggerimento|suggerimenti|suggerire|suggerisco|proposta|proporre|propongo|idea|dovreste|potreste|sarebbe bello|sarebbe utile|sarebbe comodo|perche non|un consiglio|miglioramento|migliorare|mi permetto di|spunto|magari',
  'physical-shop':
    'negozio|negozi|punto vendita|punti vendita|showroom|in negozio|sede|filiale|provare dal vivo|vedere dal vivo|di persona|negozio fisico|vetrina|parcheggio|vostra sede|bottega|outlet',
  'opening-hours':
    'orario|orari|orari di apertura|aperti|aperto la domenica|aperti la domenica|siete aperti|chiusi|chiusura|aprite|a che ora|fino a che ora|festivi|apertura|orario continuato|ferie estive|che giorni',
  'contact-data':
    'che numero|quale numero|quale indirizzo mail|a chi mi rivolgo|chi devo contattare|contatti|recapiti|recapito telefonico|ufficio competente|numero di telefono|come posso contattarvi|chi si occupa|referente|sede legale|indirizzo pec|a chi rivolgermi',
  job: 'lavoro|lavorare con voi|posizione|assunzione|assumete|candidatura|curriculum|cv|tirocinio|stage|posto di lavoro|offerta di lavoro|candidarmi|colloquio|personale cercate|magazziniere|stagionale|cercate personale|apprendistato',
  cooperation:
    'collaborazione|collaborare|partner|partnership|fornitore|produttore|influencer|stampa|giornalista|articolo|sponsor|sponsorizzazione|rivendere|affiliazione|distributore|blog|artigiano|mercatino|lotteria|beneficenza|donazione|pesca di beneficenza|redazione|intervista|rivista|creator|proposta commerciale|sagra|pro loco',
  'how-to':
    'come|come faccio|come si fa|come devo|in che modo|qual e la procedura|procedura|cosa devo fare|come posso|che devo fare|come procedere|come si|che passi|come procedo',
  'which-one': 'quale|quali|che tipo|che modello|qual',
  'how-much': 'quanto|quanta|quanti|quante|quanto costa|quanto viene',
  when: 'quando|entro quando|fino a quando|in quanto tempo|da quando|quanto tempo|per quando|a partire da',
  where: 'dove|in che posto|dove posso|da dove|ove',
  why: 'perche|per quale motivo|come mai|per quale ragione|il motivo|xke|xche|perchè',
  'is-it-possible':
    "e possibile|si puo|posso|potete|potreste|puo|potrei|possibile|c'e modo|ce la fate|si potrebbe|possiamo|riuscite|riuscireste|e fattibile|sarebbe possibile|c'e la possibilita|avete la possibilita",
  want: 'voglio|vorrei|desidero|desidererei|ho bisogno|mi serve|pretendo|esigo|chiedo|richiedo|gradirei|per favore|per cortesia|cortesemente|necessito|mi servirebbe|prego|vi prego|si prega|volevo',
  'send-me':
    'mandatemi|inviatemi|inviarmi|mandarmi|spedirmi|potete inviarmi|potete mandarmi|farmi avere|trasmettere|inoltrare|fornirmi|rimandarmi|mandate|invio di|darmi',
  'tell-me':
    'dirmi|ditemi|sapere|fatemi sapere|informarmi|confermare|confermarmi|confermate|verificare|verificate|controllare|controllate|spiegare|spiegarmi|spiegatemi|chiarire|indicarmi|informazioni|informazione|una domanda|chiedere|volevo sapere|vorrei sapere|delucidazioni|comunicarmi|un riscontro',
  'solve-it':
    'risolvere|risolvete|risolto|soluzione|sistemare|sistemate|rimediare|sbloccare|come si risolve|che facciamo|aiutatemi|aiuto|aiutarmi|intervenire|fate qualcosa|provvedere|provvedete|cosa proponete|mettere a posto|come la mettiamo|aiutare',
  'send-new':
    'mandarne un altro|inviarne un altro|sostituzione|sostituire|sostituite|sostituito|rimpiazzo|uno nuovo|una nuova|quello giusto|quella giusta|quelli giusti|il pezzo mancante|il mancante|i pezzi mancanti|rispedire il|nuovo invio|rispedite|un altro al|mandatemene|rimandatemi|spedirmi quello|spedirmi il',
  not: 'non|no|mai|nessuno|nessuna|nessun|niente|nulla|senza|ne|neanche|nemmeno|neppure|mica',
  but: "ma|pero|tuttavia|invece|pero'|eppure|anche se|nonostante|purtroppo|sebbene|bensi|peccato che",
  if: 'se|nel caso|qualora|altrimenti|a meno che|in caso',
  only: 'solo|soltanto|solamente|tranne|unicamente|eccetto|appena',
  other: "altro|altra|altri|altre|diverso|diversa|diversi|un altro|un'altra",
  thief:
    'truffa|truffe|truffatori|truffatore|truffata|truffato|ladri|ladro|imbroglio|imbroglioni|imbroglione|fregatura|fregato|fregata|raggiro|raggirato|rubare|rubato i soldi|disonesti|disonesto|banditi|delinquenti|furto|estorsione|farabutti|ladroni|fregare|banda di',
  shame:
    'vergogna|vergognoso|vergognosa|vergognatevi|scandalo|scandaloso|scandalosa|inaccettabile|inammissibile|indecente|indecenza|assurdo|assurda|presa in giro|prendete in giro|presa per i fondelli|prendere in giro|ridicoli|ridicolo|buffonata|pagliacciata|schifo|fate schifo|che schifo|pena|fate pena|indegno|indegna|allucinante|follia|barzelletta|imbarazzante|disgustoso|inqualificabile|prendendo in giro',
  swear:
    'cazzo|stronzi|stronzo|merda|idioti|idiota|incapaci|incapace|incompetenti|incompetente|incompetenza|imbecilli|imbecille|deficienti|cretini|coglioni|buffoni|pagliacci|bastardi|vaffanculo|cialtroni|inetti|asini|infami|scemi|rincoglioniti|carogne|maledetti|puttana',
  'fed-up':
    'stufo|stufa|stanco di|stanca di|ne ho abbastanza|basta|furioso|furiosa|furibondo|furibonda|arrabbiato|arrabbiata|incazzato|incazzata|esasperato|esasperata|indignato|indignata|ho perso la pazienza|pazienza finita|pazienza|non ne posso piu|esaurita la pazienza|nero di rabbia|rabbia|imbestialito|inviperita|allibita|allibito|sconcertato',
  'never-again':
    'mai piu|ultima volta|non comprero piu|non compro piu|evitate|evitare|recensione negativa|una stella|trustpilot|peggior|peggiore|il peggio|sconsiglio|recensione|lo diro a tutti|social|perso un cliente|perso una cliente|alla larga|pessimo|pessima|mai visto',
  disappointed:
    'deluso|delusa|delusione|deludente|peccato|dispiace|dispiaciuto|dispiaciuta|amareggiato|amareggiata|scontenta|rammarico|seccato|seccata|infastidito|infastidita|ci sono rimasta male|ci sono rimasto|perplesso|perplessa|mi aspettavo',
  lawyer:
    'avvocato|avvocata|mio avvocato|mio legale|legale|legali|vie legali|azioni legali|azione legale|per vie legali|studio legale|tutela legale|legalmente|tutelarmi|sedi opportune|nelle sedi',
  court:
    'tribunale|giudice|giudice di pace|causa|citazione|citare in giudizio|procedimento|processo|decreto ingiuntivo|mediazione civile|in giudizio|procura|ingiunzione',
  police:
    'polizia|carabinieri|denuncia|denunciare|denuncio|sporgere denuncia|querela|querelare|polizia postale|guardia di finanza|esposto|denunciati|denunciarvi|sporto denuncia|nas|questura',
  'formal-notice':
    'diffida|diffido|messa in mora|costituzione in mora|raccomandata|a mezzo pec|entro e non oltre|ultimo avviso|ultimo sollecito|in difetto|in mancanza|decorso il termine|scaduto il termine|ultimatum|ultima volta prima|trascorso tale|termine di',
  'consumer-body':
    'codacons|altroconsumo|associazione dei consumatori|associazioni consumatori|adiconsum|federconsumatori|antitrust|agcm|agcom|unione consumatori|tutela dei consumatori|difesa dei consumatori|garante della concorrenza|adoc|camera di commercio|movimento consumatori|conciliazione|asl|unione nazionale consumatori|centro europeo consumatori|odr|autorita garante|acsi|confconsumatori|garante privacy|sportello del consumatore|ispettorato',
  chargeback:
    "chargeback|contestazione dell'addebito|contestare l'addebito|contesto l'addebito|disconoscimento|disconoscere|disconosco|disputa|controversia paypal|controversia|storno della banca|bloccare il pagamento|revocare il pagamento|stornare il pagamento|rivolgermi alla banca|riaddebito|reclamo paypal|contestazione alla banca|contestazione con la banca|apro contestazione|recupero dalla banca|annullare il pagamento con|carta per annullare",
  injury:
    'ferita|ferito|ferite|tagliato|taglio|tagliata|si e tagliato|mi sono tagliata|bruciato|bruciata|scottata|ustione|ustioni|ustionato|ustionata|scottato|sangue|sanguina|sanguinava|caduto|caduta|frattura|punti di sutura|dito|occhio|mano|farsi male|fatto male|mi sono fatto|trauma|contusione|cicatrice|botta|scottatura',
  doctor:
    'medico|dottore|dottoressa|ospedale|pronto soccorso|ambulanza|dermatologo|dermatologa|veterinario|clinica|118|guardia medica|farmacista|pediatra|centro antiveleni|referto|prognosi|visita|oculista',
  illness:
    'malato|malata|intossicazione|intossicati|intossicata|avvelenato|avvelenata|vomito|vomitato|vomitare|diarrea|febbre|nausea|mal di pancia|mal di stomaco|stati male|sentito male|sentita male|malore|salmonella|botulino|capogiri|stata male|stato male|svenuta',
  'allergic-reaction':
    'reazione allergica|allergia|sfogo|sfoghi|gonfio|gonfia|gonfiato|gonfiore|prurito|orticaria|arrossamento|arrossamenti|rossore|irritazione|irritata|eritema|bolle|bollicine|shock anafilattico|dermatite|pustole|labbra gonfie|occhi gonfi',
  'fire-smoke':
    'fuoco|incendio|fumo|fiamma|fiamme|fiammata|scintille|scintilla|esploso|esplosa|esplosione|scoppiato|scoppio|preso fuoco|prende fuoco|odore di bruciato|bruciatura|surriscalda|surriscaldato|si surriscalda|fuso|sciolta la presa|cortocircuito|rovente|incandescente|bruciava',
  shock:
    'scossa|scossa elettrica|scosse|folgorato|folgorazione|corto circuito|cortocircuito|saltata la luce|salvavita|salta la corrente|fili scoperti|presa la scossa|fulminato',
  choking:
    'soffocato|soffocare|soffocamento|soffocava|ingoiato|inghiottito|ingerito|pericolo|pericoloso|pericolosa|pericolosi|rischio|rischiato|minaccia|minacce|minacciato|minacciata|incidente|mortale|morto|morta|sicurezza|per poco|si e strozzato|strozzato|tragedia|stalking|pedinata',
  'please-hurry':
    'urgente|urgenza|urgentemente|al piu presto|prima possibile|subito|velocemente|con urgenza|il prima possibile|in fretta|fretta|quanto prima|immediatamente|celermente|sollecita|appena possibile|di corsa',
}
