import type { UnderstandingPack } from '../understanding-pack.ts'

/** French: recognised, and understood as far as these words go. */
export const fr: UnderstandingPack = {
  code: 'fr',
  functionWords:
    "le la les des du un une et est sont dans sur pour par avec sans que qui quoi je j'ai tu il elle nous vous votre vos notre mon ma mes ce cette ces c'est n'est n' l' d' j' qu' s' c' ne pas plus mais ou où comment quand quel quelle bonjour bonsoir salut merci cordialement aujourd'hui hier demain encore toujours depuis été avoir être fait peut peux pouvez puis-je voudrais ai as a ont au aux en se si très bien aussi commande colis reçu j'avais est-ce déjà rien avant après jour",
  letters: 'éèêàçùîïôûœëâ',
  courtesy:
    'merci beaucoup bien parfait super ok cordialement bonne journée soirée bonjour pour votre votre aide réponse la le et rapide noté reçu génial entendu salutations à vous tout très',
  negations: 'pas ne personne aucun aucune jamais rien sans',
  tells: {
    'sign/skip':
      "bien arrivé|bien arrivée|bien reçu le colis|service client|envoyé de mon|dans l'attente de votre|en bon état",
    'sign/site':
      'page|site|panier|bouton|application|formulaire|écran|lien|liste=0.5|point relais|points relais|calendrier|code postal|créneau',
    'sign/cart':
      'panier|au moment de payer|valider la commande|valider ma commande|passer commande|finaliser|page de paiement|vers le paiement',
    'sign/fails':
      "ne fonctionne pas|ne marche pas|bloque|bloqué*|erreur|vide|plante|impossible|ne s'affiche pas|n'apparaît pas|n'apparait pas|ne charge pas|tourne en boucle|refuse|disparaît|rien ne se passe|reste bloqué*",
    'sign/blocked':
      "impossible de payer|impossible de commander|impossible de finaliser|impossible de valider|impossible de passer|ne peux pas payer|ne peux pas commander|ne peux pas valider|n'arrive pas à payer|n'arrive pas à commander|n'arrive pas à finaliser|n'arrive pas à valider|impossible de choisir",
    'sign/fault':
      "ne fonctionne plus|ne marche plus|en panne|s'est cassé*|cassé|cassée|ne s'allume plus|ne charge plus|fuit|défectueu*|fissuré*|s'est déchiré*",
    'sign/in-use':
      "il y a _ mois|il y a un an|après _ mois|depuis _ mois|au bout de|acheté en|achetée en|sous garantie|année dernière|l'an dernier",
    'sign/arrived': "est arrivé|est arrivée|sont arrivés|arrivé|j'ai reçu|reçu|en ouvrant|à l'ouverture",
    'sign/page-says':
      "sur le site|votre site|la fiche|la description|l'annonce|annoncé|votre page|la photo|indique sur",
    'sign/item-says':
      "sur l'étiquette|sur la boîte|sur l'emballage|en réalité|en fait|est faux|incorrect*|corriger|ne correspond pas",
    'product_info/size':
      'quelle taille|quelles dimensions|les dimensions|dimensions|guide des tailles|taille grand|taille petit|mesure|quelle hauteur|quelle largeur|profondeur|quel poids|pointure',
    'product_info/compatibility':
      "compatible|compatibles|compatibilité|est-ce que ça va avec|s'adapte|fonctionne avec|convient*|va-t-il avec|adaptateur|passe sur",
    'product_info/stock':
      'en stock|rupture de stock|de nouveau disponible|disponible|réassort|épuisé|indisponible|quand sera',
    'product_info/price': 'prix|quel est le prix|combien coûte|tarif|promotion',
    'product_info/ingredients': 'ingrédients|allergènes|sans gluten|contient|composition|végan|date de péremption',
    'product_info/usage':
      "comment utiliser|mode d'emploi|notice|comment laver|comment monter|comment nettoyer|en machine|lave-vaisselle|instructions",
    'product_info/description':
      'erreur dans la description|description erronée|publicité mensongère=4|quelle couleur|quelle matière',
    'sign/before-buying':
      "avant d'acheter|avant de commander|je voudrais acheter|je souhaite acheter|intéressé*|j'hésite|je compte acheter",
    'sign/ask': 'je voudrais savoir|pouvez-vous me dire|savez-vous|une question|est-ce que',
    'sign/request': "s'il vous plaît|pouvez-vous|pourriez-vous|je voudrais|merci de|comment",
    'sign/refund': 'rembours*|mon argent|avoir=0.2',
    'sign/returned': "j'ai renvoyé|renvoyé|retourné|retour=1|annulé|annulée|accepté",
    'sign/waiting':
      "pas reçu|toujours pas|n'est pas arrivé|j'attends|attends|depuis _ jours|depuis _ semaines|quand|en retard|où est|où en est",
    'sign/parcel': 'colis|livraison|livreur|transporteur|expédi*|ma commande|chronopost|colissimo|mondial relay',
    'sign/order': 'commande|commandé|acheté',
    'checkout/payment-refused':
      'paiement refusé=4|carte refusée=4|refuse ma carte=4|paiement échoue=4|paiement ~ refusé=4|carte bancaire=1.5|paypal=2|moyen de paiement=2.5|paiement=1.5|payer en=2',
    'checkout/payment-pending':
      'paiement en attente=4|en attente de paiement=4|virement effectué=3|confirmation de commande=3',
    'checkout/charge': 'débité trop=5|montant débité=4|mauvais montant=5|facturé=2|prélevé=3|débité=2.5',
    'checkout/double-charge':
      'débité deux fois=5|prélevé deux fois=5|deux débits=5|deux fois=1.5|double prélèvement=5|payé deux fois=5|double débit=5',
    'checkout/coupon':
      "code promo=4|code de réduction=4|bon d'achat=3.5|carte cadeau=3.5|bon de réduction=4|code ~ ne fonctionne=4|réduction=2|code=1",
    'checkout/page-error': "message d'erreur=3|le site ne fonctionne pas=4|le site plante=4|erreur sur le site=4",
    'checkout/invoice': 'facture=3.5|numéro de tva=4|tva=2|siret=3',
    'checkout/login': 'mot de passe=3.5|me connecter=3|connexion=2.5|identifiant=2',
    'checkout/cancel': 'annuler ma commande=4|annuler la commande=4|commandé par erreur=4|par erreur=2',
    'delivery/late':
      "pas encore reçu=4|toujours pas reçu=4|n'est pas arrivé=3.5|n'est toujours pas arrivé=4|pas reçu ma commande=4|où est mon colis=5|où est ma commande=5|retard=2.5|en retard=2.5|délai de livraison=3|quand vais-je recevoir=4|quand arrive=3|date de livraison=3",
    'delivery/lost':
      'colis perdu=5|perdu=2|indiqué comme livré=5|marqué livré=5|noté livré=5|colis livré=2.5|volé=2|colis volé=4|voisin=2.5',
    'delivery/wrong-item':
      "mauvais article=5|mauvaise taille=4|mauvaise couleur=4|mauvais produit=5|mauvais modèle=5|pas ce que j'ai commandé=5|à la place=2|au lieu=2|commandé ~ reçu=4|erreur de commande=3|j'ai reçu du=2.5",
    'delivery/damaged':
      'arrivé cassé=5|arrivée cassée=5|endommagé*=3|abîmé*=3|cassé=1.5|cassée=1.5|rayé*=2|écrasé*=3|en morceaux=4',
    'delivery/incomplete': 'il manque=4|manque=2.5|manquant*=3|incomplet*=4|incomplète=4|carton vide=4',
    'delivery/tracking': 'numéro de suivi=4|suivi=2.5|suivre mon colis=4',
    'delivery/address': "changer l'adresse=4|mauvaise adresse=4|adresse de livraison=3|adresse=1.5|déménagé=3",
    'delivery/courier': 'livreur=3|transporteur=2.5|point relais=2|sonné=2.5',
    'delivery/return':
      'retourner=3|renvoyer=3|étiquette de retour=5|échange=3.5|échanger=3.5|faire un retour=4|trop petit*=2.5|trop grand*=2.5|rétractation=4|frais de retour=4|le renvoi=3',
    'delivery/cost': "livrez-vous=5|frais de port=4|frais de livraison=4|livraison à l'étage=4|livrez en=4",
    'delivery/customs': 'douane=4',
    'support/no-answer':
      "pas de réponse=4.5|sans réponse=4.5|aucune réponse=5|personne ne répond=5|vous ne répondez pas=5|ne répondez pas=4|joindre quelqu'un=4|joindre=2|numéro de téléphone=3|votre numéro=2.5|mon dernier mail|horaires=2|répondeur=3",
    'support/agent': 'raccroché=4|impoli*=4|malpoli*=4|conseiller=2.5|conseillère=2.5|employé*=2',
    'support/refund': 'remboursement=3.5|mon remboursement=5|remboursé*=3|rembourser=3|date du virement=3',
    'support/warranty': 'garantie=3|sous garantie=4|réparation=3|réparer=2.5|sav=2.5|ne fonctionne plus=3',
    'support/complaint': 'réclamation=3|ma réclamation=4|plainte=2',
    'support/account': 'mon compte=2|supprimer mon compte=5|désabonner=4|désinscri*=4|newsletter=2|bloqué mon compte=5',
    'support/privacy': 'données personnelles=5|mes données=4|rgpd=4',
    'support/praise': 'félicitations=3|bravo=3|ravi*=2|excellent service=4|remercier=3.5|un grand merci=3',
    'support/suggestion': 'suggestion=4|une idée=2.5',
    'support/shop': "magasin=2.5|horaires d'ouverture=5|boutique=2|recrutement=4|candidature=4|partenariat=4",
    'urgent/anger':
      'honteux=2.5|honte=2|scandal*=2.5|voleurs=3|arnaque*=2.5|escroc*=3|inadmissible=1.5|inacceptable=1.5|furieu*=2|marre=2|foutez de moi=3|moquez de moi=2.5|incompétents=2.5|minable*=2.5',
    'urgent/legal':
      'avocat*=2.5|plainte déposée=3|porter plainte=3|porte plainte=3|dépôt de plainte=3|gendarmerie=3|police=2.5|tribunal=3|justice=2|signal conso=3|signalconso=3|dgccrf=3|mise en demeure=3|ufc=2.5|médiateur=2',
    'urgent/chargeback':
      'opposition au paiement=3|faire opposition=3|opposition=2|rétrofacturation=3|contester le paiement=3|litige paypal=3|chargeback=3',
    'urgent/harm':
      'urgences=2.5|hôpital=2|brûl*=2.5|incendie=3|pris feu=3|prend feu=3|explosé*=3|bless*=2.5|intoxi*=3|réaction allergique=2.5|saign*=2.5|choc électrique=3|électrocut*=3|étouff*=2.5|pompiers=2.5|vétérinaire=2|danger*=1.5|menac*=2',
  },
}
