import type { UnderstandingPack } from '../understanding-pack.ts'

/** Italian: recognised, and understood as far as these words go. */
export const it: UnderstandingPack = {
  code: 'it',
  functionWords:
    "il lo la i gli le un uno una di del della dei degli delle dello dal dalla al alla ai alle nel nella sul sulla e è sono ho ha hai abbiamo avete hanno che chi cosa come quando dove perché non più ma o se con per da in su tra fra mi ti si ci vi vostro vostra vostri vostre mio mia miei questo questa quello quella c'è dell' l' un' nell' sull' all' anche ancora già solo molto bene buongiorno buonasera salve ciao grazie cordiali saluti oggi ieri domani sempre mai niente nulla nessuno qualcuno posso può potete potreste vorrei devo fare fatto stato stata essere ordine pacco arrivato ricevuto ordinato dopo prima quanto quale sia però",
  letters: 'èàùìò',
  courtesy:
    'grazie mille molto tante ok va bene perfetto ottimo gentilissimi gentili cordiali saluti buona giornata serata buongiorno ciao per la il vostra aiuto risposta rapidità ricevuto capito tutto chiaro risolto di tutto cordialmente',
  negations: 'non nessuno nessun nessuna mai niente nulla senza',
  tells: {
    'sign/skip':
      'arrivato bene|arrivata bene|tutto arrivato|inviato da|servizio clienti|in attesa di risposta|in attesa di un vostro',
    'sign/site': 'pagina|sito|carrello|pulsante|bottone|modulo|app|schermata|link|campo|cap|mappa|calendario',
    'sign/cart':
      "carrello|alla cassa|al momento di pagare|completare l'ordine|concludere l'ordine|concludere l'acquisto|completare l'acquisto|pagina di pagamento|procedere al pagamento",
    'sign/fails':
      'non funziona|non va|non carica|non si apre|si blocca|bloccat*|errore|vuoto|vuota|non mi fa|non compare|non appare|sparisce|scompare|non accetta|non riconosce|non risponde|non succede nulla',
    'sign/blocked':
      'non riesco a pagare|non riesco a ordinare|non riesco a comprare|non riesco a completare|non riesco a concludere|impossibile pagare|impossibile ordinare|non mi fa pagare|non mi fa ordinare|non mi lascia|non riesco ad acquistare|non riesco a procedere',
    'sign/fault':
      'non funziona più|ha smesso di funzionare|si è rotto|si è rotta|rotto|rotta|guasto|difettos*|non si accende|perde acqua|non carica|si è staccat*|si è scucit*',
    'sign/in-use':
      'mesi fa|un anno fa|dopo _ mesi|da _ mesi|comprato a|comprata a|acquistato a|acquistata a|in garanzia|anno scorso|a gennaio|dopo il primo lavaggio',
    'sign/arrived':
      "è arrivato|è arrivata|sono arrivati|sono arrivate|arrivato|ho ricevuto|aprendo|ho aperto|all'apertura",
    'sign/page-says':
      "sul sito|nella descrizione|la descrizione|il sito dice|nella foto|nel titolo|nella scheda|la scheda|nell'annuncio|c'è scritto",
    'sign/item-says':
      "sull'etichetta|sulla scatola|sulla confezione|in realtà|invece è|sbagliat*|non corrisponde|correggere|non è vero",
    'product_info/size':
      'che taglia|quale taglia|taglie|misure|dimensioni|quanto misura|quanto è largo|quanto è alto|quanto pesa|guida alle taglie|che misura|vesti*',
    'product_info/compatibility':
      'compatibile|compatibili|compatibilità|va bene per|vanno bene per|vanno bene|si adatta|funziona con|adattatore|attacco|ricambio',
    'product_info/stock':
      'disponibile|disponibilità|disponibili|esaurit*|torna disponibile|di nuovo disponibile|quando torna|in magazzino|riassort*',
    'product_info/price': 'prezzo|quanto costa|quanto costano|a coppia|in coppia|singolarmente|offerta=1|costa meno',
    'product_info/ingredients': 'ingredienti|allergeni|senza glutine|lattosio|contiene|vegano|scadenza',
    'product_info/usage':
      'istruzioni|manuale|come si usa|come si monta|come si lava|come si pulisce|lavatrice=1|lavastoviglie|come funziona',
    'product_info/description':
      'descrizione sbagliata|descrizione errata|pubblicità ingannevole=4|che colore|che materiale',
    'sign/before-buying':
      'prima di acquistare|prima di comprare|prima di ordinare|vorrei acquistare|vorrei comprare|vorrei ordinare|interessat*|sono indecis*',
    'sign/ask': "vorrei sapere|volevo sapere|potete dirmi|mi sapete dire|una domanda|un'informazione",
    'sign/request': 'per favore|potete|potreste|vorrei|come posso|ho bisogno|chiedo',
    'sign/refund': 'rimbors*|i miei soldi|soldi indietro|riaccredit*|accredito',
    'sign/returned': 'ho restituito|restituit*|ho rispedito|rispedit*|reso=1|annullat*|accettat*|ricevuto il reso',
    'sign/waiting':
      "non è arrivato|non è ancora arrivato|non ho ricevuto|ancora nulla|sto aspettando|aspetto|da _ giorni|da _ settimane|quando arriva|ritardo|dov'è|in attesa|fermo",
    'sign/parcel': "pacco|spedizione|corriere|consegna|spedito|il mio ordine|l'ordine=0.5|brt|gls|poste|sda|bartolini",
    'sign/order': "ordine|ordinato|acquistato|comprato|nell'ordine|l'ordine|dell'ordine",
    'checkout/payment-refused':
      'pagamento rifiutato=4|carta rifiutata=4|rifiuta la carta=4|pagamento non va=4|pagamento non riuscito=4|carta=1|satispay=2|paypal=2|metodo di pagamento=2.5|carta di credito=1.5|postepay=2',
    'checkout/payment-pending':
      "in attesa di pagamento=4|pagamento in sospeso=4|ho pagato=2.5|ho già pagato=3|bonifico=2.5|conferma dell'ordine=3|conferma d'ordine=3",
    'checkout/charge': 'addebitato=2.5|importo sbagliato=5|addebito errato=5|addebito=2.5|addebitato di più=5',
    'checkout/double-charge':
      'due volte=1.5|addebitato due volte=5|doppio addebito=5|pagato due volte=5|due addebiti=5',
    'checkout/coupon':
      'codice sconto=4|coupon=3.5|buono sconto=4|buono regalo=3.5|carta regalo=3.5|sconto=2|gift card=3.5|codice ~ non funziona=4',
    'checkout/page-error': 'messaggio di errore=3|il sito non funziona=4|errore sul sito=4|la pagina non carica=4',
    'checkout/invoice': 'fattura=3.5|partita iva=4|codice fiscale=3.5|dati di fatturazione=5|codice sdi=4',
    'checkout/login': 'password=3.5|accedere=2.5|non riesco ad accedere=4|login=2.5|registrarmi=3',
    'checkout/cancel': "annullare l'ordine=4|cancellare l'ordine=4|per errore=2.5|per sbaglio=2.5",
    'delivery/late':
      "non è arrivato=3.5|non è ancora arrivato=4|non mi è arrivato=4|non ho ricevuto il pacco=4|non ho ancora ricevuto=3.5|dov'è il mio ordine=5|dov'è il mio pacco=5|quando arriva=3.5|ritardo=2.5|in ritardo=2.5|tempi di consegna=3|data di consegna=3",
    'delivery/lost':
      'smarrit*=3.5|perso=2|risulta consegnato=5|consegnato=2|segnato come consegnato=5|vicino=1.5|firmato da=3',
    'delivery/wrong-item':
      'articolo sbagliato=5|prodotto sbagliato=5|taglia sbagliata=4|colore sbagliato=4|al posto di=2|invece di=2|invece del=2|non è quello che ho ordinato=5|ordinato ~ ricevuto=4|ordinato ~ arrivato=4',
    'delivery/damaged':
      'arrivato rotto=5|arrivata rotta=5|danneggiat*=3|ammaccat*=3|graffiat*=2.5|in pezzi=3|schiacciat*=3|crepa*=2',
    'delivery/incomplete': 'manca=2.5|mancano=2.5|mancava=3|mancante=3|incomplet*=4|scatola vuota=5|solo uno=2',
    'delivery/tracking':
      'tracking=3|codice di tracciamento=4|tracciamento=3|codice di spedizione=4|con chi è stato spedito=3|tracciare=3|non si aggiorna=2.5',
    'delivery/address':
      "cambiare l'indirizzo=4|indirizzo sbagliato=4|indirizzo di consegna=3|indirizzo=1.5|modificare l'indirizzo=4",
    'delivery/courier': 'corriere=2|fattorino=3|punto di ritiro=3|non ha suonato=4|citofon*=3',
    'delivery/return':
      'restituire=3.5|reso=3|fare il reso=4|etichetta di reso=5|cambiare taglia=4|cambio taglia=4|cambiarli=3|cambiarlo=3|cambiarla=3|cambiare=1.5|recesso=4|troppo grande=2.5|troppo piccol*=2.5|rispedire=3',
    'delivery/cost':
      'spedite in=5|spedite a=4|spese di spedizione=4|costo della spedizione=4|consegna al piano=4|consegnate=3',
    'delivery/customs': 'dogana=4|dazi=4',
    'support/no-answer':
      'nessuna risposta=5|nessuno risponde=5|non rispondete=5|non ho ricevuto risposta=5|riscontro=3|senza risposta=4.5|numero di telefono=3|mia mail=2.5|mie mail=3|qualcuno legge=4',
    'support/agent': 'maleducat*=4|scortese=4|operator*=2.5|riattaccato=4',
    'support/refund': 'rimborso=3.5|rimborsat*=3|il mio rimborso=5|quando ricevo il rimborso=6|soldi indietro=3',
    'support/warranty':
      'garanzia=3|in garanzia=3.5|riparazione=3|riparare=2.5|riparat*=2.5|assistenza=2.5|non funziona più=3.5',
    'support/complaint': 'reclamo=3|lamentela=3|segnalazione=2',
    'support/account':
      'mio account=2|cancellare il mio account=5|eliminare il mio account=5|newsletter=2|disiscri*=4|account bloccato=4',
    'support/privacy': 'dati personali=5|miei dati=4|gdpr=4|privacy=3',
    'support/praise': 'complimenti=4|ringraziare=3.5|ottimo servizio=4|soddisfatt*=2.5',
    'support/suggestion': "suggerimento=4|un'idea=2.5",
    'support/shop': 'negozio fisico=5|orari=3|orari di apertura=5|negozio=2|lavorare con voi=4|collaborazione=4',
    'urgent/anger':
      'vergogna=2.5|vergognoso=2.5|ladri=3|truffa=2.5|truffatori=3|schifo=2.5|presa in giro=2.5|furios*=2|incompetenti=2.5|inaccettabile=1.5|scandalo=2.5|stufo=2|stufa=2|indignat*=2',
    'urgent/legal':
      'avvocat*=2.5|denuncia=2.5|denunci*=2.5|carabinieri=3|polizia=2.5|tribunale=3|giudice di pace=3|vie legali=3|codacons=3|agcm=3|associazione consumatori=3|diffida=3',
    'urgent/chargeback': "chargeback=3|contestare l'addebito=3|contestazione=2|disconoscere=3|storno=2.5|stornare=2.5",
    'urgent/harm':
      'ospedale=2.5|pronto soccorso=3|ustion*=3|preso fuoco=3|prende fuoco=3|incendio=3|esplos*=3|ferit*=2.5|intossic*=3|reazione allergica=2.5|sangue=2|scossa elettrica=3|vigili del fuoco=3|veterinari*=2|fumo=1.5|pericol*=1.5|bruciat*=2|minacci*=2.5',
  },
}
