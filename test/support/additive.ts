/**
 * What a migration may do while workers of the version before go on: add what they do not know of, and hold no lock for long. Says what
 * is wrong with a statement, or nothing.
 */

/** `created`: tables that the same migration has made; nobody works with them yet. */
export function faultOf(statement: string, created: Set<string>): string | undefined {
  const sql = statement
    .replaceAll(/--[^\n]*/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase()
  const table = /^create table (?:if not exists )?"?(\w+)/.exec(sql)?.[1]
  if (table !== undefined) {
    created.add(table)
    return undefined
  }
  const index = /^create (unique )?index (?:if not exists )?\w+ on "?(\w+)/.exec(sql)
  if (index) {
    const [, unique, on = ''] = index
    if (created.has(on)) return undefined
    return unique
      ? `old workers may write what a unique index of ${on} forbids`
      : `nobody can write to ${on} while the index is built`
  }
  const altered = /^alter table (?:only )?"?(\w+)"? (.*)$/.exec(sql)
  if (altered) {
    const [, on = '', changes = ''] = altered
    if (created.has(on)) return undefined
    return clauses(changes).map(faultOfClause).find(Boolean)
  }
  if (/^(comment on|create sequence|create type) /.test(sql)) return undefined
  const written = /^(?:insert into|update|delete from|truncate(?: table)?) (?:only )?"?(\w+)/.exec(sql)?.[1]
  if (written !== undefined) return created.has(written) ? undefined : `rows of ${written} are changed in one go`
  const made = /^create (?:constraint )?trigger \w+ .* on "?(\w+)/.exec(sql)?.[1]
  if (made !== undefined) return created.has(made) ? undefined : `what old workers write to ${made} does something else`
  if (/^create function /.test(sql)) return undefined
  return 'it is neither a new table nor a new column'
}

function faultOfClause(clause: string): string | undefined {
  if (!/^add column /.test(clause)) {
    if (/^add constraint .* not valid$/.test(clause)) return 'old workers may write what the constraint forbids'
    return /^(set \(|alter column \w+ set (statistics|storage) )/.test(clause)
      ? undefined
      : `old workers, or the rows that are there, may not fit: ${clause.slice(0, 60)}`
  }
  if (/\bnot null\b/.test(clause) && !/\bdefault\b/.test(clause)) return 'old workers do not fill the column'
  if (/\b(unique|primary key|references|check|generated)\b/.test(clause))
    return 'every row is looked at under the lock, and old workers may break the rule'
  if (/\bdefault [a-z_.]+\(/.test(clause)) return 'a default that is worked out may write every row anew'
  return undefined
}

/** At the commas outside of brackets. */
function clauses(changes: string): readonly string[] {
  const found: string[] = ['']
  let depth = 0
  for (const letter of changes) {
    if (letter === '(') depth++
    if (letter === ')') depth--
    if (letter === ',' && depth === 0) found.push('')
    else found[found.length - 1] += letter
  }
  return found.map((clause) => clause.trim())
}
