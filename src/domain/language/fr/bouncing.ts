import { phrases } from '../automatic-pack.ts'
import type { BouncingPack } from '../bouncing-pack.ts'

/** What mail servers say in French. */
export const fr: BouncingPack = {
  code: 'fr',
  senders: [
    'système de distribution du courrier',
    'système de messagerie',
    'service de messagerie',
    'administrateur système',
    'administrateur de messagerie',
    'distribution du courrier',
  ],
  subjects: phrases(`
    non remis | non distribuable | non délivré | message non remis | message non distribué |
    message non délivré | mail non délivré | courrier non distribué | courrier retourné | retour de courrier |
    échec de la remise | échec de remise | échec de la livraison | échec de la distribution |
    échec de distribution | échec de l’envoi | impossible de remettre | impossible de distribuer |
    erreur de distribution | erreur d'envoi | notification d'état de remise |
    notification d'état de la distribution | notification d'échec | avis de non-remise | rapport de non-remise |
    adresse introuvable | message bloqué | message rejeté
  `),
  failure: phrases(`
    n'a pas pu être remis | n'a pas pu être délivré | n'a pas pu être distribué | n'a pas pu être acheminé |
    n'a pas pu être envoyé | n'a pu être délivré | n'a pu être remis | n'a pas été remis | n'a pas été délivré |
    n'a pas été distribué | n'est pas parvenu au | n'est pas arrivé | ne peut être délivré |
    échec de la remise | échec de la distribution | la remise à ces destinataires | impossible de remettre |
    impossible de distribuer | impossible de délivrer | nous n'avons pas pu remettre |
    nous n'avons pas pu distribuer | n'avons pu délivrer | adresse introuvable |
    il s’agit d’une erreur permanente | c'est une erreur permanente | ceci est une erreur permanente |
    votre message a été rejeté | votre message a été bloqué | a rejeté votre message |
    ce message a été créé automatiquement par le logiciel |
    ce message a été généré automatiquement par le serveur | retourné à l'expéditeur
  `),
  final: ['erreur permanente', 'échec permanent', 'définitivement'],
  delay: phrases(`
    remise différée | remise retardée | distribution différée | distribution retardée | retard de remise |
    livraison incomplète | distribution incomplète | notification d'état de remise (retard) |
    n'a pas encore été remis | n'a pas encore été distribué | n'a pas encore pu être | est retardé |
    a été retardé | nous continuerons | continuera à essayer | continuera d’essayer | de nouvelles tentatives |
    vous n'avez pas besoin de renvoyer | ceci n'est qu'un avertissement | problème temporaire lors de la remise
  `),
  success: phrases(`
    remis : | remis: | distribué avec succès | remis avec succès | confirmation de remise | relayé : | relayé:
  `),
  returned: phrases(`
    message d'origine | message original | message initial | en-têtes du message d'origine |
    en-têtes du message | copie du message | ceci est une copie du message | vous trouverez ci-dessous une copie
  `),
  labels: phrases(`
    destinataire | destinataires | adresse | adresse du destinataire | votre message à |
    votre message adressé à | votre message pour | utilisateur | boîte aux lettres
  `),
  contacts: ['contacter', 'contactez', 'assistance', 'expéditeur :', 'expéditeur:'],
  sender: ["adresse de l'expéditeur", "domaine de l'expéditeur", 'expéditeur rejeté'],
  unknownAddress: phrases(`
    utilisateur inconnu | utilisateur inexistant | utilisateur introuvable | destinataire inconnu |
    destinataire inexistant | destinataire introuvable | destinataire invalide | adresse inconnue |
    adresse inexistante | adresse introuvable | adresse invalide | adresse erronée | n'existe pas |
    n'a pas été trouvé | est introuvable | boite aux lettres inconnue | boîte aux lettres inexistante |
    boite inexistante | compte inexistant | compte inconnu | ofr_416 | ofr_418
  `),
  disabled: phrases(`
    compte désactivé | compte suspendu | compte inactif | compte bloqué | compte fermé |
    aux lettres desactivee | boite désactivée
  `),
  unknownDomain: [
    'domaine inconnu',
    'domaine inexistant',
    'domaine introuvable',
    "le domaine … n'existe pas",
    'nom de domaine … introuvable',
    'serveur inconnu',
  ],
  full: phrases(`
    boîte pleine | boîte aux lettres pleine | boîte aux lettres est pleine | boîte aux lettres … pleine |
    boîte de réception … pleine | boîte … saturée | boîte … pleine | quota dépassé | quota … dépassé |
    dépassé son quota | dépasse le quota | dépassement de quota | plus d'espace | espace insuffisant |
    espace de stockage … insuffisant | messagerie pleine
  `),
  tooLarge: ['trop volumineux', 'trop gros', 'taille maximale', 'dépasse la taille', 'taille du message'],
  spam: phrases(`
    courrier indésirable | message indésirable | liste noire | listes noires | considéré comme spam |
    mail rejete | contenu rejeté | réputation | message bloqué
  `),
  policy: phrases(`
    n'est pas autorisé | non autorisé | accès refusé | accès restreint | politique | stratégie |
    expéditeur rejeté | trop de messages | trop de connexions | trop de destinataires |
    veuillez essayer plus tard. service refused
  `),
  expired: ['délai de remise expiré', 'message expiré'],
  loop: ['boucle'],
  trouble: phrases(`
    délai d'attente | délai dépassé | ne répond pas | serveur occupé | erreur temporaire | réessayez plus tard |
    réessayer plus tard | connexion refusée | problème temporaire | impossible de se connecter
  `),
}
