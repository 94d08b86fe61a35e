import type { UnderstandingPack } from '../understanding-pack.ts'

export const fr: UnderstandingPack = {
  code: 'fr',
  functionWords: '',
  letters: '',
  endings: 'xxxxx',
  courtesy: '',
  negations: '',
  tells: {},
}
