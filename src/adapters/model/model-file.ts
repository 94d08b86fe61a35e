/** The model as bytes: a line of JSON with everything that is named, then the numbers, then one byte for each weight. */
import { BUCKETS } from '../../domain/classify/model/features.ts'
import { columnsOf, isWhole, type Model } from '../../domain/classify/model/model.ts'

const KIND = 'incidencias-model-1'

type Head = Pick<Model, 'categories' | 'topics' | 'calibration' | 'corpus'> & {
  readonly kind: string
  readonly scales: readonly number[]
  readonly biases: readonly number[]
}

/** @public Written by the training alone; it stands here because the two must agree. */
export function encodeModel({ weights, scales, biases, categories, topics, calibration, corpus }: Model): Uint8Array {
  const head: Head = {
    kind: KIND,
    corpus,
    categories,
    topics,
    calibration,
    scales: [...scales],
    biases: [...biases],
  }
  const line = new TextEncoder().encode(`${JSON.stringify(head)}\n`)
  const bytes = new Uint8Array(line.length + weights.length)
  bytes.set(line)
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), line.length)
  return bytes
}

/** Throws when the bytes are no model, or one for another number of buckets. */
export function decodeModel(bytes: Uint8Array): Model {
  const end = bytes.indexOf(0x0a)
  const head = headOf(bytes.subarray(0, Math.max(0, end)))
  const { categories, topics, calibration, corpus } = head
  const model: Model = {
    categories,
    topics,
    calibration,
    corpus,
    scales: Float32Array.from(head.scales),
    biases: Float32Array.from(head.biases),
    weights: new Int8Array(bytes.buffer, bytes.byteOffset + end + 1, bytes.length - end - 1),
  }
  if (!isWhole(model)) {
    const { all } = columnsOf(model)
    const found = `${model.weights.length} weights in ${model.scales.length} columns`
    throw new Error(`the model has ${found}, expected ${BUCKETS * all} in ${all}: ${MEND}`)
  }
  return model
}

const MEND = 'install again, or run npm run train'

function headOf(line: Uint8Array): Head {
  let head: Partial<Head> | null
  try {
    head = JSON.parse(new TextDecoder().decode(line)) as Partial<Head> | null
  } catch {
    throw new Error(`the file of the model is no model: ${MEND}`)
  }
  if (head?.kind !== KIND) throw new Error(`the model is of the kind ${head?.kind}, expected ${KIND}: ${MEND}`)
  // Written by `encodeModel` of this kind, it has all the rest.
  return head as Head
}
