import type { RecognisingPack } from '../recognising-pack.ts'

/** Galician: told apart from the languages that are understood, no more. */
export const gl: RecognisingPack = {
  code: 'gl',
  words:
    'o a os as do da dos das no na nos nas un unha uns unhas e ou que non me te se lle vos meu miña meus miñas seu súa teu túa este esta isto iso aquel polo pola coa co con sen para por onde cando como canto quen pero moi máis tamén aínda xa hoxe onte mañá quero quería podo pode poden podedes teño ten tedes é son está estou foi fun hai ola bos días boa tarde grazas adeus pedido recibín recibido chegou merquei devolver cartos diñeiro dúbida conta ningunha nada xente ata despois desde tempo semana mercar envío facer fago feito quixera zapatos dun dunha nun nunha ao aos á ás polos polas cos coas deste desta neste nesta ese eses outro outra outros mellor segundo aquí alí así entón pois antes sempre nunca agora cal cales fixen fixo fixeron dixo dixeron puiden puido quixen tiven tivo teñen temos vou vai van veu chegaron paguei cobráronme cobrastes devolvédesme gustaríame sodes estades foron xeito cousa cousas tenda produto caixa dende luns martes mércores xoves venres boas tardes noites moitas moito moita saúdos saúdo prezo factura enderezo código desconto roto rota agardando agardo só algún algunha ningún cada mesmo mesma novo nova ben mal falta faltan vin ver saber dicir',
  letters: 'ñáéíóú',
}
