import type { CustomerListPack } from '../customer-list-pack.ts'

export const frCustomerList: CustomerListPack = {
  customer: ['client', 'clients', 'cliente', 'clientes'],
  category: ['catégorie'],
  order: ['commande', 'commandes'],
  urgent: ['urgent'],
  columns: {
    address: ['e-mail', 'email', 'mail', 'courriel', 'adresse e-mail', 'adresse mail', 'adresse électronique'],
    name: ['prénom', 'nom complet', 'client', 'nom du client', 'prénom et nom'],
    surname: ['nom', 'nom de famille'],
    language: ['langue'],
  },
  languages: {
    es: ['espagnol'],
    pt: ['portugais'],
    pl: ['polonais'],
    en: ['anglais'],
    fr: ['français'],
    de: ['allemand'],
    it: ['italien'],
  },
}
