import type { RecognisingPack } from '../recognising-pack.ts'

/** Dutch: told apart from the languages that are understood, no more. */
export const nl: RecognisingPack = {
  code: 'nl',
  words:
    'de het een en van ik je jij u hij zij wij we jullie mijn uw jouw zijn haar ons onze is was waren ben bent heb hebt heeft hebben had niet geen maar ook nog al wel om te voor met op aan in uit bij naar door over tot als dan dat dit die deze wat waar wanneer hoe waarom wie kan kunt kunnen wil wilt zou graag mag moet moeten wordt worden bestelling besteld pakket ontvangen verzending geleverd levering terug geld bedankt dank hallo goedemiddag goedemorgen goedendag beste groet groeten vriendelijke alstublieft gekregen verkeerde schoenen ruilen factuur vandaag gisteren morgen week weken blijft nu meer er ging gegaan',
  letters: 'ëïé',
}
