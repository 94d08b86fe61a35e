/** What a command mail is answered with: what changed, or why nothing did. */

/** A change of one field in a receipt. `field` is a key of `words.json` under `fields`; values are already words or dates. */
export type ReceiptChange = {
  readonly field:
    | 'status'
    | 'assignee'
    | 'category'
    | 'urgent'
    | 'promise'
    | 'snoozed'
    | 'copied'
    | 'addressee'
    | 'customer'
    | 'offer'
    | 'compensation'
    | 'merged'
    | 'split'
    | 'linked'
  readonly before: string
  readonly after: string
}

/** Why a line was refused; wording in `words.json` under `problems`. */
export type CommandProblemId =
  | 'unknown-command'
  | 'missing-argument'
  | 'unexpected-argument'
  | 'unknown-agent'
  | 'unknown-category'
  | 'unreadable-date'
  | 'date-in-the-past'
  | 'contradiction'
  | 'no-incident'
  | 'nothing-to-undo'
  | 'undo-too-late'
  | 'undo-not-yours'
  | 'undo-superseded'
  | 'not-allowed'
  | 'nothing-to-send'
  | 'wrong-state'
  /** A command line in the middle of the text: it belongs before or after it. */
  | 'misplaced-command'
  /** Nobody works on the promised day; `expected` names the nearest days of business. */
  | 'no-business-day'
  /** The answer holds something the customer must not see: an internal note, a signed agent address, another incident's reference. */
  | 'leak'
  /** The customer's mail named no address that can be written to. */
  | 'no-address'
  /** A file that is not passed on: it could harm its reader. */
  | 'withheld-file'
  /** More than mail servers take; `expected` names found and most. */
  | 'too-large'
  /** Not an address that can be written to, or one of our own. */
  | 'unreadable-address'
  | 'unknown-incident'
  /** `#merge` of two customers; `expected` is the `#link` that would do. */
  | 'other-customer'
  | 'same-incident'
  /** `#send`, `#discard`: nothing of this agent waits. */
  | 'nothing-held'
  /** Several of this agent's mails wait; `expected` names them. */
  | 'several-held'
  /** `#discard`: it has left the house. */
  | 'already-sent'
  | 'undone-already'
  /** `#use`: there is no ready answer of that name; `expected` lists them. */
  | 'unknown-answer'
  /** `#use`: a value is missing; `expected` names it. */
  | 'missing-value'
  | 'unreadable-amount'
  | 'unreadable-offer'
  /** A line number, and the mail answered has no such line. */
  | 'unknown-line'
  /** The customer has written since the list was made; `expected` shows it. */
  | 'written-since'
  /** Words in an answer to a list: nobody knows to whom they should go. */
  | 'text-for-nobody'
  /** `#new` without a readable `customer:` line. */
  | 'no-customers'
  | 'unreadable-customer'
  | 'too-many-customers'
  /** `#tell`, `#stop` on an incident that is no parent. */
  | 'not-a-parent'
  | 'nothing-to-stop'
  /** `#split`: it is not clear which message begins the new incident. */
  | 'no-message'
  /** Read in two ways; `expected` names both. */
  | 'ambiguous-date'

export type CommandProblem = {
  readonly line: string
  readonly problem: CommandProblemId
  /** What was found and what is expected: a list of agents, the nearest command, the dates that can be read. */
  readonly expected?: string
}
