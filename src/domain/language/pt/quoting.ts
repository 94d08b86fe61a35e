import type { QuotingPack } from '../quoting-pack.ts'

/** How Portuguese mails quote, forward and sign. */
export const pt: QuotingPack = {
  code: 'pt',
  replyPrefixes: ['re', 'res', 'resp', 'resposta'],
  forwardPrefixes: ['enc', 'fw', 'fwd', 'encaminhado', 'reenc'],
  quote: {
    starts: ['em', 'no dia', 'a', 'às', 'as', 'na', 'no'],
    verbs: ['escreveu', 'escreveu (', 'escreveram'],
  },
  labels: {
    from: ['de', 'remetente'],
    date: ['enviado', 'enviada', 'enviado em', 'enviada em', 'data', 'data de envio'],
    to: ['para', 'destinatário'],
    cc: ['cc', 'c/c', 'cco'],
    subject: ['assunto'],
  },
  originalMarkers: ['mensagem original', 'mensagem inicial', 'e-mail original'],
  forwardMarkers: [
    'mensagem encaminhada',
    'mensagem reencaminhada',
    'início da mensagem encaminhada',
    'início da mensagem reencaminhada',
    'inicio da mensagem encaminhada',
    'inicio da mensagem reencaminhada',
    'forwarded message',
    'mensagem encaminhada por',
  ],
  mobile: [
    'enviado do meu',
    'enviado a partir do meu',
    'enviada do meu',
    'enviado do yahoo',
    'enviado do outlook',
    'enviado do correio',
    'enviado do email',
    'obter o outlook para',
    'obtenha o outlook para',
    'baixe o outlook para',
    'enviado via',
    'enviado desde meu',
    'enviado com o proton',
    'enviado do gmail',
  ],
}
