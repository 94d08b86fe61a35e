import { type AutomaticPack, phrases } from '../automatic-pack.ts'

/** What machines write in Spanish. */
export const es: AutomaticPack = {
  code: 'es',
  subjects: phrases(`
    respuesta automática | respuesta de ausencia | autorespuesta | auto respuesta | auto-respuesta |
    autocontestación | contestación automática | contestador automático | respondedor automático | mensaje
    automático | mensaje de respuesta automática | acuse de recibo automático | fuera de oficina | aviso de
    ausencia | mensaje de ausencia | notificación de ausencia
  `),
  subjectSigns: phrases(`
    está fuera de la oficina | está fuera de oficina | está ausente | estará fuera de la oficina | fuera de la
    oficina hasta | fuera de la oficina del | fuera de oficina hasta
  `),
  weakSubjects: phrases(`
    fuera de la oficina | ausencia | ausente | vacaciones | de vacaciones | estoy de vacaciones |
    cerrado por vacaciones | baja | de baja | baja maternal | de permiso | no disponible |
    no estoy en la oficina
  `),
  receipts: [
    'leído:',
    'confirmación de lectura',
    'acuse de lectura',
    'acuse de recibo',
    'no leído:',
    'notificación de lectura',
    'eliminado sin leer',
  ],
  invitations: phrases(`
    aceptada: | aceptado: | rechazada: | rechazado: | provisional: | tentativa: | aceptada provisionalmente: |
    cancelada: | cancelado: | nueva hora propuesta:
  `),
  says: {
    stiff: phrases(`
      me encuentro fuera | me encuentro ausente | me encuentro de vacaciones | me encuentro de baja | me hallo |
      actualmente | nuestras oficinas | nuestra oficina | permaneceremos cerrados | estaremos cerrados |
      estamos cerrados
    `),
    absence: phrases(`
      fuera de nuestro horario | fuera del horario de atención | fuera de horario | estoy fuera de la oficina |
      estaré fuera de la oficina | me encuentro fuera | me encontraré fuera | estoy fuera de oficina | estaré
      fuera de oficina | actualmente estoy fuera | estoy fuera hasta | estaré fuera hasta | estaré fuera del | me
      encuentro ausente | me encontraré ausente | estoy ausente | estaré ausente | estaré de vacaciones | estoy
      de vacaciones | me encuentro de vacaciones | me encuentro disfrutando | estoy disfrutando de | estaré
      disfrutando de | no estaré disponible | no me encuentro disponible | no estoy disponible | no me encuentro
      en la oficina | no estaré en la oficina | no estoy en la oficina | estoy de baja | me encuentro de baja |
      estaré de baja | me hallo ausente | me hallo fuera | estoy de permiso | me encuentro de permiso | estaré de
      permiso | estoy en un viaje de trabajo | estoy de viaje de trabajo | me encuentro de viaje | nuestras
      oficinas permanecerán cerradas | nuestra oficina permanecerá cerrada | nuestras oficinas están cerradas |
      nuestras oficinas estarán cerradas | nuestra oficina está cerrada | la oficina permanecerá cerrada | la
      oficina estará cerrada | permaneceremos cerrados | estaremos cerrados | estamos cerrados | estamos de
      vacaciones | estaremos de vacaciones | fuera de la oficina hasta | fuera de la oficina del | fuera de la
      oficina desde | de vacaciones hasta | de vacaciones del | ausente hasta | ausente de la oficina | estoy
      fuera | estoy en periodo vacacional | me encuentro en periodo vacacional | en periodo vacacional | estoy
      desconectad
    `),
    thanks: phrases(`
      gracias por su mensaje | gracias por tu mensaje | gracias por su correo | gracias por tu correo |
      gracias por su email | gracias por tu email | gracias por su e-mail | gracias por tu e-mail |
      gracias por su consulta | gracias por tu consulta | gracias por contactar |
      gracias por ponerse en contacto | gracias por ponerte en contacto | gracias por escribir |
      gracias por comunicar | gracias por dirigirse | agradezco su mensaje | agradecemos su mensaje |
      agradecemos su correo | agradecemos tu mensaje | agradecemos que se haya puesto |
      gracias por su comprensión | gracias por su paciencia | gracias por tu paciencia
    `),
    handOver: phrases(`
      por urgencias | comunicarse con | comunicarse a | comuníquese con | sin acceso a correos | en cuanto me sea
      posible | este buzón es automático | asuntos urgentes | asunto urgente | temas urgentes | tema urgente |
      caso de urgencia | caso urgente | si es urgente | si fuera urgente | si su consulta es urgente | si
      necesita una respuesta urgente | para urgencias | para cualquier urgencia | cualquier urgencia | cuestiones
      urgentes | cualquier cuestión | en mi ausencia | durante mi ausencia | durante este período | durante ese
      período | durante este tiempo | durante estos días | mientras tanto puede | le responderé | te responderé |
      les responderé | os responderé | le contestaré | te contestaré | les contestaré | responderé a su |
      responderé a tu | responderé a los | responderé lo antes | contestaré a su | contestaré a tu | contestaré a
      los | contestaré lo antes | responderé en cuanto | contestaré en cuanto | responderé a mi | contestaré a mi
      | atenderé su | atenderé tu | responderemos a la | responderemos a partir | contacte con | contacta con |
      contactar con | puede contactar | puedes contactar | pueden contactar | póngase en contacto con | ponte en
      contacto con | pónganse en contacto con | diríjase a | dirigirse a | pueden dirigirse | puede dirigirse |
      puede escribir a | puedes escribir a | escriba a | escribid a | acceso limitado | acceso restringido | sin
      acceso al correo | sin acceso a mi correo | no tendré acceso | tendré acceso limitado | no revisaré | no
      leeré | no será reenviado | no se reenviará | no se reenvían | mi compañera | mi compañero | mis compañeros
      | reanudaremos | podré responder | puede que tarde en responder | tardaré en responder | escriban a |
      escríbanos a | acceso intermitente | llamad al | llamen al | atenderá sus | atenderemos su | atenderemos tu
      | contacten con
    `),
    onReturn: phrases(`
      a mi regreso | a mi vuelta | a mi reincorporación | a la vuelta te | a la vuelta le | a nuestro regreso |
      a nuestra vuelta | tras mi regreso | tan pronto como | lo antes posible | con la mayor brevedad |
      a la mayor brevedad | volveré a estar | me reincorporo | me reincorporaré | me incorporaré |
      me incorporo | regresaré el | regreso el | vuelvo el | volveré el | estaré de vuelta |
      disculpe las molestias | disculpen las molestias | perdone las molestias
    `),
    declares: phrases(`
      esto es una respuesta automática | esta es una respuesta automática | este es un mensaje automático |
      esto es un mensaje automático | este es un mensaje generado | este es un correo automático |
      este es un email automático | este mensaje es automático | este mensaje ha sido generado |
      este mensaje se ha generado | este mensaje fue generado | este correo ha sido generado |
      este correo se ha generado | este correo es generado | este correo se genera | mensaje automático |
      mensaje generado automáticamente | correo generado automáticamente | respuesta automática |
      respuesta generada automáticamente | autorespuesta
    `),
    received: phrases(`
      hemos recibido su mensaje | hemos recibido tu mensaje | hemos recibido su correo |
      hemos recibido tu correo | hemos recibido su email | hemos recibido tu email | hemos recibido su e-mail |
      hemos recibido tu e-mail | hemos recibido su consulta | hemos recibido tu consulta |
      hemos recibido su solicitud | hemos recibido tu solicitud | hemos recibido su petición |
      hemos recibido tu petición | hemos recibido su reclamación | hemos recibido tu reclamación |
      hemos recibido su incidencia | hemos recibido tu incidencia | hemos recibido correctamente su |
      hemos recibido correctamente tu | hemos registrado su | hemos registrado tu | recibimos su mensaje |
      recibimos tu mensaje | recibimos su solicitud | recibimos tu solicitud | recibimos tu correo |
      recibimos su correo | su mensaje ha sido recibido | tu mensaje ha sido recibido |
      su mensaje ha sido enviado correctamente | su solicitud ha sido | tu solicitud ha sido | tu solicitud ( |
      su solicitud ( | su consulta ha sido | tu consulta ha sido | su correo ha sido recibido |
      tu correo ha sido recibido | se ha creado un ticket | se ha creado el ticket | se ha abierto un ticket |
      se ha registrado su | se ha registrado tu | acusamos recibo de su | acusamos recibo de tu |
      le confirmamos la recepción | te confirmamos la recepción | confirmamos la recepción
    `),
    service: phrases(`
      en breve nos pondremos | en breve le | en breve te | no responda a este | no respondas a este | no conteste
      a este | no contestes a este | por favor, no responda | por favor no responda | no es necesario que
      responda | escriba su respuesta por encima | número de ticket | número de caso | número de incidencia |
      número de referencia | con el número | ticket # | un agente | uno de nuestros agentes | uno de nuestros
      compañeros | nuestro equipo | nuestro departamento | nuestro personal | le responderemos | te responderemos
      | les responderemos | le contestaremos | te contestaremos | nos pondremos en contacto | contactaremos con
      usted | contactaremos contigo | le atenderemos | te atenderemos | responderemos lo antes | responderemos a
      la mayor | será atendid | está siendo atendid | está siendo revisad | en un plazo | en el plazo de | en
      menos de 24 | en las próximas 24 | en las próximas 48 | 24 horas | 48 horas | 72 horas | días laborables |
      días hábiles | horario de atención | nuestro horario | de lunes a viernes | preguntas frecuentes | elevado
      volumen | alto volumen | registrada correctamente | registrado correctamente | utilice el formulario | use
      el formulario | utilice nuestro | utilice nuestra | a través del formulario | visite nuestra web | le
      daremos respuesta | te daremos respuesta | en el menor tiempo | recibirás una respuesta | recibirá una
      respuesta | recibirás respuesta | recibirá respuesta | no respondas a | no responda a | en menos de |
      disculpe las molestias | disculpen las molestias | es importante para nosotros
    `),
    left: phrases(`
      ya no trabajo en | ya no trabajo para | ya no trabaja en | ya no trabaja con nosotros | ya no formo parte
      de | ya no forma parte de | he dejado de trabajar en | ha dejado de trabajar | he dejado la empresa | ha
      dejado la empresa | he causado baja en | he finalizado mi relación laboral | me he jubilado | este buzón no
      | este buzón ya no | este correo ya no | este correo electrónico ya no | esta cuenta ya no | esta cuenta de
      correo ya no | esta dirección ya no | esta dirección de correo ya no | esta dirección de correo electrónico
      ya no | esta cuenta no | esta dirección no se | esta dirección de correo no | buzón no atendido | no se
      atiende | ha dejado de estar operativa | ha dejado de estar activa | he cambiado de dirección de correo |
      hemos cambiado de dirección de correo | mi nueva dirección de correo | esta dirección deja de | esta cuenta
      deja de | este correo deja de | deja de estar operativ | dejará de estar operativ | ya no me encargo | ya
      no soy responsable | ya no soy la persona | he cambiado de puesto
    `),
    request: phrases(`
      por favor envi | por favor, envi | por favor entreg | por favor, entreg | por favor cancel |
      por favor, cancel | por favor cambi | por favor, cambi | por favor, dej | por favor dej | por favor, no |
      por favor no entreg | por favor no env | por favor, esper | por favor esper | por favor, dig |
      por favor dig | por favor, ruego | les ruego | le ruego que | os ruego | pueden entregar | podrían |
      podríais | podéis | me pueden | me puede | pueden enviar | pueden reenviar | entreguen | entregádmelo |
      entregarlo | envíen | reenvíen | envíenme | enviadme | déjenlo | dejadlo | guárdenlo | guardadlo |
      avísenme | avisadme | díganme | decidme | llámenme | llamadme | escríbanme | escribidme | contáctenme |
      contactarme | contacten conmigo | necesito | quiero | quisiera | me gustaría | quería |
      espero su respuesta | quedo a la espera | mi vecin | mi marido | mi mujer | mejor el | mejor a partir
    `),
    concern: phrases(`
      en casa | a casa | foto | el portal | portería | conserje | mi pedido | el pedido | su pedido | un pedido |
      del pedido | al pedido | pedidos | hice el pedido | número de pedido | paquete | reembols | devolución |
      devolver | devuel | factura | envío | entrega | repartidor | mensajero | producto | compra | compré el | compré la | compré un | compré en | compré hace | compré este | compré esta | compré los | compré las | compré dos | lo compré | la compré | que compré | he
      comprado | me llegó | ha llegado | no llega | no me han | no he recibido | sigo sin | transportista | talla
      | recoger | recogida | seguimiento | garantía | vale de | roto | rota | dañad | defectuos | reclamo | sus
      respuestas automáticas | vuestras respuestas automáticas | respuestas automáticas | mensajes automáticos |
      una respuesta automática | un mensaje automático | una persona real | su contestador | vuestro contestador
      | nadie contesta | nadie responde | nadie me | no pasa nada | sigo esperando
    `),
    because: ['porque', 'como', 'ya que', 'puesto que', 'si', 'cuando', 'mientras', 'aunque', 'pues'],
    wasRead: phrases(`
      fue mostrado | acuse de recibo por el mensaje | se leyó | se ha leído | ha sido leído | fue leído |
      se ha mostrado | se mostró
    `),
    answered: ['ha aceptado', 'ha rechazado', 'ha respondido quizás'],
    recall: ['desea recuperar el mensaje', 'quiere recuperar el mensaje', 'quisiera recuperar el mensaje'],
    challenge: phrases(`
      haga clic en el siguiente enlace para que su mensaje | para que su mensaje sea entregado |
      su mensaje está pendiente de verificación | su mensaje está en espera | demuestre que es una persona |
      confirme su mensaje | sistema antispam | confirme que no es un robot
    `),
  },
  dates: {
    until: ['hasta el próximo', 'hasta el', 'hasta', 'finaliza el', 'finalizan el'],
    back: phrases(`
      vuelvo a la oficina el | volveré a la oficina el | vuelvo a estar disponible el |
      volveré a estar disponible el | volveré a estar operativo el | vuelvo | volveré | volvemos | volveremos |
      regreso | regresaré | regresaremos | de vuelta | de regreso | me reincorporo | me reincorporaré |
      me reintegro | me reintegraré | me incorporo | me incorporaré | reincorporación | reanudaremos |
      reabriremos | abriremos
    `),
    from: ['a partir del', 'a partir de'],
    to: ['al', 'a', 'y el', 'y'],
    inclusive: ['inclusive', 'incluido', 'incluida', 'ambos inclusive', 'ambos incluidos', 'incluso'],
    weekdays: [
      ['domingo', 'dom'],
      ['lunes', 'lun'],
      ['martes'],
      ['miércoles', 'mié'],
      ['jueves', 'jue'],
      ['viernes', 'vie'],
      ['sábado', 'sáb'],
    ],
    tomorrow: ['mañana'],
    nextWeek: ['la semana que viene', 'la próxima semana', 'próxima semana'],
    fillers: ['el', 'la', 'día', 'próximo', 'este', 'del', 'de', 'lo', 'pasado'],
  },
}
