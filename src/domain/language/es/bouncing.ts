import { phrases } from '../automatic-pack.ts'
import type { BouncingPack } from '../bouncing-pack.ts'

/** What mail servers say in Spanish. */
export const es: BouncingPack = {
  code: 'es',
  senders: phrases(`
    subsistema de entrega de correo | sistema de entrega de correo | sistema de correo | sistema de entrega |
    servicio de entrega de correo | entrega de correo | administrador del sistema | administrador de correo
  `),
  subjects: phrases(`
    no se puede entregar | no se pudo entregar | no se ha podido entregar | no entregado | no entregable |
    mensaje no entregado | correo no entregado | correo devuelto | mensaje devuelto | devolución de correo |
    devuelto: | error en la entrega | error de entrega | error al entregar | fallo en la entrega |
    fallo de entrega | falló la entrega | falla en la entrega | la entrega ha fallado |
    notificación de estado de la entrega | notificación de estado de entrega |
    notificación del estado de entrega | notificación de error en la entrega | notificación de no entrega |
    informe de no entrega | imposible entregar | no se ha entregado | no se entregó | mensaje bloqueado |
    dirección no encontrada | no se encontró la dirección
  `),
  failure: phrases(`
    no se pudo entregar | no se puede entregar | no se ha podido entregar | no se ha podido enviar |
    no se pudo enviar | no ha podido ser entregado | no pudo ser entregado | no puede ser entregado |
    no podido ser entregado | no ha sido entregado | no fue entregado | no se entregó a | no se ha entregado |
    no se entregó el mensaje | el mensaje no se entregó | tu mensaje no se entregó |
    no ha llegado a los siguientes destinatarios | no llegó a los siguientes destinatarios |
    no hemos podido entregar | no pudimos entregar | error al entregar |
    error en la entrega a estos destinatarios | ha fallado la entrega | falló la entrega |
    la entrega a los siguientes destinatarios ha fallado | no se encontró la dirección |
    no se ha encontrado la dirección | este es un error permanente | se trata de un error permanente |
    imposible entregar | su mensaje ha sido rechazado | tu mensaje ha sido rechazado |
    se ha bloqueado tu mensaje | mensaje devuelto | correo no entregado |
    este mensaje ha sido creado automáticamente por el software de entrega |
    este mensaje ha sido generado automáticamente por el sistema de correo | rechazó su mensaje |
    rechazó el mensaje
  `),
  final: ['error permanente', 'definitivamente', 'no se volverá a intentar'],
  delay: phrases(`
    retraso en la entrega | entrega retrasada | entrega demorada | demora en la entrega |
    notificación de estado de la entrega (retraso) | entrega incompleta | aún no se ha entregado |
    aún no ha sido entregado | todavía no se ha entregado | todavía no se ha podido entregar | se ha retrasado |
    se seguirá intentando | seguiremos intentando | se intentará de nuevo | volverá a intentar |
    no es necesario que vuelva a enviar | no hace falta que vuelvas a enviar | esto es solo un aviso |
    problema temporal al entregar
  `),
  success: [
    'entregado:',
    'entregado con éxito',
    'se ha entregado correctamente',
    'confirmación de entrega',
    'retransmitido:',
  ],
  returned: phrases(`
    mensaje original | cabeceras del mensaje original | encabezados del mensaje original |
    encabezados de mensajes originales | copia del mensaje | a continuación se incluye una copia del mensaje |
    esta es una copia del mensaje | el mensaje original
  `),
  labels: phrases(`
    destinatario | destinatarios | dirección | dirección del destinatario | no se pudo entregar a |
    no se ha podido entregar su mensaje a | no se pudo entregar el mensaje a | buzón | usuario |
    su mensaje para | tu mensaje para | su mensaje a | tu mensaje a
  `),
  contacts: ['contacto', 'contacte', 'póngase en contacto', 'ayuda', 'remitente:', 'soporte'],
  sender: ['remitente rechazado', 'dominio del remitente', 'dirección del remitente'],
  unknownAddress: phrases(`
    usuario desconocido | usuario inexistente | usuario no encontrado | usuario inválido | no existe |
    no se ha encontrado la dirección | no se encontró | no se puede encontrar esa dirección |
    dirección de correo … no es válida | dirección no válida | dirección inexistente | dirección desconocida |
    destinatario desconocido | destinatario no válido | destinatario inexistente | destinatario no encontrado |
    destinatario inválido | buzón inexistente | buzón no encontrado | buzón no disponible | cuenta inexistente |
    casilla inexistente | no pudo encontrarse
  `),
  disabled: phrases(`
    cuenta desactivada | cuenta deshabilitada | cuenta suspendida | cuenta inactiva | cuenta bloqueada |
    cuenta cancelada | buzón desactivado | buzón inactivo | casilla ha expirado | está deshabilitad |
    está desactivad | estado: inactivo | usuario inactivo
  `),
  unknownDomain: phrases(`
    dominio no existe | dominio inexistente | dominio desconocido | dominio no encontrado |
    no se encontró el dominio | no se ha encontrado el dominio | el dominio … no existe | servidor desconocido
  `),
  full: phrases(`
    buzón lleno | buzón está lleno | buzón de correo lleno | buzón de correo está lleno | buzón … está lleno |
    buzón … lleno | bandeja de entrada está llena | bandeja de entrada … llena | casilla llena |
    cuota excedida | cuota superada | excede la cuota | excedido la cuota | excedido su cuota |
    superado la cuota | superado su cuota | superado el límite de almacenamiento | sin espacio |
    espacio insuficiente | no tiene espacio | no hay espacio | no dispone de espacio | cuenta llena
  `),
  tooLarge: ['demasiado grande', 'tamaño máximo', 'supera el tamaño', 'excede el tamaño', 'límite de tamaño'],
  spam: phrases(`
    correo no deseado | correo basura | lista negra | listas negras | mensaje bloqueado | contenido rechazado |
    rechazado por spam | considerado spam | reputación
  `),
  policy: phrases(`
    no está autorizado | no autorizado | no tiene permiso | acceso denegado | acceso restringido | política |
    directiva | remitente rechazado | remitente no permitido | límite de envío | demasiados mensajes |
    demasiados destinatarios
  `),
  expired: ['tiempo de entrega agotado', 'ha expirado el mensaje', 'mensaje caducado'],
  loop: ['bucle'],
  trouble: phrases(`
    tiempo de espera | no responde | servidor ocupado | error temporal | inténtelo más tarde |
    inténtelo de nuevo más tarde | intente más tarde | conexión rechazada | no se puede conectar |
    problema temporal
  `),
}
