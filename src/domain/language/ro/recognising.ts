import type { RecognisingPack } from '../recognising-pack.ts'

/** Romanian: told apart from the languages that are understood, no more. */
export const ro: RecognisingPack = {
  code: 'ro',
  words:
    'și si de la în in un o pe cu nu este e sunt am ai are avem aveți au a fost fi să sa că ca care ce cum când cand unde cât cat cine mi îmi imi vă va te se ne eu tu noi voi meu mea mei mele dumneavoastră comanda comandă comandat colet coletul primit ajuns bani banii înapoi inapoi livrare mulțumesc multumesc bună buna ziua vreau aș as pot puteți puteti dar mai foarte încă inca astăzi azi ieri mâine acum din pentru după dupa fără fara pantofi pantofii factura săptămână saptamana rog',
  letters: 'ăâîșțşţ',
}
