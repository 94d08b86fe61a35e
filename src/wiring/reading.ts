/** The thread in which mails are read: parsed, and everything concluded that one mail alone can tell. */
import { workerData } from 'node:worker_threads'
import { loadRecogniser } from '../adapters/language/recogniser.ts'
import { readInThread } from '../adapters/mime/read-in-thread.ts'
import { loadGuardMails, loadModel } from '../adapters/model/load-model.ts'
import { compilePhrases } from '../adapters/phrases/phrase-net.ts'
import { createSeal } from '../adapters/seal/seal.ts'
import { phraseFinder } from '../domain/classify/phrase-finder.ts'
import { read } from '../domain/read.ts'
import type { ReadingData } from './lazy.ts'
import { createLearning } from './learning.ts'

const { store, secrets } = workerData as ReadingData
const seal = createSeal(secrets.current, secrets.previous)
const recognise = loadRecogniser()
const phrases = phraseFinder(store.taxonomy, compilePhrases)
const model = loadModel()
const { learned, ...learning } = createLearning(model, loadGuardMails, { phrases, recognise })

readInThread({
  conclude(mail) {
    const { mail: _, ...conclusions } = read(mail, store, seal, { phrases, recognise, model, learned: learned() })
    return conclusions
  },
  ...learning,
})
