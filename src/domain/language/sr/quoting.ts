import type { QuotingPack } from '../quoting-pack.ts'

/** How Serbian mails quote, forward and sign, in both scripts. */
export const sr: QuotingPack = {
  code: 'sr',
  replyPrefixes: ['re', 'одг', 'odg'],
  forwardPrefixes: ['просл', 'prosl', 'fwd', 'fw'],
  quote: {
    starts:
      'дана|пон|уто|сре|чет|пет|суб|нед|понедељак|уторак|среда|четвртак|петак|субота|недеља|sre|ponedeljak|sreda|nedelja'.split(
        '|',
      ),
    verbs: [
      'је написао/ла',
      'је написао',
      'је написала',
      'је написао(ла)',
      'написао је',
      'написала је',
      'је написао/-ла',
      'пише',
    ],
    tails: ['следеће', 'sledeće'],
  },
  labels: {
    from: ['шаље', 'од', 'пошиљалац', 'pošiljalac'],
    date: ['послато', 'датум', 'poslato'],
    to: ['прима', 'за', 'прималац', 'primalac'],
    cc: ['копија', 'cc'],
    subject: ['тема', 'наслов', 'предмет', 'naslov', 'tema'],
  },
  originalMarkers: ['оригинална порука', 'изворна порука'],
  forwardMarkers: ['прослеђена порука', 'prosleđena poruka', 'почетак прослеђене поруке'],
  devices: ['телефона', 'уређаја', 'мобилног', 'mobilnog'],
  mobile: ['послато са мог', 'послато са', 'poslato sa mog', 'poslato sa', 'poslato iz', 'преузмите outlook'],
  closings: ['поздрав', 'с поштовањем', 'хвала', 'srdačno'],
}
