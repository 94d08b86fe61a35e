import type { UnderstandingPack } from '../understanding-pack.ts'

export const de: UnderstandingPack = {
  code: 'de',
  functionWords: '',
  letters: '',
  endings: 'xxxxx',
  courtesy: '',
  negations: '',
  tells: {},
}
