/** What is not as it should be: a variable, or a line of a file (`data/store/taxonomy.yaml:7`). `found` never shows a secret. */
export type ConfigProblem = { readonly name: string; readonly found: string; readonly expected: string }
