/** A process of its own: compiles the layouts of the folder it is given and prints `{ layouts }` or `{ problem }` as JSON. */
import { compileLayout, LAYOUTS } from './layout.ts'

export type LayoutAnswer = { readonly layouts: Readonly<Record<string, string>> } | { readonly problem: string }

async function answer(folder: string): Promise<LayoutAnswer> {
  try {
    const compiled = await Promise.all(LAYOUTS.map(async (name) => [name, await compileLayout(folder, name)] as const))
    return { layouts: Object.fromEntries(compiled) }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}

process.stdout.write(JSON.stringify(await answer(process.argv[2] ?? '')))
