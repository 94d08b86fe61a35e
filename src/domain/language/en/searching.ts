import type { SearchingPack } from '../searching-pack.ts'

export const enSearching: SearchingPack = {
  language: 'en',
  operators: {
    from: ['from'],
    order: ['order'],
    file: ['file', 'attachment'],
    subject: ['subject'],
    status: ['status', 'is'],
    category: ['category'],
    agent: ['agent', 'assigned'],
    since: ['since', 'after'],
    before: ['before', 'until'],
  },
  statuses: {
    open: ['open'],
    waiting: ['waiting'],
    resolved: ['resolved'],
    closed: ['closed'],
    spam: ['spam'],
    unended: ['unended', 'live'],
  },
  nobody: ['nobody', 'none'],
}
