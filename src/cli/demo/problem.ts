/** Why the demo cannot run, in words for the reader. */
export class DemoProblem extends Error {}

/** Loads a package that npm may have left out. */
export async function optional<T>(name: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ERR_MODULE_NOT_FOUND') throw error
    throw new DemoProblem(`The demo needs the package ${name}, which is not installed here. Run: npm install ${name}`)
  }
}
