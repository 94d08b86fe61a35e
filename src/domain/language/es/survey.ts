import type { SurveyPack } from '../survey-pack.ts'

export const esSurvey: SurveyPack = {
  code: 'es',
  scores: {
    1: 'fatal|pésimo|pésima|pésimamente|horrible|horroroso|horrorosa|terrible|lamentable|vergonzoso|vergonzosa|una vergüenza|qué vergüenza|un desastre|desastre|desastroso|desastrosa|malísimo|malísima|de pena|una pena|penoso|penosa|nefasto|nefasta|asco|un asco|qué asco|de lo peor|lo peor|peor imposible|de mal en peor|nunca más|muy decepcionado|muy decepcionada|un fracaso|una porquería|una mierda|mierda|nada recomendable|no lo recomiendo|no los recomiendo|no recomiendo',
    2: 'mal|malo|mala|deficiente|insuficiente|insatisfecho|insatisfecha|decepcionado|decepcionada|decepcionante|descontento|descontenta|flojo|floja|mediocre|lento|lenta|tarde|mejorable|peor',
    3: 'regular|regulín|regular tirando a mal|así así|más o menos|ni bien ni mal|ni fu ni fa|normal|normalito|pasable|aceptable|suficiente|correcto sin más|ok|okay|okey|ahí ahí|psé|pse',
    4: 'bien|bueno|buena|buenos|bastante bien|satisfecho|satisfecha|contento|contenta|contentos|correcto|correcta|todo ok|todo correcto|todo en orden|amable|amables|mejor|recomendable|notable|guay|chévere',
    5: 'perfecto|perfecta|perfectamente|excelente|excelentes|genial|geniales|fenomenal|estupendo|estupenda|estupendamente|fantástico|fantástica|maravilloso|maravillosa|de maravilla|una maravilla|súper|super|buenísimo|buenísima|magnífico|magnífica|increíble|inmejorable|impecable|espectacular|extraordinario|sobresaliente|encantado|encantada|me encantó|me ha encantado|de diez|un diez|de lujo|de 10|lo mejor|los mejores|mejor imposible|no puede ser mejor|no se puede mejorar|no pudo ser mejor|sin ningún problema|contentísimo|contentísima|rápido|rápida|rapidísimo|rápidos|eficaz|eficaces|bárbaro|bacán|brutal|top|ole|olé|diez',
  },
  numbers: ['uno|una', 'dos', 'tres', 'cuatro', 'cinco', 'cero'],
  very: 'muy|súper|super|realmente|verdaderamente|extremadamente|re',
  not: 'no|nada|nunca|tampoco|poco|ni',
  beside:
    'hola|buenas|buenos días|buenas tardes|buenas noches|buen día|estimados|gracias|muchas gracias|mil gracias|muchísimas gracias|saludos|un saludo|un abrazo|todo|todos|fue|ha sido|estuvo|está|estaba|ha estado|ha ido|fue todo|me fue|me ha ido|nos ha ido|salió|quedó|me pareció|me ha parecido|me parece|quedé|estoy|estamos|es|son|sois|ha quedado|la verdad|la verdad que|la verdad es que|en general|en realidad|pues|y|a|de|con|con el|el|la|lo|los|un|una|le|les|os|te|doy|damos|pongo|pondría|daría|doy un|mi|nota|mi nota|mi nota es|puntuación|puntos|punto|puntaje|valoración|calificación|respuesta|estrella|estrellas|sobre|tan|todo lo demás|atención|la atención|el trato|trato|servicio|el servicio|experiencia|gestión|la gestión|incidencia|atendido|atendida|atendidos|que|bastante|tirando a|por todo|por la ayuda|por vuestra ayuda|por su ayuda|equipo|sí|ya|para mí|creo que|que un|desde luego|sin duda|sin dudas|qué|vaya|siempre',
  openers: 'bueno|buenas|ok|okay|okey',
  but: 'pero|aunque|salvo|excepto',
}
