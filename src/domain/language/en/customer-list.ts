import type { CustomerListPack } from '../customer-list-pack.ts'

export const enCustomerList: CustomerListPack = {
  customer: ['customer', 'customers', 'client', 'clients'],
  category: ['category'],
  order: ['order', 'orders'],
  urgent: ['urgent'],
  columns: {
    address: ['email', 'e-mail', 'mail', 'email address', 'e-mail address', 'mail address'],
    name: ['name', 'full name', 'first name', 'customer', 'customer name', 'client', 'given name'],
    surname: ['last name', 'surname', 'family name'],
    language: ['language', 'lang', 'locale'],
  },
  languages: {
    es: ['spanish'],
    pt: ['portuguese', 'brazilian portuguese'],
    pl: ['polish'],
    en: ['english'],
    fr: ['french'],
    de: ['german'],
    it: ['italian'],
  },
}
