import type { RecognisingPack } from '../recognising-pack.ts'

/** Catalan: told apart from the languages that are understood, no more. */
export const ca: RecognisingPack = {
  code: 'ca',
  words:
    "el la els les un una uns unes de del dels al als i o que què no em et es ens us ho hi li amb per sense sobre fins des on quan com quant qui aquest aquesta aquests això allò meu meva meus meves teu teva seu seva vostre vostra vull voldria puc podeu poden tinc té teniu tenim he ha heu han hem vaig va vam van era és són està estic fer fet rebut arribat comanda paquet diners tornar encara però molt més també ja mai res bon dia bona tarda hola gràcies si plau avui ahir demà dubte talla sabates estaria aniria dimarts dilluns dijous setmana enviament botiga cap perquè l' d' s' n' m' t' s'ha m'ha m'han l'he n'hi estat tot tota tots totes altre altra altres nou nova aquí ara després abans sempre ningú cada entre menys molts molta prou gaire massa algun alguna qualsevol mateix mateixa dimecres divendres dissabte diumenge mes mesos dies hores enlloc trencat trencada enviat pagat cobrat comprat demanat retornar canviar canvi sabata jaqueta samarreta factura adreça correu telèfon preu descompte codi funciona espero resposta salutacions cordials merci adéu ajuda podríeu hauria seria faig feu dir saber veure nostra nostre dins només segons sota coses bé malament petit petita gran",
  letters: 'çàèòóíïü',
}
