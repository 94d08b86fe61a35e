import type { QuotingPack } from '../quoting-pack.ts'

/** How Croatian and Bosnian mails quote, forward and sign. */
export const hr: QuotingPack = {
  code: 'hr',
  replyPrefixes: ['re', 'odg', 'odgovor'],
  forwardPrefixes: ['fwd', 'fw', 'prosl'],
  quote: {
    starts:
      'dana|dne|u|pon|uto|sri|čet|pet|sub|ned|ponedjeljak|utorak|srijeda|četvrtak|petak|subota|nedjelja|korisnik|osoba'.split(
        '|',
      ),
    verbs: [
      'napisao je',
      'napisala je',
      'je napisao',
      'je napisala',
      'je napisao/la',
      'je napisao(la)',
      'je napisao/napisala',
      'napisao',
      'napisala',
      'piše',
    ],
    tails: ['sljedeće', 'dana'],
  },
  labels: {
    from: ['šalje', 'od', 'pošiljatelj'],
    date: ['poslano', 'datum', 'vrijeme slanja'],
    to: ['prima', 'za', 'primatelj'],
    cc: ['kopija', 'cc'],
    subject: ['predmet'],
  },
  originalMarkers: ['izvorna poruka', 'originalna poruka', 'izvorna e-pošta'],
  forwardMarkers: ['proslijeđena poruka', 'započni proslijeđenu poruku', 'proslijeđena e-pošta'],
  devices: ['mobitela', 'telefona', 'uređaja', 'tableta'],
  mobile: ['poslano s mog', 'poslano s', 'poslano iz', 'poslano sa', 'preuzmite outlook', 'nabavite outlook'],
  closings: ['lijep pozdrav', 'srdačan pozdrav', 's poštovanjem', 'hvala', 'pozdrav', 'lp'],
}
