import type { SearchingPack } from '../searching-pack.ts'

export const esSearching: SearchingPack = {
  language: 'es',
  operators: {
    from: ['de'],
    order: ['pedido'],
    file: ['archivo', 'adjunto', 'fichero'],
    subject: ['asunto'],
    status: ['estado'],
    category: ['categoría'],
    agent: ['agente'],
    since: ['desde'],
    before: ['antes', 'hasta'],
  },
  statuses: {
    open: ['abierta', 'abierto', 'abiertas'],
    waiting: ['esperando', 'en espera', 'espera'],
    resolved: ['resuelta', 'resuelto', 'resueltas'],
    closed: ['cerrada', 'cerrado', 'cerradas'],
    unended: ['pendiente', 'pendientes'],
  },
  nobody: ['nadie'],
}
