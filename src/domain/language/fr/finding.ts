import type { FindingPack } from '../finding-pack.ts'

/** The words around numbers and dates in French. */
export const fr: FindingPack = {
  code: 'fr',
  months: [
    ['janvier', 'janv'],
    ['février', 'févr', 'fév'],
    ['mars'],
    ['avril', 'avr'],
    ['mai'],
    ['juin'],
    ['juillet', 'juil'],
    ['août', 'aout'],
    ['septembre', 'sept'],
    ['octobre', 'oct'],
    ['novembre', 'nov'],
    ['décembre', 'déc'],
  ],
  order: {
    words: ['commande', 'commandes', 'numéro', 'achat'],
    between: ['n', 'nº', 'n°', 'no', 'numéro', 'numero', 'de', 'ma', 'est', 'la', 'commande', 'référence', 'réf', 'et'],
    others: [
      'téléphone',
      'tél',
      'tel',
      'portable',
      'facture',
      'suivi',
      'compte',
      'iban',
      'carte',
      'siret',
      'tva',
      'code postal',
      'colis',
      'client',
      'fax',
    ],
  },
}
