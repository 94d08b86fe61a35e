import type { ConceptWords } from '../concepts.ts'

/** French of France, Belgium, Switzerland and Canada. */
export const concepts: ConceptWords = {
  order:
    'commande|commandes|ma commande|cde|n° de commande|numero de commande|bon de commande|mon achat|mes achats|reference de commande|cmd',
  buy: "acheter|achete|achetes|achetee|achetais|achat|achats|commander|commandé|commandee|commandes|j'ai pris|acquis|acquerir|me procurer|passer commande|passe commande|magasiner|magasinage|commandais",
  'before-buying':
    "avant d'acheter|avant de commander|avant de passer commande|avant l'achat|je voudrais acheter|j'aimerais acheter|je souhaite acheter|je compte acheter|j'hesite|pense acheter|envisage d'acheter|je voudrais commander|j'aimerais commander|je souhaiterais commander|interesse par|interessee par|je m'interesse|je lorgne|vous vendez|vendez vous|avez vous|auriez vous|est ce que vous avez",
  cart: 'panier|paniers|mon panier|chariot|caddie|ajouter au panier',
  'pay-step':
    "au moment de payer|au moment du paiement|page de paiement|etape de paiement|etape du paiement|valider la commande|valider ma commande|validation de commande|finaliser la commande|finaliser ma commande|finaliser l'achat|passer au paiement|derniere etape|passer la commande|passer ma commande|caisse|proceder au paiement|checkout",
  pay: 'payer|paye|payes|payee|payent|paiement|paiements|regler|regle|reglee|reglement|payable|debourse|regle par',
  card: 'carte bancaire|carte de credit|carte bleue|ma carte|cb|visa|mastercard|carte|amex|bancontact|cryptogramme|carte de debit',
  'pay-service':
    'paypal|apple pay|google pay|klarna|lydia|alma|oney|paylib|payconiq|twint|stripe|wero|amazon pay|interac',
  transfer:
    'virement|virements|vire|iban|rib|cheque|cheques|mandat|preuve de virement|justificatif de paiement|ordre de virement',
  bank: 'banque|ma banque|compte bancaire|releve|releve bancaire|releve de compte|sur mon compte|mon conseiller bancaire|banquier',
  instalments:
    'plusieurs fois|trois fois|3 fois|4 fois|quatre fois|3x|4x|mensualites|mensualite|echeance|echeances|echelonne|paiement fractionne|financement|credit',
  'cash-on-delivery': 'contre remboursement|payer a la livraison|paiement a la livraison|payer le livreur',
  declined:
    "refuse|refusee|refuses|refusees|refus|rejete|rejetee|rejet|decline|declinee|n'est pas acceptee|n'est pas accepte|n'accepte pas|pas autorise|non autorise|echoue|echouee|echec du paiement|paiement echoue|bloque le paiement|transaction refusee|ne passe pas|passe pas",
  pending:
    'en attente|en cours|en cours de traitement|toujours en traitement|en preparation|pas confirme|pas encore valide|non confirmee|en suspens|attente de paiement|en attente de paiement|pas enregistre',
  charge:
    "debite|debitee|debites|debit|debits|preleve|prelevee|preleves|prelevement|prelevements|facture en plus|factures|on m'a facture|vous m'avez facture|vous m'avez compte|ponctionne|encaisse|encaisses|retire de mon compte|prise sur mon compte|parti de mon compte|passee sur mon compte",
  twice:
    'deux fois|2 fois|double|doubles|en double|doublon|doublons|a double|dupliquee|duplique|deux debits|deux prelevements|deux commandes|deux exemplaires',
  'unknown-to-me':
    "je ne reconnais pas|ne connais pas|jamais commande|rien commande|n'ai rien achete|je n'ai rien commande|pas moi|sans mon accord|sans mon consentement|sans mon autorisation|a mon insu|aucune idee|jamais demande|jamais souscrit|pas souscrit|inconnu|inconnue|je n'ai pas passe|a mon nom|sans que je demande",
  fraud:
    'fraude|frauduleux|frauduleuse|carte volee|vole ma carte|pirate|piratee|piratage|hacke|hackee|phishing|hameconnage|usurpation|usurpe|mail suspect|sms suspect|faux mail|faux site|utilisation frauduleuse|arnaque a la carte',
  amount: 'montant|montants|somme|total|le total|euros|chf|dollars|solde de|difference|ecart',
  price: 'prix|tarif|tarifs|coute|coutent|cout|combien coute|valeur|vaut|au prix de|tarification',
  cheaper:
    'moins cher|moins chere|plus cher|plus chere|prix a baisse|prix a augmente|difference de prix|baisse de prix|augmentation|prix different|autre prix|prix barre|deux prix|change de prix|passe de _ a|pas le meme prix|ancien prix|hors de prix',
  'offer-sale':
    'promo|promos|promotion|promotions|solde|soldes|black friday|offre|offres|vente flash|vente privee|french days|destockage|braderie|offre du jour|liquidation',
  discount:
    'remise|remises|reduction|reductions|rabais|ristourne|moins _ pour cent|pourcent|pour cent|tarif reduit|-10|bienvenue',
  coupon:
    "code promo|code promotionnel|code de reduction|code reduction|code avantage|bon de reduction|bon d'achat|bons d'achat|coupon|coupons|code parrainage|code|mon code|le code|chequier|avoir",
  'gift-card': 'carte cadeau|cartes cadeaux|carte cadeaux|cheque cadeau|cheques cadeaux|bon cadeau|cheques cadeau',
  points:
    'points|points de fidelite|fidelite|programme de fidelite|cagnotte|solde|carte de fidelite|mes points|credit magasin|porte monnaie|avoir',
  subscription:
    'abonnement|abonnements|abonne|abonnee|formule|reconduction|renouvellement|renouvele|box|adhesion|adherent|membre|club|resilier|resiliation|resilie|mensuel|essai gratuit|premium',
  fee: "frais|supplement|supplements|surcout|frais de dossier|frais de service|assurance ajoutee|assurance|option ajoutee|s'est ajoute|s'ajoute|ajoute d'office|coche d'office|pre cochee|cotisation|commission|garantie ajoutee|eco participation",
  invoice:
    'facture|factures|facturation|facturer|facture a mon nom|duplicata de facture|facture proforma|note|avoir comptable',
  receipt: "ticket de caisse|recu|recus|preuve d'achat|justificatif d'achat|justificatif|ticket|quittance|recepisse",
  'tax-data':
    'siret|siren|tva|numero de tva|tva intracommunautaire|raison sociale|au nom de la societe|adresse de facturation|nom de facturation|hors taxe|ht|bce|ide',
  company:
    "societe|entreprise|notre association|association|mairie|ecole|auto entrepreneur|professionnel|professionnels|pro|sarl|sas|asbl|comptable|comptabilite|ma boite|pme|mon cabinet|bureau d'etudes",
  'cancel-order':
    'annuler|annule|annulee|annulation|annulez|annuler ma commande|annuler la commande|je ne veux plus|plus besoin|stopper la commande|arreter la commande|commande annulee|avez annule|retirer ma commande|desister',
  change:
    'changer|change|changement|modifier|modification|modifiez|corriger|correction|rectifier|rectification|rectificative|mettre a jour|remplacer|reporter|trompe|trompee|me suis trompe|erreur de ma part|par erreur',
  add: 'ajouter|ajoute|ajoutee|ajoutez|rajouter|rajoute|regrouper|completer|joindre|grouper',
  'remove-it':
    'enlever|enleve|enlevez|retirer|retire|retirez|supprimer|supprime|supprimez|oter|effacer|vider|desactiver|decocher',
  site: 'site|site web|site internet|page|page web|boutique en ligne|appli|application|sur internet|en ligne|votre site|le site|plateforme|lien|page produit',
  'page-part':
    'bouton|boutons|formulaire|champ|champs|menu|menu deroulant|liste deroulante|case|case a cocher|carte des points relais|calendrier|creneaux|fenetre|pop up|onglet|filtre|filtres|curseur|captcha|icone|encadre|banniere',
  device:
    'telephone|mobile|portable|ordinateur|tablette|ipad|iphone|android|mac|pc|navigateur|chrome|firefox|safari|edge|sur mon tel|smartphone',
  click:
    'cliquer|clique|clic|cliquant|appuyer|appuie|selectionner|selectionne|choisir|choisis|cocher|coche|valider|valide|je tape|touche',
  'type-in':
    'saisir|saisis|saisie|entrer|entre le code|rentre|rentrer|taper|tape|remplir|remplis|rempli|inscrire|mettre le code|mets le code|indiquer|renseigner|renseigne|copie colle',
  error:
    "erreur|erreurs|message d'erreur|bug|bugs|bugue|bogue|erreur 500|erreur 404|erreur technique|probleme technique|une erreur est survenue|page introuvable|plante|plantage|beug|beugue|dysfonctionnement",
  'nothing-happens':
    "rien ne se passe|il ne se passe rien|page blanche|ecran blanc|tourne en rond|ca tourne|tourne dans le vide|mouline|charge sans fin|charge a l'infini|reste bloque|reste bloquee|se fige|fige|figee|gele|ne repond plus|ne repond pas|ne charge pas|vide|reste vide|grise|grisee|sablier|rouet|plante|se ferme|me renvoie|revient a|retourne a|me ramene",
  'wont-let':
    "impossible de|n'arrive pas|j'arrive pas|arrive pas a|ne peux pas|peux pas|je ne peux plus|ne me laisse pas|me laisse pas|m'empeche|bloque|bloquee|coince|coincee|ne permet pas|je ne parviens pas|parviens pas|pas moyen|pas possible de|refuse de|veut pas|ne veut pas",
  'not-working':
    'ne fonctionne pas|ne marche pas|marche pas|fonctionne pas|ne fonctionne plus|ne marche plus|marche plus|hors service|en panne|ne va pas|ca marche pas|inactif|inoperant',
  invalid:
    "invalide|non valide|pas valide|n'est pas valide|expire|expiree|perime|inconnu|n'existe pas|inexistant|incorrect|pas reconnu|non reconnu|deja utilise|plus valable|pas valable|inutilisable|non applicable",
  disappears:
    "disparait|disparu|disparue|disparaissent|se vide|s'est vide|est vide|efface|effacee|perdu mon panier|remis a zero|se remet a|s'efface|volatilise|envole|parti en fumee|plus rien dans|saute",
  login:
    "me connecter|connexion|connecter|connecte|connectee|identifiant|identifiants|s'identifier|m'identifier|identification|acceder a mon compte|acces a mon compte|entrer dans mon compte|deconnecte|deconnectee|session",
  password:
    'mot de passe|mdp|mots de passe|mot de passe oublie|reinitialiser|reinitialisation|lien de reinitialisation|oublie mon mot',
  'sms-code':
    "sms|code recu par|code sms|code de verification|code de validation|double authentification|3d secure|code a six chiffres|texto|validation dans l'application|authentification",
  register:
    "inscription|m'inscrire|inscrire|creer un compte|creation de compte|creer mon compte|ouvrir un compte|inscrit|inscrite",
  account:
    'mon compte|compte client|compte|profil|mon profil|espace client|fiche client|mes informations|mes coordonnees|mon adresse mail|mon nom|mes comptes|deux comptes|fusionner',
  blocked: 'bloque|bloquee|suspendu|suspendue|verrouille|verrouillee|desactive|desactivee|gele|gelee|banni|restreint',
  'close-account':
    'supprimer mon compte|fermer mon compte|cloturer|cloture|fermeture de mon compte|suppression de mon compte|suppression du compte|effacer mon compte|ne plus etre client|desinscrire mon compte',
  'data-privacy':
    "donnees|donnees personnelles|mes donnees|rgpd|cnil|droit d'acces|confidentialite|vie privee|consentement|droit a l'oubli|effacement|protection des donnees|dpo|cookies|informations personnelles|loi 25|politique de confidentialite",
  'marketing-mail':
    'newsletter|newsletters|infolettre|publicite|publicites|pub|pubs|mails publicitaires|courriels publicitaires|spam|spams|demarchage|prospection|catalogue papier|vos promotions|vos mails|vos sms|harcelement commercial',
  unsubscribe:
    "desabonner|desabonne|desabonnement|desinscrire|desinscription|desinscrit|ne plus recevoir|plus recevoir|cessez|arretez de m'envoyer|stop sms|retirez moi de|retirer de la liste|liste de diffusion|me retirer",
  'others-data':
    "autre client|d'une autre personne|d'un autre client|donnees d'un|adresse d'un inconnu|nom d'une autre|coordonnees d'un|commande de quelqu'un|facture d'un autre|fuite|fuite de donnees|quelqu'un d'autre|une inconnue|compte de quelqu'un",
  parcel: 'colis|paquet|paquets|envoi|envois|carton|cartons|pli|enveloppe|palette|mon colis',
  delivery:
    'livraison|livraisons|livrer|livre|livree|livres|livrez|livrable|livrent|distribution|acheminement|achemine',
  'send-out':
    'expedier|expedie|expediee|expedition|expediez|envoye|envoyee|parti|partie|sorti|mise en livraison|remis au transporteur|prise en charge|preparation|quitte votre entrepot|entrepot|depart',
  'courier-person':
    'livreur|livreurs|livreuse|facteur|factrice|chauffeur|coursier|le monsieur|postier|le transporteur|camionneur',
  'courier-company':
    'transporteur|colissimo|chronopost|mondial relay|dpd|gls|ups|dhl|fedex|relais colis|la poste|bpost|postnl|poste suisse|postes canada|purolator|geodis|colis prive|tnt|dpd|vinted go|societe de transport|amazon logistics|heppner|coliprive|schenker',
  tracking:
    "suivi|numero de suivi|lien de suivi|suivre|tracking|traque|statut|le statut|etat de ma livraison|etat de ma commande|tracer|numero de colis|numero d'envoi|historique",
  'not-moving':
    "n'avance pas|avance plus|ne bouge pas|bouge pas|bouge plus|ne bouge plus|aucun mouvement|pas de mouvement|n'evolue pas|n'evolue plus|aucune mise a jour|pas mis a jour|toujours le meme statut|affiche toujours|bloque a|fait du surplace|reste a|en transit depuis",
  arrive:
    'arriver|arrive|arrivee|arrivera|arrivent|arrives|recu|recue|recus|receptionne|reception|recevoir|recois|recevrai|me parvenir|parvenu|debarque',
  'not-arrived':
    "pas arrive|pas arrivee|toujours pas arrive|n'est pas arrive|pas encore arrive|n'arrive pas|toujours pas recu|pas recu|rien recu|jamais recu|n'ai rien recu|pas encore recu|n'ai pas recu|n'ai jamais recu|jamais arrive|jamais livre|pas livre|pas ete livre|toujours rien|toujours pas la|sans nouvelles|pas de nouvelles|aucune nouvelle|ne vient pas|toujours pas livre|pas encore livre|toujours pas eu|rien dans la boite",
  waiting:
    "attendre|attends|attend|attendu|attente|j'attends|en attente depuis|toujours en train d'attendre|patiente|patienter|ca fait|depuis plus de|je guette",
  late: 'retard|retards|en retard|retarde|retardee|tarde|tardif|depasse|depassee|delai depasse|hors delai|delai|delais|la date est passee|trop long|trop tard|traine|devait arriver|aurait du arriver|devait etre livre|aurait du etre|prevu le|prevue le|prevue pour|prevu pour|etait prevue|repousse|repoussee',
  'when-arrives':
    "quand arrive|quand est ce que|quand sera|quand vais je recevoir|quand vais je etre livre|quand serai je livre|date de livraison|quel jour|arrivera quand|arrive quand|recevrai je|combien de temps encore|sous combien de temps|quand arrivera|c'est pour quand|vais je etre livre",
  'where-is-it':
    "ou est ma commande|ou est mon colis|ou en est|ou est passe|ou se trouve|ou se cache|ou est|ou sont|ou j'en suis|savoir ou|mais ou",
  lost: 'perdu|perdue|egare|egaree|introuvable|disparu|vole|volee|vol|envole|dans la nature|perdu en route|evapore',
  'says-delivered':
    "indique livre|note livre|marque livre|marque comme livre|indique comme livre|statut livre|annonce livre|soi disant livre|livre selon|dit livre|a ete livre|distribue|remis au destinataire|signe par|signature|preuve de livraison|remis a|depose dans|depose devant|dit l'avoir depose|declare livre|pretendument livre",
  neighbour: 'voisin|voisine|voisins|gardien|gardienne|concierge|accueil|conciergerie|reception|loge',
  'at-home':
    "chez moi|a la maison|sonne|sonner|sonnette|ma porte|devant la porte|porte|absent|absente|avis de passage|personne n'a sonne|n'est pas passe|jamais passe|interphone|digicode|boite aux lettres|j'etais la|domicile|portail|paillasson",
  'pickup-point':
    'point relais|point retrait|relais|consigne|locker|casier|bureau de poste|point de retrait|retirer mon colis|retrait en magasin|click and collect|retrait|packstation|pickup|point poste|depot|agence',
  address:
    "adresse|adresses|rue|numero de rue|code postal|ville|appartement|batiment|etage|boite postale|mauvaise adresse|adresse de livraison|adresse incomplete|numero d'appartement|lieu dit|commune|avenue|npa",
  'move-house':
    "demenage|demenager|demenagement|changement d'adresse|nouvelle adresse|ancienne adresse|en vacances|absent jusqu'|chez ma mere|chez mes parents|a mon travail|au bureau|en deplacement|changer l'adresse|change d'adresse",
  'delivery-day':
    "creneau|creneaux|rendez vous|prendre rendez vous|jour de livraison|livrer le samedi|livrer un autre jour|reporter la livraison|decaler|avancer la livraison|horaire de livraison|plage horaire|entre 8h|le matin|l'apres midi",
  'carry-up':
    "etage|ascenseur|monter|montee|a l'etage|au pied|devant l'immeuble|pas de porte|escalier|escaliers|mise en service|reprise de l'ancien|trottoir|cage d'escalier",
  abroad:
    "etranger|a l'etranger|suisse|belgique|luxembourg|canada|quebec|dom tom|outre mer|reunion|guadeloupe|martinique|corse|maroc|international|angleterre|allemagne|espagne|polynesie|guyane|nouvelle caledonie|portugal|andorre|monaco",
  'do-you-ship':
    'livrez vous|vous livrez|expediez vous|envoyez vous|livraison possible|est ce que vous livrez|livrez vous en|delai de livraison|combien de temps pour livrer|sous combien de jours|livrer en|livrer a|delais de livraison|livraison express|express',
  'shipping-cost':
    "frais de port|frais de livraison|frais d'envoi|port offert|livraison gratuite|livraison offerte|port gratuit|cout de la livraison|prix de la livraison|franco de port|combien coute la livraison|combien pour la livraison|port",
  customs:
    "douane|douanes|frais de douane|droits de douane|dedouanement|taxes d'importation|declaration en douane|douanier|douanieres|tva import",
  return:
    'retourner|retourne|retour|retours|renvoyer|renvoye|renvoi|renvoie|rendre|restituer|reprendre|reexpedier|rapporter|ramener|faire un retour',
  'return-label':
    'etiquette|etiquette de retour|bon de retour|bordereau|bordereau de retour|formulaire de retour|etiquette prepayee|imprimer|imprimante|qr code|enlevement|venir chercher|venez chercher|recuperer|reprise a domicile|passer prendre|ou renvoyer|adresse de retour|procedure de retour|autorisation de retour',
  'who-pays-postage':
    'a ma charge|a votre charge|a mes frais|a vos frais|qui paie|qui paye|frais de retour|retour gratuit|retour payant|gratuit le retour|aux frais de|les frais du retour|cout du retour|prenez en charge',
  exchange:
    'echanger|echange|echangez|changer de taille|contre une autre|contre un autre|autre taille|taille au dessus|taille en dessous|autre couleur|plutot une|plutot un|en echange|echange standard',
  withdrawal:
    'retractation|droit de retractation|retracter|me retracte|14 jours|quatorze jours|delai de retour|30 jours|satisfait ou rembourse|sans motif',
  returned:
    "j'ai renvoye|j'ai retourne|deja renvoye|deja retourne|retour effectue|recu mon retour|retour recu|bien recu mon retour|retour receptionne|j'ai rendu|j'ai depose|apres retour|mon retour|je vous ai renvoye|je vous ai retourne|revenu chez vous",
  wrong:
    "mauvais|mauvaise|pas le bon|pas la bonne|pas les bons|pas les bonnes|ce n'est pas|erreur de|erreur d'article|erreur de preparation|rien a voir|pas ce que j'ai commande|pas celui|pas celle|pas conforme|non conforme|autre modele|different de|autre article|inverse|melange|mauvaise taille|mauvaise couleur|vous vous etes trompes",
  instead:
    "au lieu de|a la place|a la place de|au lieu du|au lieu des|et je recois|et j'ai recu|j'ai recu un|j'ai recu une|commande _ recu|j'avais demande|j'avais commande|et c'est un|et c'est une|je me retrouve avec|alors que j'ai commande|alors que j'avais",
  'missing-part':
    "manque|manquent|manquant|manquante|manquants|il manque|il me manque|absent du colis|pas dans le colis|pas dans la boite|oublie|oubliee|sans la|sans le|sans les|il n'y avait pas|n'y avait que|pas de vis|pas trouve dans|pas inclus|pas fourni",
  incomplete:
    "incomplet|incomplete|seulement un|seulement une|un seul|une seule|que deux|sur les trois|sur les deux|la moitie|une partie|partielle|partiellement|au lieu de deux|au lieu de trois|le reste|n'en ai recu que|moins que",
  broken:
    'casse|cassee|casses|cassees|brise|brisee|fendu|fendue|fissure|fissuree|fele|felee|dechire|dechiree|explose en|en morceaux|en miettes|eclate|eclatee|arrache|arrachee|perce|percee|trou|troue|rompu|abime|abimee|abimes|endommage|endommagee|endommages|deteriore',
  dented:
    'raye|rayee|rayure|rayures|bosse|bosses|cabosse|cabossee|enfonce|enfoncee|tordu|tordue|plie|pliee|ebreche|ebrechee|ecaille|ecrase|ecrasee|voile|voilee|griffe|griffee|eclat|deforme|deformee|ecorne|ecornee|coin abime',
  leaking:
    'fuit|fuite|fuites|coule|coulait|renverse|renversee|mouille|mouillee|trempe|trempee|humide|detrempe|flacon vide|deborde|ouvert dans le colis|coule dans|imbibe|gouttes',
  spoilt:
    'perime|perimee|moisi|moisie|moisissure|pourri|pourrie|avarie|decongele|decongelee|fondu|fondue|tourne|rance|date depassee|chaine du froid|fane|fanee|fanees|gate|gatee|asticots|vers|bestioles|tiede',
  dirty:
    'tache|tachee|taches|sale|sales|crasseux|odeur|pue|sent mauvais|poussiere|poussiereux|traces|trace de|cheveux|poils|malodorant|odeur de tabac|sent le',
  used: "deja utilise|deja porte|deja ouvert|ouvert|ouverte|d'occasion|occasion|usage|usagee|reconditionne|pas neuf|pas neuve|scelle|opercule|retour client|rescelle|plus sous blister|deja servi|traces d'usure|deja montee",
  faulty:
    "defectueux|defectueuse|defaut|defauts|ne s'allume pas|s'allume pas|ne charge pas|ne demarre pas|demarre pas|vice|vice cache|dysfonctionne|ne chauffe pas|pas d'image|grésille|ecran noir|ne tient pas la charge|ne fait rien|mort a l'arrivee|deffectueux|ne s'ouvre pas|ne ferme pas|pixels morts",
  'stopped-working':
    "ne fonctionne plus|ne marche plus|tombe en panne|tombee en panne|en panne|panne|a lache|lache|lachee|rendu l'ame|s'est casse|s'est cassee|s'est arrete|s'est arretee|grille|grillee|hs|s'eteint|s'eteint tout seul|ne charge plus|ne chauffe plus|ne s'allume plus|ne demarre plus|ne tient plus|se decolle|s'est decolle|mort|morte|claque|deja mort|s'est fendu|s'est dechire|plus de son|plus d'image",
  'poor-quality':
    "mauvaise qualite|qualite|pietre qualite|bas de gamme|camelote|s'use|use|usee|decolore|deteint|a retreci|retreci|se decoud|decousu|bouloche|peluche|fragile|fin comme|transparent|s'effiloche|tissu trop fin|se defait|perd ses|toc",
  packaging:
    "emballage|emballe|emballee|mal emballe|suremballage|carton|boite|papier bulle|plastique|protege|protection|boite d'origine|calage|bouchon|polystyrene",
  fake: 'contrefacon|contrefacons|faux|fausse|imitation|copie|pas authentique|pas original|authentique|authenticite|plaque or|plaque|copie chinoise|original',
  product: 'produit|produits|article|articles|modele|modeles|reference|ref|marque|gamme|serie|version|collection|objet',
  size: 'taille|tailles|pointure|pointures|taille 38|taille m|taille l|guide des tailles|tableau des tailles|xl|xxl|xs|tour de taille|tour de poitrine|pointure 42|taillant',
  'fits-me':
    'trop grand|trop grande|trop petit|trop petite|trop serre|trop serree|trop large|taille grand|taille petit|taille normalement|me va|ne me va pas|serre|serree|flotte|trop court|trop courte|trop long|trop longue|comment taille|va a|coupe|essaye',
  measure:
    'dimensions|dimension|mesures|mesure|longueur|largeur|hauteur|profondeur|poids|pese|cm|mm|metres|litres|capacite|contenance|diametre|epaisseur|volume|encombrement|kg|surface|puissance|watts',
  colour:
    'couleur|couleurs|coloris|teinte|teintes|nuance|ton|noir|blanc|bleu|rouge|vert|gris|beige|ecru|plus fonce|plus clair|marron|rose|jaune',
  material:
    'matiere|matieres|tissu|coton|laine|lin|cuir|bois|metal|acier|inox|plastique|composition|polyester|soie|chene|ceramique|verre|simili|argent|doublure|laiton|mousse|velours|bambou',
  photo: "photo|photos|image|images|video|videos|cliche|en photo|sur la photo|visuel|capture|capture d'ecran",
  listing:
    'description|descriptif|fiche produit|fiche|fiche technique|caracteristiques|caracteristique|specifications|annonce|notice technique|details|detail du produit|informations sur|contenu du coffret|renseignements sur',
  'page-says':
    "vous indiquez|il est indique|indique sur|ecrit sur|est ecrit|il est ecrit|marque sur|annonce|annoncez|annonce comme|mentionne|d'apres la fiche|selon la fiche|sur le site|selon votre site|vous dites|affiche|affichez|il est precise|alors que la boite|alors que l'etiquette|en realite|en fait|or",
  misleading:
    'mensonger|mensongere|publicite mensongere|trompeur|trompeuse|faux|fausse information|inexact|incorrecte|induit en erreur|tromperie|pas vrai|contradictoire|ment|mensonge|erreur sur la fiche|erreur dans la description|a corriger|corriger la fiche',
  compatible:
    "compatible|compatibles|compatibilite|va avec|s'adapte|s'adaptent|adaptable|fonctionne avec|fonctionne sur|fonctionnent avec|convient pour|rentre dans|s'emboite|passe sur|peut on brancher|se branche|raccord|pour ma|pour mon|s'utilise avec|se monte sur",
  usage:
    "comment utiliser|comment ca marche|comment fonctionne|utilisation|utiliser|mode d'emploi|dose|doses|dosage|posologie|regler|reglage|reglages|comment on|faut il|combien de gouttes|combien de temps faut|appliquer|application|a quoi sert|peut on mettre|peut on utiliser|s'en sert|comment regler|programmer",
  assembly:
    'monter|montage|assembler|assemblage|visser|vis|plan de montage|monte t on|schema|fixer|fixation|percer|cheville|tournevis|emboiter|etape de montage',
  setup:
    "installer|installation|configurer|configuration|appairer|jumeler|connecter|wifi|bluetooth|parametrer|mise a jour|pilote|activer|activation|licence|cle d'activation|telecharger|telechargement|synchroniser|reinitialiser l'appareil",
  care: 'laver|lavage|lave|lave vaisselle|machine a laver|nettoyer|nettoyage|entretien|entretenir|repasser|detacher|sechage|seche linge|ranger|conserver|conservation|huiler|impermeabiliser|passe au four|arroser|detartrer',
  manual:
    "notice|manuel|mode d'emploi|guide d'utilisation|instructions|livret|en francais|notice en francais|pdf|documentation|guide de demarrage|fiche d'instructions",
  'spare-part':
    'piece detachee|pieces detachees|piece|pieces|accessoire|accessoires|pile|piles|batterie|chargeur|cable|recharge|recharges|couvercle|joint|filtre|telecommande|adaptateur|rechange|cartouche|housse|support|vis|sac aspirateur|ampoule',
  ingredient:
    'ingredient|ingredients|composition|contient|contiennent|sans sucre|sucre|conservateur|conservateurs|colorant|additif|parabene|parabenes|alcool|huile de palme|sel|inci|teneur|pourcentage de|cafeine|caféine|sulfates|silicone',
  allergen:
    'allergie|allergies|allergique|allergene|allergenes|gluten|sans gluten|lactose|arachide|arachides|noix|fruits a coque|vegan|vegane|vegetalien|vegetarien|coeliaque|intolerant|intolerance|traces de|nickel|latex|soja|halal|casher|oeuf',
  expiry:
    "date de peremption|date limite|dlc|ddm|dluo|peremption|date de consommation|a consommer|se conserve|combien de temps se garde|apres ouverture|date d'expiration",
  'suitable-for':
    'convient|conviennent|adapte|adaptee|adaptes|peut il etre|femme enceinte|enceinte|bebe|enfant de|a partir de quel age|quel age|peau sensible|peau seche|exterieur|en exterieur|pour chien|chiot|cheveux boucles|debutant|diabetique|allaitement|peut on donner',
  certificate:
    "certificat|certifie|certifiee|norme|normes|ce|label|bio|certification|homologue|homologuee|fiche de securite|attestation|conforme|oeko tex|fsc|agree|garantie d'origine",
  warranty:
    'garantie|garanties|sous garantie|garanti|garantie legale|garantie constructeur|garantie commerciale|extension de garantie|sav|hors garantie|service apres vente',
  'how-many-years':
    "combien de temps la garantie|duree de garantie|duree de la garantie|garanti combien|combien d'annees|quelle garantie|quelle est la garantie|garantie couvre|que couvre|couvre t elle|la garantie est de|deux ans de garantie|2 ans de garantie|cinq ans|10 ans|couvre les",
  repair:
    'reparer|reparation|repare|reparez|reparateur|sav|atelier|technicien|depanner|depannage|remise en etat|diagnostic|centre agree|faire reparer|devis de reparation|remplacement sous garantie',
  stock:
    'stock|en stock|disponible|disponibles|disponibilite|reste t il|il en reste|dispo|encore disponible|avez vous encore|quantite disponible|en magasin|toujours en vente|reste il',
  'sold-out':
    "rupture|rupture de stock|en rupture|epuise|epuisee|epuises|indisponible|plus disponible|plus en stock|plus de stock|victime de son succes|introuvable|n'est plus|discontinue|arrete|arretee",
  'back-in-stock':
    "reassort|reapprovisionnement|de retour en stock|quand sera de nouveau|de nouveau disponible|remis en vente|reapprovisionner|prevenez moi|m'avertir|alerte stock|precommande|precommander|sortie|date de sortie|revenir en stock|reedite|reimpression|retour en stock|bientot disponible|allez vous en refaire|en recevrez vous|en rentrer",
  advice:
    'conseil|conseils|conseiller|conseillez|recommandez|recommander|quelle difference|difference entre|lequel choisir|laquelle choisir|que me conseillez|vous me conseillez|mieux pour|votre avis|comparer|plutot le|ou bien le',
  'gift-wrap':
    'paquet cadeau|emballage cadeau|papier cadeau|gravure|graver|grave|personnalise|personnaliser|personnalisation|dedicace|broder|broderie|message personnalise|carte avec un message|prenom|carte message',
  quantity:
    "a l'unite|par paire|la paire|par lot|lot de|le lot|au metre|par boite|pack de|combien par|vendu par|vendus par|prix unitaire|les deux|les quatre|piece ou|par personne|combien de pieces|combien y en a|au kilo|l'unite",
  wholesale:
    'grossiste|gros|en gros|grande quantite|quantite|devis|tarif professionnel|tarif pro|prix de gros|tarif degressif|pour 50|une centaine|cent exemplaires|prix de groupe|collectivite|commande groupee|tarif ecole',
  'price-match':
    'moins cher ailleurs|alignement|aligner|vous alignez|alignez vous|trouve moins cher|chez un concurrent|concurrent|concurrents|rembourse la difference|chez _ il est a|prix le plus bas|meme prix que',
  clothing:
    "robe|robes|pantalon|pantalons|chemise|chemises|pull|pulls|manteau|manteaux|veste|vestes|jupe|jean|jeans|chaussure|chaussures|baskets|bottes|bottines|sandales|sac|sacs|bague|collier|bijou|bijoux|montre|bracelet|boucles d'oreilles|chaussettes|maillot|soutien gorge|culotte|chapeau|bonnet|gants|echarpe|costume|blouson|doudoune|pyjama|tee shirt|t shirt|ceinture|lunettes|escarpins|sneakers|foulard|legging|cravate|alliance|valise|combinaison|tuque|mocassins",
  electronics:
    'telephone|smartphone|televiseur|tele|ecouteurs|casque|ordinateur|console|imprimante|enceinte|tablette|liseuse|appareil photo|objectif|drone|souris|clavier|montre connectee|routeur|disque dur|cle usb|camera|ecran|manette|microphone|carte graphique|gps|projecteur|batterie externe|thermometre|babyphone|powerbank',
  appliance:
    'lave linge|lave vaisselle|refrigerateur|frigo|congelateur|four|micro ondes|aspirateur|cafetiere|machine a cafe|bouilloire|grille pain|robot|mixeur|blender|fer a repasser|seche cheveux|ventilateur|climatiseur|radiateur|friteuse|plaque|hotte|seche linge|machine a coudre|yaourtiere|lisseur|tondeuse|rasoir|autocuiseur|cuiseur|machine a pain|brosse a dents|epilateur|gaufrier',
  furniture:
    'canape|fauteuil|table|chaise|chaises|lit|matelas|sommier|armoire|commode|etagere|bureau|lampe|luminaire|tapis|rideau|rideaux|bibliotheque|meuble|meubles|miroir|tabouret|buffet|oreiller|couette|drap|draps|housse de couette|parasol|banc|coussin|store|lustre|suspension|tiroir|table basse|hamac|poele|vase|cadre',
  food: 'vin|vins|bouteille|bouteilles|cafe|the|chocolat|chocolats|fromage|fromages|biere|huile|miel|epices|confiture|biscuits|gateau|panier gourmand|viande|poisson|saumon|foie gras|champagne|complement alimentaire|complements|proteines|farine|pates|fruits|legumes|thes|bonbons|sirop|moutarde|saucisson|jambon|terrine|caviar|whisky|rhum|capsules|grains|oeufs|jus|croquant',
  cosmetic:
    'creme|cremes|shampoing|shampooing|parfum|maquillage|rouge a levres|serum|vernis|fond de teint|gel douche|savon|mascara|lotion|deodorant|creme solaire|baume|huile|masque|teinture|coloration|demaquillant|dentifrice|gommage|poudre|eau de toilette|exfoliant',
  'child-thing':
    'enfant|enfants|bebe|bebes|fils|fille|petit fils|petite fille|jouet|jouets|poussette|couches|couche|biberon|poupee|doudou|siege auto|berceau|tetine|trottinette|lego|puzzle|peluche|landau|nourrisson|turbulette|chaise haute|gamin|mon petit|ma petite|neveu|niece|creche',
  'pet-thing':
    'chien|chiens|chat|chats|chiot|chaton|croquettes|litiere|laisse|collier|aquarium|poisson|lapin|oiseau|cage|veterinaire|harnais|animal|animaux|griffoir|arbre a chat|patee|niche|hamster|perroquet|cheval|poules|antiparasitaire|furet|tortue',
  'tool-car':
    'perceuse|tondeuse|scie|outil|outils|voiture|velo|pneu|pneus|jante|batterie|guidon|casque|moto|scooter|tronconneuse|peinture|vis|echelle|tuyau|plante|plantes|graines|terreau|pot|frein|freins|plaquettes|huile moteur|essuie glace|remorque|tente|barbecue|piscine|pompe|robinet|carrelage|parquet|serrure|cloture|bulbes|rosier|bache|karcher|selle|pedale|chaine|retroviseur',
  'book-media':
    'livre|livres|roman|bd|manga|disque|vinyle|vinyles|cd|dvd|jeu|jeux|partition|partitions|billet|billets|place|places|concert|ebook|jeu video|agenda|cahier|stylo|papeterie|calendrier|affiche|tableau|abonnement numerique|guitare|violon|piano|cle de licence|logiciel|magazine|revue|flute|jeu de societe|cartes',
  today:
    "aujourd'hui|ce matin|ce soir|ce midi|a l'instant|viens de recevoir|vient d'arriver|je viens de|en ouvrant|a l'ouverture|au deballage|en deballant|hier|hier soir|a reception|a la reception|tout juste|a peine",
  'days-weeks':
    'jours|depuis _ jours|il y a _ jours|semaine|semaines|depuis une semaine|depuis deux semaines|depuis _ semaines|quinzaine|dix jours|quinze jours|semaine derniere|depuis lundi|depuis mardi|depuis jeudi|depuis vendredi|depuis le|dizaine de jours',
  'months-years':
    "mois|il y a _ mois|depuis _ mois|an|ans|annee|annees|l'an dernier|l'annee derniere|il y a un an|cet ete|l'ete dernier|a noel|depuis noel|au printemps|en janvier|en mars|en mai|en juin|apres six mois|depuis un an|l'hiver dernier|depuis septembre",
  'in-use':
    "apres quelques utilisations|utilise|utilisee|deux utilisations|une seule utilisation|premiere utilisation|porte deux fois|portee une fois|apres un lavage|au premier lavage|jusqu'ici|jusqu'a present|marchait bien|fonctionnait|marchait tres bien|au bout de|a l'usage|usage normal|lavages|tous les jours|quotidien",
  deadline:
    'anniversaire|mariage|noel|avant le|avant noel|avant vendredi|avant samedi|pour samedi|pour vendredi|depart en vacances|je pars|nous partons|bapteme|rentree|fete des meres|cadeau|au plus tard|pour le|avant mon depart|avant lundi|concours|spectacle|communion',
  still: "toujours|encore|toujours pas|pas encore|a ce jour|jusqu'a maintenant|a l'heure actuelle|jusqu'ici",
  again:
    'a nouveau|de nouveau|encore une fois|deuxieme fois|troisieme fois|3eme fois|2eme fois|quatrieme|recidive|rebelote|meme probleme|plusieurs fois|une fois de plus|nieme|chaque fois|a chaque fois|systematiquement',
  promised:
    "promis|promise|promesse|promettez|on m'avait dit|on m'a dit|m'a assure|m'avait assure|vous m'aviez dit|vous m'avez dit|vous m'avez promis|vous vous etiez engages|engagement|devait me rappeler|deviez me rappeler|garanti que|m'avait garanti|devait etre fait|comme convenu|etait convenu|vous deviez|on devait me",
  'no-answer':
    'pas de reponse|aucune reponse|sans reponse|personne ne repond|personne ne me repond|ne repond pas|repond jamais|aucun retour|pas de retour|reste sans reponse|ne repondez pas|vous ne repondez|jamais de reponse|silence|silence radio|injoignable|injoignables|ignore|ignoree|personne au bout|sonne dans le vide|fait la sourde oreille|pas de nouvelles de vous|reponse automatique',
  'wrote-before':
    "j'ai ecrit|je vous ai ecrit|deja ecrit|deja contacte|mes mails|mes messages|mon mail|mon message|mon precedent|j'ai appele|j'ai deja|relance|relances|je relance|je reviens vers vous|deuxieme message|troisieme mail|plusieurs mails|3 mails|appele trois fois|j'ai envoye|mes courriels|mon courriel|contacte|contacter plusieurs fois",
  phone:
    "telephone|appel|appels|appeler|numero|standard|hotline|ligne|au bout du fil|musique d'attente|service client|serveur vocal|par telephone|raccroche|decroche|repondeur",
  'call-me':
    "rappelez moi|me rappeler|rappeler|appelez moi|m'appeler|parler a|parler avec|parler a quelqu'un|un humain|une personne|un conseiller|joindre quelqu'un|vous joindre|un responsable|etre rappele|me contacter|contactez moi|une vraie personne|comment vous joindre",
  chat: 'chat|tchat|chatbot|robot|assistant virtuel|assistant|formulaire de contact|messagerie|messenger|whatsapp|bot',
  'staff-person':
    'votre collegue|votre conseiller|votre conseillere|conseiller|conseillere|employe|employee|vendeur|vendeuse|votre agent|la dame|le monsieur|responsable|hotesse|caissier|caissiere|technicien|votre equipe|personne au telephone|interlocuteur|votre service|operateur|operatrice',
  rude: "malpoli|malpolie|impoli|impolie|grossier|grossiere|desagreable|agressif|agressive|raccroche au nez|m'a raccroche|mal recu|mal recue|meprisant|meprisante|hautain|hautaine|s'est moque|moque|ton sec|mal parle|incorrect avec|insulte|odieux|odieuse|irrespectueux|arrogant|insolent|condescendant|mauvaise foi|crie",
  'kind-staff':
    "gentil|gentille|aimable|patient|patiente|a l'ecoute|tres pro|souriant|souriante|competent|serviable|adorable|efficace|sympa|sympathique|m'a beaucoup aide|formidable|disponible et|bienveillante|reactif|reactive",
  refund:
    "remboursement|remboursements|rembourser|rembourse|remboursee|remboursez|me rembourser|recuperer mon argent|mon argent|rendre l'argent|mes sous|etre rembourse|recredite|crediter|credite|avoir|restitution|recrediter|rendez moi",
  'when-refund':
    "quand serai je rembourse|quand vais je etre rembourse|toujours pas rembourse|pas encore rembourse|pas rembourse|pas ete rembourse|attends mon remboursement|delai de remboursement|ou en est mon remboursement|ou en est le remboursement|remboursement n'est pas|rien sur mon compte|toujours rien sur mon compte|quand le remboursement|pas vu la couleur|remboursement promis|sous combien de temps le remboursement",
  'partly-refund':
    "rembourse en partie|remboursement partiel|pas tout|seulement rembourse|ne m'avez rembourse que|manque _ euros|il manque _ euros|sur une autre carte|carte expiree|carte annulee|moins les frais|deduit|deduction|pas la totalite|reste a rembourser|le solde|carte resiliee|compte cloture",
  complaint:
    'reclamation|reclamations|plainte|plaintes|litige|dossier|numero de dossier|ticket|incident|numero de reclamation|signalement|me plaindre|insatisfait|insatisfaite|mecontent|mecontente|mecontentement|contestation',
  'case-open':
    'suite a mon dossier|suite donnee|ou en est mon dossier|des nouvelles|avancement|evolution|suivi de mon dossier|etat de mon dossier|suite a ma reclamation|relance dossier|toujours en cours|du nouveau|cloture sans|ferme mon dossier|reouvrir|dossier clos|mon cas',
  compensation:
    'dedommagement|dedommager|compensation|geste commercial|geste|indemnisation|indemniser|prejudice|dommages|interets|dommages et interets|un effort',
  praise:
    'bravo|felicitations|felicite|parfait|super|genial|excellent|excellente|ravi|ravie|enchante|enchantee|tres contente|tres content|satisfait|satisfaite|magnifique|au top|je recommande|impeccable|tres beau|conquis|conquise|5 etoiles|merveille|ne changez rien|chapeau|adore',
  thanks:
    'merci|merci beaucoup|remercie|remercier|remerciements|un grand merci|mille mercis|vous remerciant|je vous remercie',
  suggestion:
    'suggestion|suggestions|suggerer|suggere|idee|proposer|propose|proposition|vous devriez|vous pourriez|ce serait bien|serait bien de|serait bien si|ce serait super|pourquoi ne pas|il serait utile|amelioration|ameliorer|juste une idee|remarque',
  'physical-shop':
    'magasin|magasins|boutique|boutiques|point de vente|showroom|en magasin|succursale|essayer en|voir en vrai|sur place|votre magasin|enseigne|parking|rayon|franchise',
  'opening-hours':
    "horaire|horaires|heures d'ouverture|ouvert le|ouverts le|ouvert dimanche|ouvert le dimanche|ferme le|fermeture|ouvrez vous|ouverture|a quelle heure|jours feries|jusqu'a quelle heure|conge annuel|ouvert entre",
  'contact-data':
    "quel numero|quelle adresse mail|qui contacter|a qui m'adresser|coordonnees|adresse du siege|service concerne|numero de telephone|comment vous contacter|qui s'occupe|interlocuteur pour|siege social|votre adresse|votre numero",
  job: "emploi|poste|recrutement|recrutez|candidature|cv|stage|stagiaire|alternance|apprenti|embauche|offre d'emploi|lettre de motivation|postuler|job d'ete|travailler chez vous|travailler pour vous|saisonnier",
  cooperation:
    'partenariat|partenaire|fournisseur|fabricant|influenceur|influenceuse|collaboration|collaborer|presse|journaliste|article de presse|sponsor|sponsoriser|revendeur|revendre|distribuer vos|affiliation|createur|createurs|tombola|kermesse|don|dons|redactrice|interview|blog|artisan|marche de noel|mecenat|association caritative',
  'how-to':
    'comment|comment faire|de quelle facon|de quelle maniere|la marche a suivre|la demarche|demarches|que dois je faire|que faire|quelle procedure|procedure',
  'which-one': 'quel|quelle|quels|quelles|lequel|laquelle',
  'how-much': 'combien|combien de|quel prix|quel est le prix|quel est le tarif|quel cout',
  when: "quand|a quelle date|jusqu'a quand|combien de temps|dans combien de temps|pour quand|a partir de quand|des que",
  where: "ou|a quel endroit|d'ou|ou puis je|ou trouver|ou dois je",
  why: 'pourquoi|pour quelle raison|comment se fait il|comment ca se fait|a cause de|la raison',
  'is-it-possible':
    'est il possible|est ce possible|possible|puis je|peut on|pouvez vous|pourriez vous|est ce que je peux|possibilite|y a t il|est ce que|y aurait il|peux tu|on peut|serait il possible',
  want: "je veux|je voudrais|je souhaite|je souhaiterais|j'aimerais|besoin|j'ai besoin|j'exige|exige|je demande|merci de|veuillez|il me faut|svp|s'il vous plait|priere de",
  'send-me':
    "m'envoyer|envoyez moi|me faire parvenir|transmettre|me transmettre|transmettez|me l'envoyer|faites moi parvenir|adresser|m'adresser|me fournir|fournir|me donner",
  'tell-me':
    "me dire|dites moi|savoir|m'informer|informer|confirmer|confirmez|me confirmer|preciser|verifier|verifiez|eclairer|m'eclairer|renseigner|m'indiquer|tenir au courant|explication|expliquer|renseignement|information|question",
  'solve-it':
    "resoudre|solution|solutions|regler le probleme|regler ca|arranger|debloquer|faire le necessaire|corriger|remedier|on fait quoi|que proposez vous|que comptez vous|faire quelque chose|aide|aider|aidez moi|m'aider",
  'send-new':
    "renvoyer un|m'en renvoyer|un nouveau|une nouvelle|remplacer|remplacement|remplace|la piece manquante|envoyer la bonne|envoyer le bon|un autre exemplaire|nouvel envoi|renvoi de la|les manquants|reexpedier|me le remplacer|en envoyer un autre",
  not: "pas|ne|non|jamais|aucun|aucune|rien|sans|ni|personne|plus du tout|nullement|n'ai|n'est|n'a",
  but: 'mais|cependant|pourtant|toutefois|par contre|neanmoins|sauf que|en revanche|or|hormis|quand meme',
  if: 'si|au cas ou|sinon|dans le cas|a condition|si jamais',
  only: 'seulement|uniquement|juste|sauf|que|rien que|simplement|a part',
  other: "autre|autres|different|differente|differents|une autre|un autre|d'autres",
  thief:
    "arnaque|arnaques|arnaqueurs|arnaqueur|escroc|escrocs|escroquerie|voleur|voleurs|vol|voles|filou|filous|bandits|malhonnete|malhonnetes|malfrats|je me suis fait avoir|rouler|roule dans la farine|vous m'avez vole|abuse|bande de|truands|extorsion|brigands",
  shame:
    "honte|honteux|honteuse|scandale|scandaleux|scandaleuse|inadmissible|inacceptable|lamentable|pitoyable|foutage de gueule|vous vous moquez|se moque|se fout|se foutre|mascarade|du n'importe quoi|n'importe quoi|minable|ridicule|ridicules|indigne|indigner|on se moque de moi|prendre pour|vous me prenez pour|c'est du grand|incroyable|deplorable|mepris|deshonorant",
  swear:
    'merde|merdique|con|cons|connard|connards|connerie|conneries|putain|bordel|salaud|salauds|imbecile|imbeciles|idiot|idiots|incapable|incapables|incompetent|incompetents|incompetence|abrutis|abruti|debile|debiles|nul|nuls|nullards|bouffons|clowns|guignols|pourris|charlots|degueulasse|fous de ma gueule|crapules|ordures|tocards',
  'fed-up':
    "ras le bol|marre|j'en ai marre|j'en ai assez|assez|furieux|furieuse|hors de moi|en colere|excede|excedee|indigne|indignee|a bout|patience a des limites|plus de patience|revolte|revoltee|remonte|remontee|outre|outree|rage|enerve|enervee|y en a marre|basta|exaspere|exasperee|ca suffit|enrage",
  'never-again':
    'plus jamais|jamais plus|derniere fois|a fuir|fuyez|a eviter|evitez|pire|le pire|avis negatif|mauvais avis|une etoile|1 etoile|trustpilot|avis google|reseaux sociaux|je vais le faire savoir|faire de la pub|deconseille|perdu un client|perdu une cliente|boycott',
  disappointed:
    'decu|decue|deception|decevant|decevante|dommage|triste|regrette|embetant|ennuye|ennuyee|agacant|agace|pas contente|pas content|pas satisfait|pas satisfaite|contrarie|contrariee|desole de|deconvenue',
  lawyer:
    'avocat|avocate|mon avocat|conseil juridique|juriste|protection juridique|action en justice|poursuites|poursuite|poursuivre|voie judiciaire|assistance juridique|mes droits|huissier',
  court:
    'tribunal|justice|juge|proces|assigner|assignation|saisir le tribunal|juridiction|conciliateur|conciliateur de justice|judiciaire|petites creances|penal',
  police:
    'police|gendarmerie|plainte|porter plainte|depot de plainte|deposer plainte|porte plainte|depose plainte|commissariat|main courante|gendarmes|pre plainte|perceval',
  'formal-notice':
    'mise en demeure|mets en demeure|met en demeure|mettre en demeure|recommande avec accuse|lettre recommandee|accuse de reception|sous huitaine|sous 8 jours|dernier delai|ultimatum|dernier avertissement|dernier rappel|a defaut|faute de quoi|derniere relance|avant poursuites',
  'consumer-body':
    'dgccrf|repression des fraudes|ufc|que choisir|ufc que choisir|60 millions|association de consommateurs|signal conso|signalconso|mediateur|mediation|defense des consommateurs|office de la protection|protection du consommateur|test achats|test-achats|frc|cnil|spf economie|inspection economique|ddpp|clcv|centre europeen des consommateurs|opc|direction departementale|a bon entendeur',
  chargeback:
    "chargeback|retrofacturation|opposition|faire opposition|contester le paiement|contester le debit|litige paypal|ouvrir un litige|litige aupres de ma banque|rejet de prelevement|annuler le paiement|bloquer le paiement|contestation bancaire|rappel de prelevement|banque pour annuler|retour du debit|contester la transaction|revoquer|conteste l'operation",
  injury:
    "blesse|blessee|blessure|blessures|coupe|coupure|s'est coupe|me suis coupe|brule|brulee|brulure|brulures|saigne|saignait|sang|tombe|chute|fracture|cicatrice|points de suture|doigt|ecorche|entorse|oeil|main|se blesser|traumatisme",
  doctor:
    'medecin|docteur|hopital|urgences|aux urgences|ambulance|pompiers|samu|clinique|dermatologue|dermato|pharmacien|centre antipoison|veterinaire|consultation|certificat medical|ordonnance|ophtalmo',
  illness:
    'malade|malades|intoxication|intoxique|empoisonne|vomi|vomit|vomir|vomissements|diarrhee|fievre|nausee|nausees|indigestion|mal au ventre|maux de ventre|malaise|vertiges|maux de tete|salmonelle',
  'allergic-reaction':
    'reaction allergique|allergie|boutons|plaques|plaques rouges|gonfle|gonflee|gonflement|demangeaisons|demange|gratte|urticaire|rougeur|rougeurs|irritation|irrite|oedeme|eczema|paupieres|brulure de la peau|peau rouge',
  'fire-smoke':
    'feu|incendie|fumee|fume|flamme|flammes|etincelle|etincelles|explose|explosion|exploser|prend feu|pris feu|a pris feu|brule|odeur de brule|surchauffe|surchauffer|chauffe anormalement|fondu|court circuit|carbonise|roussi|bruler',
  shock:
    'electrocute|electrocutee|decharge|decharge electrique|electrocution|chataigne|disjoncter|disjoncte|fait sauter|court circuit|pris le jus|coup de jus|plombs|fils denudes|electrise',
  choking:
    "etouffe|etouffer|etouffement|avale|avaler|s'est etrangle|etrangle|danger|dangereux|dangereuse|risque|intoxication au monoxyde|mortel|mort|menace|menaces|menacer|suivi jusque|lache en roulant|coince les doigts|frole le drame|accident|securite|harcele",
  'please-hurry':
    "urgent|urgence|d'urgence|au plus vite|rapidement|vite|le plus vite possible|des que possible|dans les plus brefs delais|asap|presse|pressee|sans tarder|rapide|sous 24h|en urgence",
}
