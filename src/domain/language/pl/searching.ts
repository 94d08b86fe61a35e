import type { SearchingPack } from '../searching-pack.ts'

export const plSearching: SearchingPack = {
  language: 'pl',
  operators: {
    from: ['od'],
    order: ['zamówienie'],
    file: ['plik', 'załącznik'],
    subject: ['temat'],
    status: ['stan'],
    category: ['kategoria'],
    agent: ['agent', 'konsultant'],
    since: ['od'],
    before: ['przed', 'do'],
  },
  statuses: {
    open: ['otwarte', 'otwarta'],
    waiting: ['oczekujące', 'oczekuje'],
    resolved: ['rozwiązane', 'rozwiązana'],
    closed: ['zamknięte', 'zamknięta'],
    unended: ['w toku', 'niezakończone'],
  },
  nobody: ['nikt'],
  endings: (
    'a e i o u y ia ie io iu ow om em am ach ami owi owie iom iem iach iami ego emu ej ich ych im ym imi ymi iej iego ' +
    'iemu ja je ji jo ju jom jach jami cie la lo li ly l lem lam ala ali alo aly al alem alam amy asz c ni na ne nych nym nego nej sz my nie nia niu niem'
  ).split(' '),
}
