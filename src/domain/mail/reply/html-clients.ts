import type { Attributes } from './html-tags.ts'
import type { Hint } from './line.ts'

/**
 * The marks by which mail clients know their own quotes and signatures again. `container`: the element holds a quote
 * with its introduction; without a blockquote inside all of it is quoted.
 */
export type ClientMark = Hint | 'container'

/** From here on everything is quoted: Outlook, Exchange, Zimbra, QQ, NetEase. */
const CUT =
  'divrplyfwdmsg olk_src_body_section ms-outlook-mobile-reference-message mail-editor-reference-message-container outlookmessageheader replysplit zwchr __quoted_text__ isreplycontent isforwardcontent origbody reply139content orimsghtmlseperator replyforwardcontainer'
/** Here a quote is expected, but people write on behind it: Outlook, Hotmail. */
const DIVIDER = 'appendonsend stopspelling ec_stopspelling skydriveplaceholder'
/** A quote with its introduction: Gmail, Yahoo, Zoho, Proton, Tuta, Spark, Missive, GMX, Polish portals. */
const CONTAINER =
  'gmail_quote ecxgmail_quote gmail_quote_container yahoo_quoted protonmail_quote zmail_extra tutanota_quote skiff_quote missive_quote nh_extra messagereplysection bloop_original_html hs_reply wp-quote quoted-mail-content tmail-quote aolmail_quote lark-mail-quote hse_quote inpl-collapsed cx-quote'
/** The introduction alone: Thunderbird, Gmail, Roundcube, Front, Airmail. */
const INTRODUCTION =
  'moz-cite-prefix gmail_attr reply-intro bloop_markdown_quote front-attr iosymail-attr lark-mail-quote-header mail-quote-header quote_header'
const SIGNATURE =
  'gmail_signature gmail_signature_prefix moz-signature ms-outlook-mobile-signature protonmail_signature_block applemailsignature linebreakatbeginningofsignature messagesignaturesection bloop_sign mb_sig front-signature missive_signature sh-signature _rc_sig composer_signature lark-mail-signature tutanota_signature zm-_id_-sgn mail-signature email-signature yahoo_signature spark-signature impsignature x-signature signature-container skiff_signature mailspring-signature __sig_pre__ __sig_post__ pep-signature moz-txt-sig spneditorsign hey-signature'

const MARKS = new Map<string, ClientMark>()
for (const [words, mark] of [
  [CUT, 'cut'],
  [DIVIDER, 'divider'],
  [CONTAINER, 'container'],
  [INTRODUCTION, 'introduction'],
  [SIGNATURE, 'signature'],
] as const) {
  for (const word of words.split(' ')) MARKS.set(word, mark)
}

/** A quick look whether any of the marks may occur in a text of HTML. */
const ANY =
  /gmail_|blockquote|divrply|appendonsend|olk_src|moz-|yahoo_|proton|zmail|outlook|zwchr|quote|signature|_sig|bloop|border-top|mso|message(?:reply|signature)|elementtoproof|nh_extra|<hr/i

export function mayHaveMarks(html: string): boolean {
  return ANY.test(html)
}

/** What the client says by the classes, id and other attributes of an element. */
export function clientMark(name: string, attributes: Attributes): ClientMark | undefined {
  if (name === 'hr') {
    const mark = markOf(attributes.get('id')) ?? markOf(attributes.get('data-marker'))
    return mark === 'cut' ? 'cut' : 'divider'
  }
  if (attributes.size === 0) return undefined
  for (const key of ['id', 'class', 'data-marker', 'name', 'data-smartmail']) {
    const value = attributes.get(key)
    const mark = value === undefined ? undefined : markOf(value)
    if (mark === undefined) continue
    // A blockquote is a quote already; its class says so again.
    if (name === 'blockquote' && mark !== 'cut') return undefined
    return mark
  }
  if (name === 'div' && attributes.get('name') === 'quote') return 'container'
  if (attributes.get('id')?.toLowerCase() === 'signature' || attributes.get('class')?.toLowerCase() === 'signature') {
    return 'signature'
  }
  if (name === 'div' && isOutlookLine(attributes.get('style'))) return 'divider'
  return undefined
}

/** Outlook on the desktop: a thin line above the header block is all it gives. */
function isOutlookLine(style: string | undefined): boolean {
  return style !== undefined && /border-top:\s?(?:solid|1pt|1\.0pt|\d)/i.test(style) && /padding:\s?3/i.test(style)
}

function markOf(value: string | undefined): ClientMark | undefined {
  if (value === undefined || value.length > 400) return undefined
  for (const word of value.toLowerCase().split(/\s+/, 12)) {
    const mark = MARKS.get(word) ?? MARKS.get(bare(word))
    if (mark !== undefined) return mark
  }
  return undefined
}

/** Yahoo puts `ydp1a2b3c` before its classes, others `x_` or a number behind. */
function bare(word: string): string {
  return word.replace(/^(?:x_|ecx|ydp[0-9a-f]{1,12}|m_-?\d{1,24})+/, '').replace(/[_-]?\d{4,20}$/, '')
}

/** Gmail and others indent with a blockquote that is no quote. */
export function isIndentation(attributes: Attributes): boolean {
  const value = attributes.get('style')
  if (attributes.get('class')?.includes('webkit-indent-blockquote') === true) return true
  if (value === undefined || attributes.has('type') || attributes.has('cite') || attributes.has('class')) return false
  return /border:\s?(?:none|0)/i.test(value) && /margin(?:-left)?:[^;]{0,30}\d{2}px/i.test(value)
}
