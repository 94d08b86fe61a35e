/**
 * Whether the answer to "was this you?" says no. People do not begin with the word: "that wasn't me", "yo no fui", "to nie ja". So any word of
 * refusal counts, but behind a plain yes ("yes, no problem"). In doubt nothing is released.
 */
export function denies(answer: string, subject: string): boolean {
  const text = plain(answer)
  // Some clients of phones take only the subject of a button along.
  if (text === '') return /^\W{0,10}(?:no|discard)\W{0,10}$/.test(plain(subject))
  if (/(?:^|\n)[ \t]{0,10}#[ \t]?send(?![\p{L}\p{N}])/u.test(text)) return false
  return !YES.test(text) && NO.test(text)
}

/** Enough to see what is meant; what follows is a signature or a story. */
const LOOKED_AT = 500

/** Lower case, and one kind of apostrophe. */
function plain(text: string): string {
  return text
    .slice(0, LOOKED_AT)
    .trim()
    .toLowerCase()
    .normalize('NFC')
    .replace(/[’‘`´]/g, "'")
}

/** "Yes" as the first word. */
const YES =
  /^[\s*_"'“”«»¡]{0,10}(?:yes|yep|yeah|yup|ok|okay|sure|correct|confirmed|si|sí|claro|correcto|confirmo|sim|isso|correto|tak|potwierdzam|owszem|oui|ja|jawohl|sì)(?![\p{L}\p{N}'])(?![\s,.;:!–—-]{0,10}(?:no|not|não|nao|nie|nein|nicht|non|pas)(?![\p{L}\p{N}])(?!\s{1,3}(?:problem|hay|há|tem|ma|worries)))/u

/** A word of refusal anywhere. */
const NO =
  /(?<![\p{L}\p{N}])(?:no|nope|not|never|nobody|\p{L}{2,8}n't|wasnt|didnt|isnt|fake|forged|fraud|phishing|spam|scam|discard|nunca|jamás|jamas|tampoco|falso|falsa|fraude|descartar|descarta|descartad|descarte|não|nao|nem|golpe|nie|nigdy|nikt|fałszywy|fałszywa|fałszywe|oszustwo|odrzuć|odrzuc|odrzucam|nein|nicht|niemals|non|pas|jamais|mai)(?![\p{L}\p{N}])/u
