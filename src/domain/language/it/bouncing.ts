import { phrases } from '../automatic-pack.ts'
import type { BouncingPack } from '../bouncing-pack.ts'

/** What mail servers say in Italian. */
export const it: BouncingPack = {
  code: 'it',
  senders: phrases(`
    sistema di consegna della posta | sistema di posta | sistema di posta elettronica | servizio di consegna |
    amministratore di sistema | amministratore del sistema | posta-certificata
  `),
  subjects: phrases(`
    impossibile recapitare | impossibile consegnare | non recapitabile | non recapitato | messaggio non
    recapitato | messaggio non consegnato | messaggio non recapitabile | mancata consegna | mancato recapito |
    avviso di mancata consegna | errore di consegna | errore nella consegna | errore di recapito | consegna non
    riuscita | consegna fallita | recapito non riuscito | notifica sullo stato del recapito | notifica dello
    stato di consegna | notifica di mancato recapito | notifica di mancata consegna | rapporto di mancato
    recapito | posta restituita | messaggio restituito | posta non recapitata | indirizzo non trovato | messaggio
    bloccato | messaggio respinto | avviso di non accettazione | preavviso di mancata consegna
  `),
  failure: phrases(`
    impossibile recapitare | impossibile consegnare | non è stato possibile recapitare | non è stato possibile
    consegnare | non è stato possibile inviare | non è stato recapitato | non è stato consegnato | non può essere
    consegnato | non può essere recapitato | non è stata recapitata | non è arrivato ai seguenti destinatari |
    non ha raggiunto i seguenti destinatari | non ha raggiunto il destinatario | recapito non riuscito | consegna
    non riuscita | consegna ai seguenti destinatari | il recapito ai seguenti destinatari | si è verificato un
    errore durante la consegna | errore nella consegna | si tratta di un errore permanente | questo è un errore
    permanente | indirizzo non trovato | il messaggio è stato rifiutato | il messaggio è stato respinto | il tuo
    messaggio è stato bloccato | ha rifiutato il messaggio | questo messaggio è stato creato automaticamente dal
    | questo messaggio è stato generato automaticamente dal sistema di posta | restituito al mittente | avviso di
    mancata consegna | avviso di non accettazione | è stato rilevato un errore
  `),
  final: ['errore permanente', 'definitivamente'],
  delay: phrases(`
    consegna ritardata | recapito ritardato | ritardo nella consegna | ritardo nel recapito |
    consegna incompleta | non è ancora stato consegnato | non è ancora stato recapitato |
    non è stato ancora recapitato | non è stato ancora consegnato | in ritardo | continuerà a tentare |
    continueremo a provare | verrà ritentata | verranno effettuati altri tentativi |
    non è necessario inviare di nuovo | non è necessario rispedire | questo è solo un avviso |
    problema temporaneo durante | notifica sullo stato del recapito (ritardo)
  `),
  success: [
    'recapitato:',
    'consegnato:',
    'consegnato con successo',
    'recapitato correttamente',
    'conferma di recapito',
    'inoltrato:',
  ],
  returned: phrases(`
    messaggio originale | intestazioni del messaggio originale | intestazioni messaggio originale |
    intestazione del messaggio originale | copia del messaggio | questa è una copia del messaggio |
    segue una copia
  `),
  labels: phrases(`
    destinatario | destinatari | indirizzo | indirizzo destinatario | il messaggio inviato a | il tuo messaggio a
    | il messaggio per | utente | casella | destinato all'utente | indirizzato a | destinato a
  `),
  contacts: ['contattare', 'contatta', 'assistenza', 'mittente:'],
  sender: ['indirizzo del mittente', 'dominio del mittente', 'mittente rifiutato'],
  unknownAddress: phrases(`
    utente sconosciuto | utente inesistente | utente non trovato | nessun utente simile |
    destinatario sconosciuto | destinatario inesistente | destinatario non trovato | destinatario errato |
    destinatario non valido | destin. sconosciuto | indirizzo inesistente | indirizzo sconosciuto |
    indirizzo non trovato | indirizzo non valido | indirizzo errato | casella inesistente |
    casella sconosciuta | casella non trovata | mailbox disatttivata | non esiste | non è stato trovato |
    account inesistente
  `),
  disabled: phrases(`
    casella disattivata | casella disabilitata | casella sospesa | casella bloccata | casella non attiva |
    mailbox disattivata | account disattivato | account sospeso | account disabilitato |
    bloccato per inutilizzo | utente non attivo
  `),
  unknownDomain: [
    'dominio inesistente',
    'dominio sconosciuto',
    'dominio non trovato',
    'dominio … non esiste',
    'dominio … non è stato trovato',
    'host sconosciuto',
  ],
  full: phrases(`
    casella piena | casella è piena | casella … piena | casella di posta … piena | posta in arrivo … piena |
    mailbox piena | quota superata | superato la quota | superato il limite di spazio | spazio esaurito |
    spazio insufficiente | spazio … esaurito | quota … superata
  `),
  tooLarge: [
    'troppo grande',
    'troppo grosso',
    'dimensione massima',
    'dimensioni massime',
    'supera la dimensione',
    'supera le dimensioni',
  ],
  spam: phrases(`
    posta indesiderata | indesiderato | lista nera | liste nere | considerato spam | come spam |
    messaggio bloccato | contenuto rifiutato | reputazione
  `),
  policy: phrases(`
    non autorizzato | non è autorizzato | non consentito | accesso negato | criteri | mittente rifiutato |
    troppi messaggi | troppi destinatari | troppe connessioni | limite di invio
  `),
  expired: ['tempo di consegna scaduto', 'messaggio scaduto'],
  loop: ['ciclo'],
  trouble: phrases(`
    tempo scaduto | timeout scaduto | non risponde | server occupato | errore temporaneo | riprova più tardi |
    riprovare più tardi | connessione rifiutata | problema temporaneo | impossibile connettersi
  `),
}
