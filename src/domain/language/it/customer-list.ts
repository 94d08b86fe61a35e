import type { CustomerListPack } from '../customer-list-pack.ts'

export const itCustomerList: CustomerListPack = {
  customer: ['cliente', 'clienti'],
  category: ['categoria'],
  order: ['ordine', 'ordini'],
  urgent: ['urgente'],
  columns: {
    address: ['e-mail', 'email', 'mail', 'posta elettronica', 'indirizzo e-mail', 'indirizzo email'],
    name: ['nome', 'nome completo', 'nome e cognome', 'cliente', 'nome cliente'],
    surname: ['cognome'],
    language: ['lingua'],
  },
  languages: {
    es: ['spagnolo'],
    pt: ['portoghese'],
    pl: ['polacco'],
    en: ['inglese'],
    fr: ['francese'],
    de: ['tedesco'],
    it: ['italiano'],
  },
}
