import { phrases } from '../automatic-pack.ts'
import type { BouncingPack } from '../bouncing-pack.ts'

/** What mail servers say in German. */
export const de: BouncingPack = {
  code: 'de',
  senders: phrases(`
    mailzustellsystem | mail-zustellsystem | e-mail-zustellsystem | zustellsystem | mailsystem | mailserver |
    systemadministrator
  `),
  subjects: phrases(`
    unzustellbar | nicht zustellbar | nachricht nicht zugestellt | nachricht unzustellbar |
    e-mail nicht zugestellt | mail nicht zugestellt | e-mail unzustellbar | mail unzustellbar |
    zustellung fehlgeschlagen | zustellung nicht möglich | zustellung gescheitert | fehler bei der zustellung |
    zustellfehler | zustellungsfehler | benachrichtigung zum zustellstatus |
    benachrichtigung über zustellstatus | benachrichtigung zum übermittlungsstatus | übermittlungsstatus |
    zustellstatus | ihre e-mail konnte nicht | ihre nachricht konnte nicht | mail konnte nicht |
    nachricht konnte nicht | rücksendung | rückläufer | adresse nicht gefunden | nachricht blockiert |
    nachricht abgelehnt
  `),
  failure: phrases(`
    konnte nicht zugestellt werden | konnten nicht zugestellt werden | kann nicht zugestellt werden |
    nicht zugestellt werden konnte | konnte leider nicht zugestellt werden | konnte nicht übermittelt werden |
    konnte nicht gesendet werden | konnte nicht übertragen werden | konnte … nicht zugestellt werden |
    wurde nicht zugestellt | wurde nicht übermittelt | nicht ausgeliefert werden | nicht erreicht: |
    hat folgende empfänger nicht erreicht | hat die folgenden empfänger nicht erreicht |
    haben ihre nachricht nicht erhalten | fehler bei der nachrichtenzustellung | fehler bei der zustellung |
    zustellung an die folgenden empfänger | zustellung an folgende empfänger | zustellung fehlgeschlagen |
    zustellung ist fehlgeschlagen | adresse nicht gefunden | dies ist ein permanenter fehler |
    dies ist ein dauerhafter fehler | es handelt sich um einen permanenten fehler | unzustellbar |
    ihre nachricht wurde abgelehnt | ihre nachricht wurde blockiert | hat ihre nachricht abgelehnt |
    hat ihre nachricht zurückgewiesen | diese nachricht wurde automatisch vom mailserver |
    diese nachricht wurde automatisch erzeugt: die zustellung | an den absender zurück
  `),
  final: ['permanenter fehler', 'permanenten fehler', 'dauerhafter fehler', 'endgültig'],
  delay: phrases(`
    verzögerte zustellung | zustellung verzögert | zustellung unvollständig | verzögerung bei der zustellung |
    zustellung … verzögert | wurde noch nicht zugestellt | konnte noch nicht zugestellt werden |
    konnte bisher nicht zugestellt werden | es wird weiter versucht | wird weiterhin versuchen |
    weitere zustellversuche | erneut versuchen, die nachricht | sie müssen die nachricht nicht erneut senden |
    dies ist nur eine warnung | vorübergehendes problem bei der zustellung | zustellstatus (verzögerung)
  `),
  success: ['zugestellt:', 'erfolgreich zugestellt', 'zustellbestätigung', 'weitergeleitet:'],
  returned: phrases(`
    ursprüngliche nachricht | original-nachricht | originalnachricht | originalmail |
    kopfzeilen der ursprünglichen nachricht | ursprüngliche nachrichtenkopfzeilen | es folgt eine kopie |
    kopie der nachricht | der header der original | kopfzeilen der nachricht
  `),
  labels: phrases(`
    empfänger | empfängeradresse | adresse | adressat | ihre nachricht an | ihre e-mail an | benutzer | postfach
  `),
  contacts: ['kontakt', 'hilfe', 'wenden sie sich', 'absender:', 'unterstützung'],
  sender: ['absenderadresse', 'absender abgelehnt', 'absenderdomain'],
  unknownAddress: phrases(`
    unbekannter benutzer | benutzer unbekannt | unbekannter empfänger | empfänger unbekannt |
    adressat unbekannt | adresse unbekannt | adresse ungültig | ungültige adresse | ungültiger empfänger |
    unbekannte adresse | existiert nicht | nicht bekannt | nicht vorhanden | nicht gefunden |
    kein solcher benutzer | postfach nicht verfügbar | postfach unbekannt
  `),
  disabled: phrases(`
    mailbox deaktiviert | postfach deaktiviert | postfach ist deaktiviert | postfach gesperrt |
    postfach … gesperrt | konto gesperrt | konto deaktiviert | konto ist inaktiv | account gesperrt
  `),
  unknownDomain: phrases(`
    domain existiert nicht | domain nicht gefunden | domäne nicht gefunden | domäne … nicht gefunden |
    domain … existiert nicht | domain … nicht gefunden | unbekannte domain | unbekannte domäne |
    unbekannter host | rechner unbekannt
  `),
  full: phrases(`
    postfach voll | postfach ist voll | postfach … voll | posteingang … voll | mailbox voll | mailbox ist voll |
    zuviele mails auf dem server | zu viele mails auf dem server | quota überschritten | quota … überschritten |
    kontingent überschritten | speicherplatz | speicherlimit | speicherkontingent | postfachgröße | überfüllt
  `),
  tooLarge: ['zu groß', 'maximale größe', 'maximale nachrichtengröße', 'größenbeschränkung', 'überschreitet die größe'],
  spam: phrases(`
    spamverdacht | als spam | schwarze liste | schwarzen liste | sperrliste | unerwünschte werbung |
    nachricht blockiert | inhalt abgelehnt | ruf der ip
  `),
  policy: phrases(`
    nicht berechtigt | nicht autorisiert | keine berechtigung | zugriff verweigert | richtlinie |
    absender abgelehnt | absender nicht erlaubt | zu viele nachrichten | zu viele verbindungen |
    zu viele empfänger | eingeschränkt
  `),
  expired: ['zustellzeit abgelaufen', 'nachricht abgelaufen'],
  loop: ['schleife'],
  trouble: phrases(`
    zeitüberschreitung | antwortet nicht | server ausgelastet | vorübergehender fehler | temporärer fehler |
    später erneut versuchen | versuchen sie es später | verbindung verweigert | verbindung abgelehnt |
    nicht erreichbar
  `),
}
