/**
 * What the store's own mail server found out about a sender: the Authentication-Results field of RFC 8601.
 *
 * Anybody can write such a field into a mail. The store's server puts its own on top of whatever came in, so of the fields that bear its name only the
 * topmost counts, even when it says nothing or cannot be read. Comments and quoted strings hold words of strangers and are never read as results; a
 * result that says two things counts for nothing.
 */
import type { Mail } from '../mail/mail.ts'
import { aligned, domainName, domainOf } from './alignment.ts'

type AuthenticationVerdict = {
  readonly verdict: 'pass' | 'fail' | 'none'
  readonly evidence: string
  /** An aligned SPF pass stands beside it: a server of the author's own domain handed the mail in, nobody passed it on. */
  readonly isDirect?: true
}

/** One `method=result` with its properties, keys in lower case (`header.from`). */
type AuthenticationResult = {
  readonly method: string
  readonly result: string
  readonly properties: ReadonlyMap<string, string>
}

type AuthenticationResults = { readonly authservId: string; readonly results: readonly AuthenticationResult[] }

/**
 * The verdict on the one From address. Pass is `dmarc=pass` for its domain, or `dkim=pass` by an aligned domain where DMARC
 * does not say `fail`.
 */
export function readAuthentication(mail: Mail, trustedAuthservId: string): AuthenticationVerdict {
  const trusted = trustedAuthservId.trim().toLowerCase()
  if (trusted === '') return none('no server is trusted')
  const [author] = mail.from
  if (author === undefined || mail.from.length !== 1 || (mail.headers.get('from')?.length ?? 1) > 1) {
    return none('not exactly one From address')
  }
  const domain = domainOf(author.address)
  if (domain === undefined || !author.address.includes('@')) return none('From has no domain')
  for (const field of mail.headers.get('authentication-results') ?? []) {
    if (authservIdOf(field) !== trusted) continue
    const read = parseAuthenticationResults(field)
    if (read === undefined) return none(`the result of ${trusted} cannot be read`)
    const judged = judge(read.results, domain, trusted)
    return judged.verdict === 'pass' && isDirect(read.results, domain) ? { ...judged, isDirect: true } : judged
  }
  return none(`no result of ${trusted}`)
}

function none(evidence: string): AuthenticationVerdict {
  return { verdict: 'none', evidence }
}

function judge(results: readonly AuthenticationResult[], domain: string, by: string): AuthenticationVerdict {
  const dmarc = results.filter((r) => r.method === 'dmarc')
  if (dmarc.some((r) => r.result === 'fail')) return { verdict: 'fail', evidence: `dmarc=fail, says ${by}` }
  if (dmarc.length > 1) return none(`several DMARC results, says ${by}`)
  if (dmarc.some((r) => r.result === 'pass' && named(r, 'header.from') === domain)) {
    return { verdict: 'pass', evidence: `dmarc=pass header.from=${domain}, says ${by}` }
  }
  // A policy that could not be read might be a strict one.
  const isStrict = dmarc.some((r) => r.result === 'temperror' || r.result === 'permerror')
  const dkim = results.flatMap((r) => {
    const signer = r.method === 'dkim' ? (named(r, 'header.d') ?? identity(r)) : undefined
    const isOwn = signer !== undefined && (isStrict ? signer === domain : aligned(signer, domain))
    return isOwn ? [{ result: r.result, signer }] : []
  })
  const passed = dkim.find((r) => r.result === 'pass')
  if (passed) return { verdict: 'pass', evidence: `dkim=pass header.d=${passed.signer}, says ${by}` }
  if (dkim.some((r) => r.result === 'fail')) return { verdict: 'fail', evidence: `dkim=fail, says ${by}` }
  return none(`no aligned pass, says ${by}`)
}

function isDirect(results: readonly AuthenticationResult[], domain: string): boolean {
  const spf = results.filter((r) => r.method === 'spf')
  const sender = spf.length === 1 && spf[0]?.result === 'pass' ? spf[0].properties.get('smtp.mailfrom') : undefined
  const signer = sender === undefined ? undefined : domainOf(sender)
  return signer !== undefined && aligned(signer, domain)
}

function named(result: AuthenticationResult, property: string): string | undefined {
  const value = result.properties.get(property)
  return value === undefined ? undefined : domainName(value)
}

/** Some servers name only `header.i`, which lies within the signing domain. */
function identity(result: AuthenticationResult): string | undefined {
  const value = result.properties.has('header.d') ? undefined : result.properties.get('header.i')
  return value === undefined ? undefined : domainOf(value)
}

/** Longer than any server writes. */
const LONGEST_FIELD = 32_768

/** Reads a whole field; nothing when it is malformed or of another version. */
function parseAuthenticationResults(field: string): AuthenticationResults | undefined {
  const plain = withoutComments(field)
  if (plain === undefined) return undefined
  const [head = '', ...sections] = plain.text.split(';')
  const [id, version, ...rest] = head.split(/\s+/).filter(Boolean)
  if (id === undefined || rest.length > 0 || (version !== undefined && version !== '1')) return undefined
  const results = sections.flatMap((section) => resultOf(section, plain.quoted) ?? [])
  return { authservId: unquote(id, plain.quoted).toLowerCase(), results }
}

/** Whose field it is, as far as that can be told even of a malformed one: a field that breaks off must not give way to the next. */
function authservIdOf(field: string): string | undefined {
  const plain =
    withoutComments(field.slice(0, LONGEST_FIELD)) ?? withoutComments(field.slice(0, LONGEST_FIELD).split(';')[0] ?? '')
  if (plain === undefined) return undefined
  const [id] = (plain.text.split(';')[0] ?? '').split(/\s+/).filter(Boolean)
  return id === undefined ? undefined : unquote(id, plain.quoted).toLowerCase()
}

function resultOf(section: string, quoted: readonly string[]): AuthenticationResult | undefined {
  const [first, ...pairs] = pairsOf(section)
  const method = first === undefined ? null : /^([a-z0-9-]+)(?:\/(\d+))?$/.exec(first.key)
  if (first === undefined || method?.[1] === undefined || (method[2] ?? '1') !== '1') return undefined
  const properties = new Map<string, string>()
  for (const { key, value } of pairs) {
    // A word without a value, or a property said twice: somebody else's words got in between.
    if (value === undefined || properties.has(key)) return undefined
    properties.set(key, unquote(value, quoted))
  }
  return { method: method[1], result: unquote(first.value ?? '', quoted).toLowerCase(), properties }
}

type Pair = { readonly key: string; readonly value: string | undefined }

/** `key=value` words; blanks around the sign, the dot and the slash of the key are allowed. */
function pairsOf(section: string): readonly Pair[] {
  const words = section.split(/\s+/).filter(Boolean)
  const pairs: Pair[] = []
  for (let i = 0; i < words.length; i += 1) {
    let word = words[i] ?? ''
    while (i + 1 < words.length && (/^[^=]*[./]$|^[^=]+=$/.test(word) || /^[./=]/.test(words[i + 1] ?? ''))) {
      i += 1
      word += words[i] ?? ''
    }
    const sign = word.indexOf('=')
    if (sign === -1) pairs.push({ key: word.toLowerCase(), value: undefined })
    else pairs.push({ key: word.slice(0, sign).toLowerCase(), value: word.slice(sign + 1) })
  }
  return pairs
}

type Plain = { readonly text: string; readonly quoted: readonly string[] }

/** Comments become blanks, quoted strings numbered placeholders. Nothing when one is not closed or a control character stands there. */
function withoutComments(field: string): Plain | undefined {
  if (field.length > LONGEST_FIELD) return undefined
  let text = ''
  const quoted: string[] = []
  let depth = 0
  let open: string | undefined
  for (let i = 0; i < field.length; i += 1) {
    const c = field.charAt(i)
    if (c < ' ' && c !== '\t') return undefined
    if (open !== undefined) {
      if (c === '\\') open += field.charAt(++i)
      else if (c !== '"') open += c
      else {
        text += `${MARK}${quoted.length}${MARK}`
        quoted.push(open)
        open = undefined
      }
    } else if (depth > 0) {
      if (c === '\\') i += 1
      else if (c === '(') depth += 1
      else if (c === ')') depth -= 1
    } else if (c === '(') {
      depth = 1
      text += ' '
    } else if (c === '"') open = ''
    else if (c === ')' || c === '\\') return undefined
    else text += c
  }
  return depth === 0 && open === undefined ? { text, quoted } : undefined
}

/** Stands around the number of a quoted string; control characters in the field itself are refused. */
const MARK = '\u0001'

function unquote(value: string, quoted: readonly string[]): string {
  return value
    .split(MARK)
    .map((part, at) => (at % 2 === 1 ? (quoted[Number(part)] ?? '') : part))
    .join('')
}
