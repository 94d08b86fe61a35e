import type { SurveyPack } from '../survey-pack.ts'

export const frSurvey: SurveyPack = {
  code: 'fr',
  scores: {
    1: 'horrible|affreux|affreuse|nul|nulle|nuls|nullissime|archi nul|catastrophique|catastrophe|une catastrophe|désastreux|désastreuse|désastre|un désastre|lamentable|honteux|honteuse|une honte|exécrable|épouvantable|inadmissible|inacceptable|scandaleux|scandaleuse|déplorable|pitoyable|minable|zéro pointé|le pire|la pire|pire|jamais plus|plus jamais|à fuir|à éviter|je ne recommande pas|ne recommande pas|de la merde|merde|nul à chier',
    2: 'mal|mauvais|mauvaise|mauvaises|médiocre|décevant|décevante|déçu|déçue|déçus|insatisfait|insatisfaite|mécontent|mécontente|insuffisant|insuffisante|lent|lente|lentement|long|bof bof|peut mieux faire|à améliorer|à revoir|pas top|pas terrible|pas ouf|laisse à désirer|moins bien',
    3: 'moyen|moyenne|moyennement|bof|mouais|comme ci comme ça|couci couça|ni bien ni mal|ni bon ni mauvais|passable|correct sans plus|sans plus|acceptable|convenable|ok|okay|normal|ça va|ça peut aller|mitigé|mitigée',
    4: 'bien|bon|bonne|bons|satisfait|satisfaite|satisfaits|content|contente|contents|correct|correcte|sympa|sympathique|agréable|aimable|gentil|gentille|efficacement|assez bien|plutôt bien|rien à redire|rien à dire|je recommande|recommande|heureux|heureuse|mieux|chouette',
    5: 'excellent|excellente|parfait|parfaite|parfaitement|super|génial|géniale|géniaux|formidable|fantastique|extraordinaire|merveilleux|merveilleuse|magnifique|impeccable|nickel|top|au top|tip top|exceptionnel|exceptionnelle|remarquable|irréprochable|incroyable|extra|épatant|bravo|ravi|ravie|enchanté|enchantée|enchantés|le meilleur|les meilleurs|la meilleure|on ne peut mieux|on ne peut pas mieux|ne peut pas mieux|ne pouvait pas mieux|j adore|adoré|j ai adoré|rapide|rapides|rapidement|efficace|efficaces|cinq étoiles|dix|chapeau|de qualité|du bon travail|super bien',
  },
  numbers: ['un|une', 'deux', 'trois', 'quatre', 'cinq', 'zéro'],
  very: 'très|super|vraiment|extrêmement|tellement|hyper|trop|ultra|fort',
  not: 'pas|jamais|aucunement|peu|guère|point',
  beside:
    'bonjour|un|une|bonsoir|salut|coucou|madame|monsieur|madame monsieur|merci|merci beaucoup|merci bien|mille mercis|merci à vous|cordialement|bien cordialement|bonne journée|bonne soirée|bien à vous|c|c est|c était|était|est|ce fut|fut|a été|été|tout|tout était|tout est|tout s est|s est|passé|passée|s|l|d|n|ne|j|qu|je|je suis|suis|nous|sommes|on|ai|je mets|je donne|je vous mets|je vous donne|vous|mets|donne|mettrais|donnerais|ma|note|ma note|ma note est|la note|avis|mon avis|réponse|étoile|étoiles|points|sur|de|du|des|le|la|les|et|à|a|au|avec|dans l ensemble|globalement|en général|franchement|honnêtement|assez|plutôt|un peu|bien sûr|pour moi|service|le service|service client|expérience|l expérience|accueil|équipe|l équipe|pour tout|pour votre aide|de tout|oui|toujours|il|elle|ce|que|du tout|sans aucun doute|traité|traitée|géré|gérée|échange',
  openers: 'bon|bonne|ok|okay|ça va',
  but: 'mais|cependant|toutefois|sauf|par contre|bien que|malgré',
}
