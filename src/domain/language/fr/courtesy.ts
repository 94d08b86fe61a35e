import type { CourtesyPack } from '../courtesy-pack.ts'

/** Thanks and settled matters in French. */
export const courtesy: CourtesyPack = {
  misfits:
    'moitié|premier|première|second|seconde|deuxième|autre|reste|partie|ancien|ancienne|dernier|dernière|mauvais|mauvaise|boîte|message',
  parts: {
    phone:
      'iphone|ipad|android|samsung|galaxy|téléphone|mobile|smartphone|huawei|xiaomi|yahoo mail|orange mail|courrier pour windows|outlook pour ios|outlook pour android|appareil galaxy|smartphone samsung galaxy',
    quick: 'rapide|prompte|bonne|excellente|excellent|précieuse|grande|super|très',
    favour:
      "aide|réponse|retour|rapidité|réactivité|information|info|infos|informations|gentillesse|patience|compréhension|professionnalisme|efficacité|service|attention|explication|explications|précision|précisions|disponibilité|confirmation|soutien|accueil|message|mail|travail|solution|sérieux|remboursement|geste|temps|intervention|suivi|diligence|amabilité|l'aide|l'info|l'information|l'explication|l'attention",
    your: "votre|vos|la|le|les|ta|ton|cette|ce|toute votre|tout votre|l'excellente",
    for: "pour/de [<your>] [<quick>] <favour> [si/très/aussi] [<quick>] [et] [pour] [<your>] [<quick>] [<favour>] [<quick>]|pour tout|de m'avoir répondu [si/aussi] [rapidement/vite]|d'avoir répondu [si/aussi] [rapidement/vite]|de m'avoir aidé|de m'avoir aidée|de m'avoir prévenu|de m'avoir prévenue|de l'information",
    thing:
      "tout|le colis|mon colis|la commande|ma commande|le paquet|mon paquet|le remboursement|mon remboursement|l'argent|le virement|la facture|le produit|l'article|le code|le lien|colis|commande|remboursement|le livreur|le nouveau|la nouvelle|le nouveau _|la nouvelle _|la _|le _|les _|mon _|ma _|mes _",
    now: "aujourd'hui|hier|ce matin|cet après midi|cet aprèm|ce soir|hier soir|ce midi|à l'instant|enfin|maintenant|déjà|bien|très bien|en bon état|en parfait état|parfaitement|correctement|sans problème|sans souci|intact|intacte|à temps|dans les temps|rapidement|très vite|sur mon compte|lundi|mardi|mercredi|jeudi|vendredi|samedi|impeccable|nickel|comme prévu|avant l'heure",
    arrived:
      "est arrivé|est arrivée|sont arrivés|sont arrivées|est bien arrivé|est bien arrivée|sont bien arrivés|sont bien arrivées|vient d'arriver|viennent d'arriver|est enfin arrivé|est enfin arrivée|est là|arrivé|arrivée|bien arrivé|bien arrivée|a été livré|a été livrée|a bien été livré|est livré|livré|reçu|reçue|reçus|bien reçu|bien reçue|bien reçus|été crédité",
    received:
      'jai reçu|jai bien reçu|jai enfin reçu|je viens de recevoir|nous avons reçu|nous avons bien reçu|je lai reçu|je lai bien reçu|je lai reçue|je lai bien reçue|je les ai reçus|je les ai bien reçus|jai récupéré|je lai récupéré|je lai|je lai trouvé|jai trouvé',
    works:
      "marche|fonctionne|remarche|refonctionne|a fonctionné|a marché|est réglé|est réglée|est résolu|est résolue|est parfait|est ok|est bon|est en ordre|est rentré dans l'ordre|va bien|me va|me va bien|va très bien|marchent|fonctionnent|est clair|est réparé|est superbe|est magnifique|est très belle|est très beau|est très bien",
    case: 'le dossier|mon dossier|le ticket|ce dossier|la demande|ma demande|la réclamation|ma réclamation|mon message|mon mail|mon précédent mail|mon précédent message|mon mail précédent|mon message précédent|mon dernier mail|mon dernier message|le cas|ce ticket',
  },
  enough: [
    "[un/ok/bon] [grand/bien] merci/mercii/remerciements/thanks [beaucoup/bien/infiniment/mille/encore/à/vraiment/d'avance/bcp] [vous/tous/toutes/toi/beaucoup] [<for>]|mille mercis [<for>]|mille fois merci [<for>]|grand merci [<for>]|merci mille fois|je vous remercie [beaucoup/infiniment/vivement/encore/bien/sincèrement] [<for>]|nous vous remercions [beaucoup/vivement] [<for>]|vous remerciant [<for>]|avec mes remerciements|tous mes remerciements|merci de votre <favour>",
    "ok|okay|d'accord|dac|parfait|parfaite|super|génial|top|nickel|impeccable|impec|excellent|très bien|bien|bien noté|c'est noté|noté|bien reçu|reçu|entendu|compris|j'ai compris|bien compris|je comprends|ça marche|pas de souci|pas de soucis|pas de problème|aucun problème|aucun souci|formidable|magnifique|merveilleux|c'est parfait|c'est super|c'est gentil|c'est très gentil|c'est bon|c'est très bien|c'est génial|c'est top|c'est clair|c'est très clair|très gentil|très aimable|vous êtes au top|vous êtes super|vous êtes formidables|service au top|super service|excellent service|très bon service|très satisfaite|très satisfait|je suis ravie|je suis ravi|ravie|ravi|je suis très contente|je suis très content|je recommande|je suis satisfaite|je suis satisfait|bravo|chapeau|bravo à toute l'équipe|quelle rapidité|quelle efficacité|quel service|bonne nouvelle|10 10|5 étoiles|cool|chouette",
    "[et/c'est] <thing> <arrived> [<now>] [<now>]|[c'est/tout] [bien] [bien] arrivé/arrivée/reçu/livré [<now>] [<now>]|[il/elle/ils/elles/et] <arrived> [<now>] [<now>]|<received> [<thing>] [<now>] [<now>]|[et] <thing> reçu/reçue/reçus [<now>]|il/elle vient d'arriver [<now>]",
    "[et] ça/cela/tout/il/elle [<works>] [<now>]|[et] [maintenant] <thing> <works> [<now>]|[maintenant/et] ça/cela/tout [re] <works> [<now>] [<now>]|tout [<works>] [<now>]|tout est rentré dans l'ordre [<now>]|tout est [en/bien] [ordre/bon/réglé/arrivé/parfait/ok] [<now>]|[le/mon] problème [est] résolu/réglé [<now>]|c'est [tout] réglé/résolu/bon/ok/arrangé/parfait/fait [<now>]|problème réglé|c'est tout bon|tout va bien|ça a marché|ça a fonctionné|j'ai réussi|j'ai réussi à me connecter|j'ai trouvé|c'est tout",
    "[vous] pouvez [donc/maintenant] clôturer/fermer/clore/ignorer/classer/oublier <case>|[vous] pouvez clôturer|vous pouvez fermer|affaire classée|ne tenez pas compte de <case>|merci d'ignorer <case>|oubliez <case>|pas besoin de répondre|inutile de répondre|ne vous inquiétez pas",
    "j'attends [donc] [votre/de] [réponse/retour/vos] [nouvelles]|je reste dans l'attente [de] [votre] [réponse/retour]|dans l'attente [de] [votre/vous] [réponse/retour/lire]|dans l'attente de vous lire|je patiente|j'attends|je patiente alors|en attente de votre [réponse/retour]",
  ].join('|'),
  beside:
    "bonjour|bonsoir|salut|coucou|madame|monsieur|mesdames|messieurs|mme|mr|chère|cher|chers|cordialement|bien cordialement|très cordialement|cdt|cdlt|bien à vous|sincères salutations|salutations|meilleures salutations|salutations distinguées|bonne journée|très bonne journée|bonne soirée|bonne fin de journée|bon week end|bon weekend|bonne semaine|bonne continuation|bonnes fêtes|joyeux noël|bonne année|bonne fin de semaine|bon après midi|belle journée|belle soirée|je vous souhaite une bonne journée|à bientôt|au revoir|bises|bisous|amicalement|bien amicalement|et|ah|oh|alors|donc|à vous aussi|à vous|de même|également|envoyé de mon <phone>|envoyé depuis mon <phone>|envoyé depuis <phone>|envoyé à partir de <phone>|télécharger <phone>|obtenez <phone>|désolé|désolée|désolé pour le dérangement|désolée pour le dérangement|excusez moi|excusez moi pour le dérangement|pardon|au temps pour moi|à toute l'équipe|à tous|encore|vraiment|comme d'habitude|et merci",
}
