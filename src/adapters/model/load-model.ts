/** The trained model and the mails that guard what is learned; both are written by `npm run train`. */
import { readFileSync } from 'node:fs'
import type { Model } from '../../domain/classify/model/model.ts'
import { decodeModel } from './model-file.ts'

const MODEL = new URL('./understanding.bin', import.meta.url)
const GUARD = new URL('./guard.json', import.meta.url)

/** A mail of the model's own test, as it was written. */
export type GuardMail = {
  readonly lang: string
  readonly subject: string
  readonly body: string
  readonly category: string
  readonly topic: string
}

/** Throws when the file is not there or no model, and says what to do. */
export function loadModel(): Model {
  return decodeModel(read(MODEL))
}

export function loadGuardMails(): readonly GuardMail[] {
  return JSON.parse(new TextDecoder().decode(read(GUARD))) as readonly GuardMail[]
}

function read(file: URL): Uint8Array {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new Error(`the model cannot be read (${(error as Error).message}): install again, or run npm run train`)
  }
}
