import { phrases } from '../automatic-pack.ts'
import type { BouncingPack } from '../bouncing-pack.ts'

/** What mail servers say in Dutch. */
export const nl: BouncingPack = {
  code: 'nl',
  senders: ['systeembeheerder', 'mailsysteem'],
  subjects: phrases(`
    onbestelbaar | niet bezorgd | niet bestelbaar | bericht niet bezorgd | bezorging mislukt | bezorgingsfout |
    kan niet worden bezorgd | adres niet gevonden | retour afzender
  `),
  failure: phrases(`
    kan niet worden bezorgd | kon niet worden bezorgd | kan niet worden afgeleverd |
    kon niet worden afgeleverd | is niet bezorgd | bezorging aan de volgende geadresseerden is mislukt |
    bezorging is mislukt | dit is een permanente fout | adres niet gevonden
  `),
  final: ['permanente fout'],
  delay: [
    'bezorging vertraagd',
    'is vertraagd',
    'nog niet bezorgd',
    'nog niet afgeleverd',
    'dit is slechts een waarschuwing',
  ],
  success: ['bezorgd:', 'succesvol bezorgd'],
  returned: ['oorspronkelijk bericht', 'oorspronkelijke bericht', 'kopie van het bericht'],
  labels: ['geadresseerde', 'ontvanger', 'adres', 'uw bericht aan', 'je bericht aan'],
  contacts: ['contact', 'hulp'],
  sender: ['adres van de afzender'],
  unknownAddress: [
    'onbekende gebruiker',
    'gebruiker onbekend',
    'onbekend adres',
    'bestaat niet',
    'niet gevonden',
    'ongeldig adres',
  ],
  disabled: ['account is uitgeschakeld', 'account geblokkeerd', 'postvak is uitgeschakeld'],
  unknownDomain: ['domein bestaat niet', 'domein niet gevonden', 'onbekend domein'],
  full: ['postvak vol', 'postvak is vol', 'postvak … vol', 'mailbox vol', 'mailbox is vol', 'quotum overschreden'],
  tooLarge: ['te groot'],
  spam: ['ongewenste', 'zwarte lijst', 'als spam'],
  policy: ['geen toestemming', 'niet toegestaan', 'toegang geweigerd', 'beleid'],
  expired: ['verlopen'],
  loop: [],
  trouble: ['reageert niet', 'tijdelijke fout', 'probeer het later', 'verbinding geweigerd'],
}
