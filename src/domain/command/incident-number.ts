/** `INC-4790`, `INC-4790-0K2VD`, `[INC-4790-0K2VD]`, `4790`: an agent names an incident. The signature is not asked for: the agent is proved. */
export function readIncidentNumber(argument: string): number | undefined {
  const found = /^\[?#?(?:inc[\s-]?)?(\d{1,15})(?:-[0-9a-z]{5})?\]?\.?$/i.exec(argument.trim())
  return found ? Number(found[1]) : undefined
}
