import type { RecognisingPack } from '../recognising-pack.ts'

/** Galician: told apart from the languages that are understood, no more. */
export const gl: RecognisingPack = {
  code: 'gl',
  words:
    'o a os as do da dos das no na nos nas un unha uns unhas e ou que non me te se lle vos meu miña meus miñas seu súa teu túa este esta isto iso aquel polo pola coa co con sen para por onde cando como canto quen pero moi máis tamén aínda xa hoxe onte mañá quero quería podo pode poden podedes teño ten tedes é son está estou foi fun hai ola bos días boa tarde grazas adeus pedido recibín recibido chegou merquei devolver cartos diñeiro dúbida conta ningunha nada xente ata despois desde tempo semana mercar envío facer fago feito quixera zapatos',
  letters: 'ñáéíóú',
}
