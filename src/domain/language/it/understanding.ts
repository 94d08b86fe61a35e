import type { UnderstandingPack } from '../understanding-pack.ts'

export const it: UnderstandingPack = {
  code: 'it',
  functionWords: '',
  letters: '',
  endings: 'xxxxx',
  courtesy: '',
  negations: '',
  tells: {},
}
