import { fold } from '../../language/fold.ts'
import { QUOTING_PACKS } from '../../language/quoting-packs.ts'
import { comparable } from './line.ts'

const MOBILE = [...new Set(QUOTING_PACKS.flatMap((pack) => pack.mobile.map(fold)))].sort((a, b) => b.length - a.length)
const MOBILE_ENDS = [...new Set(QUOTING_PACKS.flatMap((pack) => (pack.mobileEnds ?? []).map(fold)))]
const EXCUSES = QUOTING_PACKS.flatMap((pack) => (pack.mobileExcuses ?? []).map(fold))

/** Makers and programs that call themselves so in every language. */
const PRODUCTS =
  'iphone ipad ipod ios mac macbook android galaxy samsung huawei xiaomi redmi poco oppo oneplus honor realme pixel motorola moto xperia sony lg nokia lumia htc alcatel blackberry windows outlook gmail yahoo aol proton protonmail tutanota tuta hey superhuman spark airmail mailbox mailspring polymail canary bluemail boxer newton edison missive front thunderbird postbox fairemail k-9 nine aquamail mymail acompli mailbird zoho fastmail icloud gmx web.de freenet wp onet interia o2 orange libero tiscali mail.ru yandex touch webmail verizon at&t t-mobile sprint telekom vodafone mail shortwave spike mimestream boomerang emclient zimbra roundcube posteo laposte sfr vivaldi kmail evolution geary maildroid k9 mailmate unibox cloudmagic typeapp xfinity comcast movistar ionos seznam rambler naver hushmail startmail runbox betterbird foxmail typemail mailtrack surface'.split(
    ' ',
  )
const PRODUCT_WORDS = new Set([...PRODUCTS, ...QUOTING_PACKS.flatMap((pack) => pack.devices.map(fold))])

const LONGEST_PHRASE = 200

/** A page by its host: "Sent using https://www.zoho.com/mail/". */
const PAGE = /https?:\/\/(?:www\.|mail\.|go\.)?([a-z0-9-]{1,60})\S{0,150}/gi

/** Whether the line is the phrase a phone or a program adds: "Enviado desde mi iPhone", "iPhoneから送信". */
export function isMobilePhrase(line: string): boolean {
  if (line.length > LONGEST_PHRASE || line.length < 6) return false
  return isPhrase(line) || isExcused(line)
}

/** "Pardon my brevity. Sent from iPhone." */
function isExcused(line: string): boolean {
  const end = line.search(/[.,;!]\s/)
  if (end < 8 || end > 60) return false
  const low = comparable(line.slice(0, end))
  return low.split(' ').length <= 7 && EXCUSES.some((word) => low.includes(word)) && isPhrase(line.slice(end + 1))
}

function isPhrase(line: string): boolean {
  const low = comparable(
    line.replace(/<(?:https?:|mailto:)[^<>]{0,150}>?|\(https?:[^\s)]{0,150}\)?/g, ' ').replace(PAGE, ' $1 '),
  ).replace(/^[*_<([«"\s|-]{1,8}|[*_>)\]»"\s.!|]{1,8}$/g, '')
  const phrase = MOBILE.find((each) => low.startsWith(each) && !goesOn(low, each.length))
  if (phrase === undefined) return isMobileEnd(low)
  const rest = low.slice(phrase.length).trim()
  const [device = '', ...more] = rest.split(/[,.;!]\s|\s[-–—]\s/)
  if (more.length > 0 && hasProgram(device) && rest.split(' ').length <= 9) return true
  if (more.length > 0 && !EXCUSES.some((word) => rest.includes(word)) && !hasProduct(more.join(' '))) return false
  const words = device.split(' ').length
  if (device === '' || words > 10) return false
  // "From my phone it fails" is a sentence.
  if (phrase === 'from my' && words > 3) return false
  if (hasProduct(device) && EXCUSES.some((word) => device.includes(word))) return true
  if (hasProduct(device)) {
    const prose = proseWords(line, device)
    const own = isOwn(phrase) || isOwn(` ${device.split(' ')[0] ?? ''}`)
    if (words <= 8 && (prose === 0 || (prose === 1 && own && hasMaker(device)))) return true
    return MOBILE_ENDS.some((end) => device.endsWith(end))
  }
  return words <= 2 && isOwn(phrase) && more.length === 0 && /\p{Lu}|\d/u.test(line.trim().slice(phrase.length))
}

/** The words that belong to no name of a device: long, in small letters and no product; or many short ones behind it. */
function proseWords(line: string, device: string): number {
  const capitals = new Set(
    line
      .split(/[^\p{L}\p{N}-]+/u)
      .filter((word) => /^[^\p{Ll}]/u.test(word))
      .map(fold),
  )
  const words = device.split(/[^\p{L}\p{N}&.@-]+/u).filter((word) => word !== '')
  const strange = words.map((word) => !capitals.has(word) && !hasProduct(word) && !/\d/.test(word))
  const behind = words.length - 1 - strange.lastIndexOf(false)
  return words.filter((word, n) => word.length > 4 && strange[n] === true).length + (behind > 3 ? 2 : 0)
}

/** "from my", "desde mi", "z mojego": what follows is a thing of the writer, known or not. */
function isOwn(phrase: string): boolean {
  return / (?:my|mi|meu|mojego|mon|ma|meinem|meiner|mio|mijn|min|meho|mojho)$/.test(phrase)
}

function isMobileEnd(low: string): boolean {
  return low.length <= 80 && MOBILE_ENDS.some((end) => low.endsWith(end)) && hasProduct(low)
}

/** Programs that add a word of praise: "Enviado con Proton Mail, correo electrónico seguro". */
function hasProgram(device: string): boolean {
  return /^\[?(?:el )?(?:proton|tuta|yahoo|aol|superhuman|bluemail|spike|canary|mailfence|fairemail)/.test(device)
}

function hasProduct(low: string): boolean {
  return low
    .split(/[^\p{L}\p{N}&.@-]+/u)
    .some((word) => PRODUCT_WORDS.has(word) || /^-?(?:iphon|ipad|android|samsung|galaxy|smartphone)/.test(word))
}

/** Names that are no words of any language: one word more may stand beside them. */
function hasMaker(low: string): boolean {
  return /(?:^|[^\p{L}])(?:iphon|ipad|blackberry|android|samsung|huawei|xiaomi|motorola|outlook)/u.test(low)
}

/** Whether the word goes on behind its first `end` characters; scripts without blanks begin a new one. */
function goesOn(low: string, end: number): boolean {
  return isLetter(low.charCodeAt(end)) && low.charCodeAt(end - 1) < 0x2e80
}

function isLetter(c: number): boolean {
  return (c >= 97 && c <= 122) || (c >= 48 && c <= 57)
}
