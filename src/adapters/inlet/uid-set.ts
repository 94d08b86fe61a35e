/** UIDs as IMAP sequence sets (RFC 3501), short enough for any server's line limit. */

/** At most this many UIDs in one command: 200 scattered ones make a line of about 2 KB. */
const UIDS_PER_COMMAND = 200

/** Ascending UIDs as `1:3,7`. */
export function uidSet(uids: readonly number[]): string {
  const parts: string[] = []
  let start = uids[0]
  let end = start
  for (const uid of [...uids.slice(1), undefined]) {
    if (start === undefined || end === undefined) break
    if (uid === end + 1) {
      end = uid
      continue
    }
    parts.push(start === end ? `${start}` : `${start}:${end}`)
    start = uid
    end = uid
  }
  return parts.join(',')
}

/** Sorted, without doubles, in groups that fit one command. */
export function uidGroups(uids: readonly number[]): readonly (readonly number[])[] {
  const sorted = [...new Set(uids)].sort((a, b) => a - b)
  const groups: number[][] = []
  for (let i = 0; i < sorted.length; i += UIDS_PER_COMMAND) groups.push(sorted.slice(i, i + UIDS_PER_COMMAND))
  return groups
}
