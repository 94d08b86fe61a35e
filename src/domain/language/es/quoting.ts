import type { QuotingPack } from '../quoting-pack.ts'

/** How Spanish mails quote, forward and sign. */
export const es: QuotingPack = {
  code: 'es',
  replyPrefixes: ['re', 'resp', 'respuesta'],
  forwardPrefixes: ['rv', 'rvd', 'reenv', 'fwd', 'fw'],
  quote: {
    starts: ['el', 'en', 'a las'],
    verbs: ['escribió', 'escribio', 'ha escrito', 'escribiste'],
  },
  labels: {
    from: ['de', 'remitente'],
    date: ['enviado', 'enviado el', 'fecha', 'enviada el'],
    to: ['para', 'destinatario', 'a'],
    cc: ['cc', 'cco'],
    subject: ['asunto'],
  },
  originalMarkers: ['mensaje original', 'mensaje original de correo', 'correo original'],
  forwardMarkers: ['mensaje reenviado', 'forwarded message', 'inicio del mensaje reenviado', 'mensaje reenviado por'],
  mobile: [
    'enviado desde mi',
    'enviado desde correo para',
    'enviado desde outlook',
    'enviado desde yahoo',
    'enviado desde el móvil',
    'obtener outlook para',
    'obtenga outlook para',
    'descargar outlook para',
    'enviado con mi',
    'enviado con proton',
    'enviado de mi',
    'enviado desde gmail',
    'enviado con correo seguro',
  ],
}
