import { type AutomaticPack, phrases } from '../automatic-pack.ts'

/** What machines write in French. */
export const fr: AutomaticPack = {
  code: 'fr',
  subjects: phrases(`
    réponse automatique | réponse auto | auto-réponse | message automatique | absence du bureau |
    absent du bureau | absente du bureau | message d'absence | avis d'absence | notification d'absence |
    répondeur automatique | répondeur | en dehors du bureau | hors du bureau |
    accusé de réception automatique
  `),
  subjectSigns: phrases(`
    est absent | est absente | est en congé | est actuellement absent | absent du bureau jusqu'au | absente du
    bureau jusqu'au | absent du bureau du | hors du bureau jusqu'au
  `),
  weakSubjects: phrases(`
    absence | absent | absente | congé | congés | en congé | en congés | vacances | en vacances |
    fermeture annuelle | indisponible | congé maternité | arrêt maladie
  `),
  receipts: [
    'lu :',
    'lu:',
    'non lu :',
    'non lu:',
    'accusé de lecture',
    'accusé de réception',
    'confirmation de lecture',
  ],
  invitations: phrases(`
    accepté : | accepté: | acceptée : | acceptée: | refusé : | refusé: | refusée : | provisoire : |
    provisoire: | annulé : | annulé: | annulée : | acceptation : | refus :
  `),
  says: {
    stiff: [
      'je suis actuellement',
      'actuellement absent',
      'actuellement en',
      'nos bureaux sont',
      'nos bureaux seront',
      'notre société est',
      'notre entreprise est',
    ],
    absence: phrases(`
      en dehors de nos horaires | en dehors des heures d'ouverture | je suis absent | je serai absent | je suis
      actuellement absent | je suis actuellement en | je suis en congé | je serai en congé | je suis en vacances
      | je serai en vacances | je suis en déplacement | je serai en déplacement | je suis en arrêt | je suis
      indisponible | je serai indisponible | je ne suis pas disponible | je ne serai pas disponible | je ne suis
      pas au bureau | je ne serai pas au bureau | je suis hors du bureau | je serai hors du bureau | actuellement
      absent | actuellement en congé | actuellement en vacances | absent du bureau | absente du bureau | absent
      du | absente du | absent jusqu'au | absente jusqu'au | en congés jusqu'au | nos bureaux sont fermés | nos
      bureaux seront fermés | notre bureau est fermé | notre société est fermée | notre entreprise est fermée |
      nous sommes fermés | nous serons fermés | nous sommes en congé | en arrêt maladie
    `),
    thanks: phrases(`
      merci pour votre message | merci de votre message | merci pour ton message | merci pour votre mail |
      merci pour votre email | merci pour votre e-mail | merci pour votre courriel |
      merci de nous avoir contact | merci d'avoir contact | nous vous remercions de votre |
      nous vous remercions pour votre | nous vous remercions de nous avoir | je vous remercie de votre |
      je vous remercie pour votre | merci de votre compréhension | merci pour votre compréhension
    `),
    handOver: phrases(`
      en cas d'urgence | pour toute urgence | pour les urgences | pour toute demande urgente | pour toute
      question urgente | si votre demande est urgente | si votre message est urgent | si urgent | pendant mon
      absence | durant mon absence | en mon absence | pendant cette période | durant cette période | je vous
      répondrai | je te répondrai | je répondrai | je reviendrai vers vous | je prendrai connaissance | je
      traiterai | il sera traité | merci de contacter | veuillez contacter | vous pouvez contacter | vous pouvez
      vous adresser | merci de vous adresser | veuillez vous adresser | vous pouvez joindre | merci de joindre |
      accès limité | n'aurai pas accès | sans accès à ma messagerie | ne sera pas transféré | ne seront pas
      transférés | n'est pas transféré | je traiterai vos | je ne consulte pas | contactez le | contactez la |
      adressez-vous | je lirai | je consulterai
    `),
    onReturn: phrases(`
      à mon retour | dès mon retour | à notre retour | dès que possible | dans les meilleurs délais |
      dans les plus brefs délais | je serai de retour | de retour le
    `),
    declares: phrases(`
      ceci est une réponse automatique | ceci est un message automatique | ceci est un mail automatique |
      ceci est un e-mail automatique | cet e-mail est un message automatique |
      cet e-mail a été envoyé automatiquement | cet e-mail est envoyé automatiquement |
      ce message est automatique | ce message est généré automatiquement |
      ce message a été généré automatiquement | ce message est envoyé automatiquement |
      ce message a été envoyé automatiquement | ce mail est généré automatiquement |
      ce courriel est généré automatiquement | message automatique | message généré automatiquement |
      réponse automatique | réponse générée automatiquement
    `),
    received: phrases(`
      nous avons bien reçu votre | nous avons reçu votre message | nous avons reçu votre demande | nous avons
      reçu votre mail | nous avons reçu votre e-mail | nous accusons réception | votre message a bien été | votre
      demande a bien été | votre demande a été | votre e-mail a bien été | votre mail a bien été | votre demande
      ( | votre ticket | un ticket a été | nous vous confirmons la bonne réception | a bien été prise en compte |
      a bien été pris en compte | a bien été enregistr | ont bien été pris | nous est bien parvenu | nous est
      bien parvenue
    `),
    service: phrases(`
      merci de ne pas répondre | ne pas répondre à ce | veuillez ne pas répondre | ne répondez pas à ce |
      répondez au-dessus de cette ligne | numéro de ticket | numéro de dossier | numéro de demande | sous le
      numéro | sous la référence | ticket # | notre équipe | nos équipes | notre service | un conseiller | nous
      vous répondrons | nous reviendrons vers vous | nous vous recontacterons | vous recontactera | sera traité |
      sous 24 | sous 48 | dans un délai | 24 heures | 48 heures | jours ouvrés | jours ouvrables | heures
      d'ouverture | du lundi au vendredi | foire aux questions | grand nombre de demandes | merci d'utiliser |
      veuillez utiliser | via le formulaire | notre formulaire | vous répondra | dans les meilleurs délais | nous
      y répondrons
    `),
    left: phrases(`
      je ne travaille plus | ne travaille plus | j'ai quitté la société | j'ai quitté l'entreprise | a quitté la
      société | a quitté l'entreprise | je ne fais plus partie | ne fait plus partie | je suis à la retraite |
      cette adresse n'est plus | cette adresse mail n'est plus | cette adresse e-mail n'est plus | cette adresse
      email n'est plus | cette boîte mail n'est | cette boîte n'est plus | cette messagerie n'est plus | cette
      boîte de messagerie n'est | cette adresse n'est pas | mon adresse mail a changé | mon adresse e-mail a
      changé | ma nouvelle adresse | cette boîte mail n'est pas | cette boîte n'est pas | cette adresse n'est pas
      consultée | je ne suis plus en charge | n'est plus en charge | je ne m'occupe plus
    `),
    request: phrases(`
      merci de livrer | merci de m'envoyer | merci de me | veuillez me | merci de ne pas livrer |
      merci de ne plus | merci de bien vouloir | merci de reporter | merci d'annuler | pouvez-vous |
      pourriez-vous | est-il possible | est-ce que | livrez | envoyez | gardez | laissez | appelez-moi |
      rappelez-moi | contactez-moi | écrivez-moi | me contacter | me joindre | j'aimerais | je voudrais |
      je souhaite | j'ai besoin | j'attends | mon voisin | ma voisine | mon mari | ma femme
    `),
    concern: phrases(`
      chez moi | à la maison | photo | gardien | ma commande | la commande | votre commande | commande n |
      commandé | colis | rembours | retourner | facture | livraison | livrer | livreur | produit | achat | acheté
      | pas reçu | rien reçu | pas arrivé | la taille | cassé | abîmé | défectueu | garantie | vos réponses
      automatiques | réponses automatiques | une réponse automatique | messages automatiques | personne ne répond
      | personne ne me | rien ne se passe | j'attends toujours | votre répondeur
    `),
    because: ['car', 'parce que', 'puisque', 'comme', 'si', 'quand', 'lorsque', 'bien que'],
    wasRead: ['a été lu', 'a été affiché', 'a été ouvert'],
    answered: ['a accepté', 'a refusé', 'a décliné'],
    recall: ['souhaite rappeler le message', 'souhaiterait rappeler le message', 'voudrait rappeler le message'],
    challenge: phrases(`
      en attente de validation | afin de valider votre envoi | pour que votre message soit remis |
      pour que votre message me parvienne | protégé par mailinblack | mailinblack | utilise un anti-spam |
      vous authentifier | prouver que vous êtes
    `),
  },
  dates: {
    until: ["jusqu'au", "jusqu'à", "jusqu'en", 'jusque'],
    back: phrases(`
      de retour au bureau le | de retour au bureau | de retour à partir du | de retour | mon retour le |
      retour le | retour prévu le | retour au bureau le | je reviens le | je reviendrai le | reviendrai |
      reprendrai | réouverture le | rouvrirons
    `),
    from: ['à partir du', 'à compter du', 'dès le'],
    to: ['au', 'à', 'et le', 'et'],
    inclusive: ['inclus', 'inclue', 'compris'],
    weekdays: [
      ['dimanche', 'dim'],
      ['lundi', 'lun'],
      ['mardi'],
      ['mercredi', 'mer'],
      ['jeudi', 'jeu'],
      ['vendredi', 'ven'],
      ['samedi', 'sam'],
    ],
    tomorrow: ['demain'],
    nextWeek: ['la semaine prochaine', 'semaine prochaine'],
    fillers: ['le', 'la', 'au', 'du', 'prochain', 'ce', 'de', 'matin'],
  },
}
