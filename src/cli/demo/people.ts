import type { Language } from './mail-text.ts'

export const STORE = 'Casa Lumbre'
export const MAILBOX = 'incidencias@store.example'

export type Agent = { readonly name: string; readonly address: string; readonly language: Language }

export const AGENTS = {
  ana: { name: 'Ana', address: 'ana@agents.example', language: 'es' },
  rui: { name: 'Rui', address: 'rui@agents.example', language: 'pt' },
  kasia: { name: 'Kasia', address: 'kasia@agents.example', language: 'pl' },
} as const satisfies Readonly<Record<string, Agent>>

export const MANAGER: Agent = { name: 'Marta', address: 'marta@managers.example', language: 'en' }

export type AgentName = keyof typeof AGENTS

/** The customers, by their addresses in `fixtures/threads`. */
export const CUSTOMERS = {
  lucia: { name: 'Lucía Herrera', address: 'lucia.herrera@gmail.example', language: 'es' },
  james: { name: 'James Whitfield', address: 'james.whitfield@icloud.example', language: 'en' },
  tomasz: { name: 'Tomasz Wójcik', address: 't.wojcik@firma.example', language: 'pl' },
  ines: { name: 'Inês Carvalho', address: 'ines.carvalho@correio.example', language: 'pt' },
  carmen: { name: 'Carmen Ortiz', address: 'carmen.ortiz@correo.example', language: 'es' },
  joao: { name: 'João Mendes', address: 'joao.mendes@gmail.example', language: 'pt' },
  emma: { name: 'Emma Lindqvist', address: 'emma@lindqvist.example', language: 'en' },
  zofia: { name: 'Zofia Kamińska', address: 'zofia.kaminska@poczta.example', language: 'pl' },
  sarah: { name: 'Sarah Okafor', address: 'sarah.okafor@work.example', language: 'en' },
} as const satisfies Readonly<
  Record<string, { readonly name: string; readonly address: string; readonly language: Language }>
>

export type CustomerName = keyof typeof CUSTOMERS

/** Everybody the story names, by address. */
export function nameOf(address: string): string {
  const everybody = [...Object.values(AGENTS), ...Object.values(CUSTOMERS), MANAGER]
  return everybody.find((person) => person.address === address)?.name ?? address
}

/** Whether the address belongs to an agent or the manager. */
export function isStaff(address: string): boolean {
  return [...Object.values(AGENTS), MANAGER].some((person) => person.address === address)
}
