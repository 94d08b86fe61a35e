import { type AutomaticPack, titlesOnly } from '../automatic-pack.ts'

/** Titles of automatic answers in Catalan. */
export const ca: AutomaticPack = titlesOnly(
  'ca',
  ['resposta automàtica', 'missatge automàtic', 'fora de l’oficina', "fora de l'oficina"],
  ["soc fora de l'oficina", "sóc fora de l'oficina", 'estic de vacances', "estaré fora de l'oficina"],
)
