/** What mails are understood with in a store without words of its own: packs, model and recogniser of the product. */
import { loadRecogniser } from '../../src/adapters/language/recogniser.ts'
import { loadModel } from '../../src/adapters/model/load-model.ts'
import { compilePhrases } from '../../src/adapters/phrases/phrase-net.ts'
import { phraseFinder } from '../../src/domain/classify/phrase-finder.ts'
import { BASE_TAXONOMY } from '../../src/domain/classify/taxonomy.ts'
import type { WordSense } from '../../src/domain/read.ts'

export function theWordSense(): WordSense {
  return { phrases: phraseFinder(BASE_TAXONOMY, compilePhrases), recognise: loadRecogniser(), model: loadModel() }
}
