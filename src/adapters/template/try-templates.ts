/**
 * Tries templates out in a thread that ends with it: what all samples of all mails in all languages are said with is 60 MB, of which
 * the thread that wants to know needs nothing.
 */
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { TemplateOptions } from './templates.ts'

/** What the thread is told. */
export type Trial = { readonly folder: string; readonly options: TemplateOptions }

/** Answers remarks about the store's own; throws one error that names everything that is wrong. */
export async function tryTemplates(folder: string, options: TemplateOptions): Promise<readonly string[]> {
  const file = new URL(`./try-thread${extname(import.meta.filename)}`, import.meta.url)
  const thread = new Worker(file, { workerData: { folder, options } satisfies Trial })
  try {
    return await new Promise((resolve, reject) => {
      thread.once('message', resolve)
      thread.once('error', reject)
      thread.once('exit', () => reject(new Error('the thread that tries templates ended')))
    })
  } finally {
    await thread.terminate()
  }
}
