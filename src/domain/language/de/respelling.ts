import { CONCEPTS, type ConceptId, type ConceptWords } from '../concepts.ts'

/**
 * The same words, and with them how they are typed without umlauts (`zurueck`, `Groesse`) and in Switzerland (`Strasse`):
 * folding makes one letter of each of these, so a text spelt out would otherwise not be met.
 */
export function withRespellings(words: ConceptWords): ConceptWords {
  const respelt: Partial<Record<ConceptId, string>> = {}
  for (const id of Object.keys(CONCEPTS) as ConceptId[]) {
    const spellings = words[id].split('|').flatMap((entry) => [entry, withDoubleS(entry), spelledOut(entry)])
    respelt[id] = [...new Set(spellings)].join('|')
  }
  return respelt as ConceptWords
}

function withDoubleS(entry: string): string {
  return entry.replaceAll('ß', 'ss')
}

function spelledOut(entry: string): string {
  return withDoubleS(entry).replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue')
}
