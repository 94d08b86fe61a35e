/**
 * The name to greet with: only what looks like a name of a person. A display name is a stranger's text, and an
 * acknowledgement must not carry a message to somebody else.
 */
export function greetingName(displayName: string): string {
  const first = displayName.trim().split(/\s+/)[0] ?? ''
  return /^\p{L}[\p{L}'’-]{1,19}$/u.test(first) && displayName.length <= 60 ? first : ''
}
