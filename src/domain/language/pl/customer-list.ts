import type { CustomerListPack } from '../customer-list-pack.ts'

export const plCustomerList: CustomerListPack = {
  customer: ['klient', 'klienci', 'klientka', 'klientki'],
  category: ['kategoria'],
  order: ['zamówienie', 'zamówienia'],
  urgent: ['pilne', 'pilny'],
  columns: {
    address: ['adres e-mail', 'adres email', 'adres', 'e-mail', 'email', 'poczta', 'adres mailowy', 'adres poczty'],
    name: ['imię', 'imię i nazwisko', 'klient', 'nazwa', 'nazwa klienta', 'imię klienta'],
    surname: ['nazwisko'],
    language: ['język'],
  },
  languages: {
    es: ['hiszpański'],
    pt: ['portugalski', 'brazylijski'],
    pl: ['polski'],
    en: ['angielski'],
    fr: ['francuski'],
    de: ['niemiecki'],
    it: ['włoski'],
  },
}
