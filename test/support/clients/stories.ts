/** What the people of the dialogues say, by language. */
import type { MailClient, Person } from './client.ts'

export type Story = {
  readonly agent: Person
  readonly subject: string
  readonly complaint: string
  readonly answer: string
  readonly question: string
  readonly second: string
  readonly unsaid: string
  readonly orders: {
    readonly urgent: string
    readonly undo: string
    readonly list: string
    readonly close: string
    readonly find: string
    readonly mistyped: string
  }
}

export const STORIES: Readonly<Record<MailClient['language'], Story>> = {
  es: {
    agent: { name: 'Ana', address: 'ana@shop.example' },
    subject: 'La lámpara llegó rota',
    complaint: 'Hola:\n\nLa lámpara del pedido ORDER ha llegado rota. ¿Qué puedo hacer?',
    answer:
      'Lo sentimos mucho: mañana le enviamos otra "sin falta", y la rota no hace falta que la devuelva -- quédesela o tírela.\n\nSi le corresponde el #1 de la lista de espera, se lo diremos...',
    question: 'Muchas gracias. ¿Y la factura, me la pueden mandar también?',
    second: 'Claro que sí: la factura sale hoy mismo.',
    unsaid: 'Esto no debe salir nunca.',
    orders: {
      urgent: '#urgente',
      undo: '#deshacer',
      list: '#lista abiertas',
      close: '#cerrar',
      find: '#buscar lámpara rota',
      mistyped: '#tomra',
    },
  },
  pt: {
    agent: { name: 'Rui', address: 'rui@shop.example' },
    subject: 'A luminária chegou quebrada',
    complaint: 'Olá,\n\nA luminária do pedido ORDER chegou quebrada. O que posso fazer?',
    answer:
      'Sentimos muito: amanhã enviamos outra "sem falta", e a quebrada não precisa ser devolvida -- fique com ela ou descarte.\n\nSe o senhor for o #1 da fila de espera, avisaremos...',
    question: 'Muito obrigado. E a nota fiscal, podem me enviar também?',
    second: 'Claro que sim: a nota fiscal sai hoje mesmo.',
    unsaid: 'Isto nunca deve sair.',
    orders: {
      urgent: '#urgente',
      undo: '#desfazer',
      list: '#lista abertas',
      close: '#fechar',
      find: '#buscar luminária quebrada',
      mistyped: '#asumri',
    },
  },
  pl: {
    agent: { name: 'Ola', address: 'ola@shop.example' },
    subject: 'Lampa przyszła uszkodzona',
    complaint: 'Dzień dobry,\n\nlampa z zamówienia ORDER przyszła uszkodzona. Co mogę zrobić?',
    answer:
      'Bardzo nam przykro: jutro wyślemy nową "na pewno", a uszkodzonej nie trzeba odsyłać -- można ją wyrzucić.\n\nJeśli jest Pani #1 na liście oczekujących, damy znać...',
    question: 'Dziękuję bardzo. A faktura, czy też mogą Państwo ją przysłać?',
    second: 'Oczywiście: faktura wyjdzie jeszcze dziś.',
    unsaid: 'To nigdy nie może wyjść.',
    orders: {
      urgent: '#pilne',
      undo: '#cofnij',
      list: '#lista otwarte',
      close: '#zamknij',
      find: '#szukaj lampa uszkodzona',
      mistyped: '#bioer',
    },
  },
  en: {
    agent: { name: 'Joe', address: 'joe@shop.example' },
    subject: 'The lamp arrived broken',
    complaint: 'Hello,\n\nthe lamp of my order ORDER arrived broken. What can I do?',
    answer:
      'We are very sorry: tomorrow we send you another one "without fail", and you needn\'t return the broken one -- keep it or throw it away.\n\nIf you are #1 on the waiting list, we will tell you...',
    question: 'Thank you very much. And the invoice, could you send it too?',
    second: 'Of course: the invoice leaves today.',
    unsaid: 'This must never leave the house.',
    orders: {
      urgent: '#urgent',
      undo: '#undo',
      list: '#list open',
      close: '#close',
      find: '#find lamp broken',
      mistyped: '#tkae',
    },
  },
}
