import type { RecognisingPack } from '../recognising-pack.ts'

/** Norwegian (Bokmål): told apart from the languages that are understood, no more. */
export const nb: RecognisingPack = {
  code: 'nb',
  words:
    'og at det som en et er jeg du han hun vi dere de den min mitt mine din ditt deres ikke har hadde var på for med til av fra om men når hvordan hva hvorfor hvem hvor kan kunne vil ville får fått fikk skal må hei takk bestilling bestillingen bestilt bestilte pakke pakken sko skoene penger pengene tilbake levering uke uker dag går morgen ennå også bare kun veldig mye mer hilsen vennlig størrelse gjerne noen noe ingen der her ble blir kommet kom bytte kvittering fungerer kjøpte kjøpt mottatt feil ventet',
  letters: 'æøå',
}
