/** Character references (HTML, section 13.5) that occur in mails; what is not known stays as it stands. */
const NAMED = new Map<string, string>()

const LATIN_1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'
LATIN_1.split(' ').forEach((name, n) => {
  NAMED.set(name, String.fromCharCode(160 + n))
})

const OTHERS =
  'amp& lt< gt> quot" apos\' excl! num# dollar$ percnt% lpar( rpar) ast* plus+ comma, period. sol/ colon: semi; equals= quest? commat@ lsqb[ lbrack[ rsqb] rbrack] lowbar_ grave` lcub{ rcub} verbar| vert| hyphen‐ dash‐ AMP& LT< GT> QUOT" bsol\\ ' +
  'ndash– mdash— horbar― lsquo‘ rsquo’ sbquo‚ ldquo“ rdquo” bdquo„ lsaquo‹ rsaquo› hellip… bull• dagger† Dagger‡ permil‰ prime′ Prime″ euro€ trade™ copysr℗ numero№ larr← uarr↑ rarr→ darr↓ harr↔ rArr⇒ lArr⇐ hArr⇔ check✓ cross✗ star☆ starf★ phone☎ hearts♥ minus− le≤ ge≥ ne≠ asymp≈ infin∞ sum∑ radic√ ' +
  'OEligŒ oeligœ YumlŸ fnofƒ circˆ tilde˜'
for (const entry of OTHERS.split(' ')) {
  const name = entry.slice(0, -1)
  if (name !== '') NAMED.set(name, entry.slice(-1))
}

/** Names made of a letter and its mark: `lstrok`, `Zdot`. */
const MARKED: Readonly<Record<string, string>> = {
  ogon: 'AĄaąEĘeęIĮiįUŲuų',
  acute: 'CĆcćLĹlĺNŃnńRŔrŕSŚsśZŹzź',
  caron: 'CČcčDĎdďEĚeěNŇnňRŘrřSŠsšTŤtťZŽzž',
  dot: 'ZŻzżIİ',
  strok: 'LŁlłDĐdđHĦhħ',
  dblac: 'OŐoőUŰuű',
  ring: 'UŮuů',
  breve: 'AĂaăGĞgğ',
  cedil: 'SŞsşTŢtţ',
  macr: 'AĀaāEĒeēIĪiīOŌoōUŪuū',
}
for (const [mark, pairs] of Object.entries(MARKED)) {
  for (let i = 0; i < pairs.length; i += 2) NAMED.set(`${pairs.charAt(i)}${mark}`, pairs.charAt(i + 1))
}
for (const name of ['ensp', 'emsp', 'thinsp', 'hairsp', 'numsp', 'puncsp', 'emsp13', 'emsp14', 'NewLine', 'Tab']) {
  NAMED.set(name, ' ')
}
for (const name of ['zwsp', 'ZeroWidthSpace', 'zwnj', 'lrm', 'rlm', 'NoBreak', 'shy']) NAMED.set(name, '')
NAMED.set('zwj', '\u200d')
NAMED.set('inodot', 'ı')

/** What &#128; to &#159; mean in practice: windows-1252. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,24});?/g, (whole, name: string) => {
    if (name.startsWith('#')) {
      const hex = name[1] === 'x' || name[1] === 'X'
      return character(Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10)) ?? whole
    }
    return NAMED.get(name) ?? whole
  })
}

/** An address in an attribute: only what cannot be part of a query is decoded. */
export function decodeAddress(text: string): string {
  return text.includes('&') ? text.replace(/&(?:amp|#38|#x26);/gi, '&') : text
}

function character(code: number): string | undefined {
  if (code === 0xad || code === 0x200b || code === 0x200c || code === 0xfeff) return ''
  if (code < 32) return code === 9 || code === 10 || code === 13 ? ' ' : ''
  if (code >= 128 && code <= 159) return WINDOWS_1252.charAt(code - 128)
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined
  return String.fromCodePoint(code)
}
