import type { CustomerListPack } from '../customer-list-pack.ts'

export const esCustomerList: CustomerListPack = {
  customer: ['cliente', 'clientes', 'clienta', 'clientas'],
  category: ['categoría'],
  order: ['pedido', 'pedidos'],
  urgent: ['urgente'],
  columns: {
    address: [
      'correo',
      'correo electrónico',
      'dirección de correo',
      'dirección de correo electrónico',
      'email',
      'mail',
    ],
    name: ['nombre', 'nombre completo', 'nombre y apellidos', 'cliente', 'nombre del cliente', 'nombre de pila'],
    surname: ['apellido', 'apellidos'],
    language: ['idioma', 'lengua'],
  },
  languages: {
    es: ['español', 'castellano'],
    pt: ['portugués', 'portugués de Brasil'],
    pl: ['polaco'],
    en: ['inglés'],
    fr: ['francés'],
    de: ['alemán'],
    it: ['italiano'],
  },
}
