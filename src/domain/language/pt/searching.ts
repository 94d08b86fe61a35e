import type { SearchingPack } from '../searching-pack.ts'

export const ptSearching: SearchingPack = {
  language: 'pt',
  operators: {
    from: ['de'],
    order: ['pedido', 'encomenda'],
    file: ['arquivo', 'ficheiro', 'anexo'],
    subject: ['assunto'],
    status: ['estado', 'situação'],
    category: ['categoria'],
    agent: ['agente', 'atendente'],
    since: ['desde'],
    before: ['antes', 'até'],
  },
  statuses: {
    open: ['aberta', 'aberto', 'abertas'],
    waiting: ['aguardando', 'em espera'],
    resolved: ['resolvida', 'resolvido', 'resolvidas'],
    closed: ['fechada', 'fechado', 'fechadas'],
    unended: ['pendente', 'pendentes'],
  },
  nobody: ['ninguém'],
}
