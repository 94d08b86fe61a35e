import type { RecognisingPack } from '../recognising-pack.ts'

/** Danish: told apart from the languages that are understood, no more. */
export const da: RecognisingPack = {
  code: 'da',
  words:
    'og at det som en et er jeg du han hun vi i de den min mit mine din dit jeres ikke har havde var på for med til af fra om men når hvornår hvordan hvad hvorfor hvem hvor kan kunne vil ville får fået fik skal må hej tak bestilling bestilt bestilte pakke sko penge tilbage levering uge uger dag går morgen endnu også bare kun meget mere hilsen venlig venlige størrelse gerne nogen noget ingen der her blev bliver kommet kom bytte kvittering virker købte købt',
  letters: 'æøå',
}
