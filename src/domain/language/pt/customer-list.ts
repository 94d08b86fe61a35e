import type { CustomerListPack } from '../customer-list-pack.ts'

export const ptCustomerList: CustomerListPack = {
  customer: ['cliente', 'clientes'],
  category: ['categoria'],
  order: ['pedido', 'pedidos', 'encomenda', 'encomendas'],
  urgent: ['urgente'],
  columns: {
    address: [
      'e-mail',
      'email',
      'correio eletrônico',
      'correio eletrónico',
      'endereço de e-mail',
      'endereço eletrônico',
    ],
    name: ['nome', 'nome completo', 'cliente', 'nome do cliente', 'primeiro nome'],
    surname: ['sobrenome', 'último nome'],
    language: ['idioma', 'língua'],
  },
  languages: {
    es: ['espanhol', 'castelhano'],
    pt: ['português', 'português do Brasil', 'português brasileiro'],
    pl: ['polonês', 'polaco'],
    en: ['inglês'],
    fr: ['francês'],
    de: ['alemão'],
    it: ['italiano'],
  },
}
