import type { CustomerListPack } from '../customer-list-pack.ts'

export const deCustomerList: CustomerListPack = {
  customer: ['kunde', 'kunden', 'kundin', 'kundinnen'],
  category: ['kategorie'],
  order: ['bestellung', 'bestellungen'],
  urgent: ['dringend', 'eilig'],
  columns: {
    address: ['e-mail', 'email', 'mail', 'e-mail-adresse', 'mailadresse', 'emailadresse'],
    name: ['name', 'vorname', 'kunde', 'kundenname'],
    surname: ['nachname', 'familienname'],
    language: ['sprache'],
  },
  languages: {
    es: ['spanisch'],
    pt: ['portugiesisch'],
    pl: ['polnisch'],
    en: ['englisch'],
    fr: ['französisch'],
    de: ['deutsch'],
    it: ['italienisch'],
  },
}
