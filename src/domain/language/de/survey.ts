import type { SurveyPack } from '../survey-pack.ts'

export const deSurvey: SurveyPack = {
  code: 'de',
  scores: {
    1: 'fatal|katastrophal|katastrophe|eine katastrophe|furchtbar|schrecklich|grauenhaft|grausam|unterirdisch|miserabel|mies|unmöglich|unverschämt|eine frechheit|frechheit|eine zumutung|zumutung|peinlich|das letzte|das allerletzte|grottenschlecht|saumäßig|scheiße|scheisse|mist|inakzeptabel|nie wieder|niemals wieder|nicht zu empfehlen|nicht empfehlenswert|absolut nicht empfehlenswert|am schlimmsten|schlimm|sehr enttäuschend|null',
    2: 'schlecht|schlechte|schlechter|schwach|mangelhaft|unzufrieden|unbefriedigend|enttäuscht|enttäuschend|ungenügend|langsam|lahm|zäh|dürftig|nicht besonders|nicht so toll|nicht so gut|nicht so der hit|nicht toll|könnte besser sein|hätte besser sein können|geht besser|ausbaufähig|verbesserungswürdig|lange gedauert',
    3: 'mittelmäßig|mittel|durchschnittlich|durchschnitt|geht so|so lala|naja|na ja|mäßig|ausreichend|befriedigend|akzeptabel|weder gut noch schlecht|teils teils|neutral|ok|okay|passabel|es geht|normal',
    4: 'gut|gute|guter|gutes|zufrieden|in ordnung|alles in ordnung|freundlich|nett|ordentlich|alles ok|alles okay|passt|alles gut|hat geklappt|reibungslos|kann nicht meckern|nicht übel|nix zu meckern|nichts zu meckern|besser|empfehlenswert|hilfsbereit|kompetent|schön|glücklich',
    5: 'super|toll|prima|spitze|klasse|ausgezeichnet|hervorragend|perfekt|bestens|exzellent|fantastisch|großartig|wunderbar|einwandfrei|tadellos|vorbildlich|genial|mega|top|topp|sehr sehr gut|1a|eins a|herausragend|begeistert|hammer|der hammer|spitzenmäßig|vorzüglich|erstklassig|könnte nicht besser sein|hätte nicht besser sein können|besser geht es nicht|besser geht s nicht|besser gehts nicht|nicht zu toppen|unschlagbar|am besten|das beste|der beste|die besten|schnell|rasch|flott|fix|professionell|fünf sterne|volle punktzahl|phänomenal|sensationell|traumhaft|gerne wieder|rundum zufrieden|hochzufrieden|vollste zufriedenheit|cool',
  },
  numbers: ['eins|einen', 'zwei', 'drei', 'vier', 'fünf', 'null'],
  very: 'sehr|wirklich|total|super|echt|extrem|richtig|äußerst|absolut|ganz',
  not: 'nicht|kein|keine|nie|nichts|wenig|weniger|kaum|nix',
  beside:
    'hallo|eins|hi|guten tag|guten morgen|guten abend|moin|servus|grüß gott|sehr geehrte damen und herren|liebes team|danke|dankeschön|danke schön|vielen dank|herzlichen dank|besten dank|tausend dank|danke sehr|grüße|viele grüße|liebe grüße|mit freundlichen grüßen|mfg|lg|vg|gruß|es|es war|war|ist|es ist|alles|alles war|alles ist|lief|es lief|alles lief|gelaufen|verlaufen|ich bin|wir sind|ich|wir|bin|sind|gebe|ich gebe|geben|würde geben|euch|ihnen|eine|ein|einen|der|die|das|und|von|aus|mit|mit der|mit dem|meine|mein|note|meine note|bewertung|meine bewertung|punkt|punkte|punkten|stern|sterne|sternen|antwort|service|der service|kundenservice|support|erfahrung|team|bearbeitung|betreuung|kontakt|ablauf|insgesamt|im großen und ganzen|eigentlich|ehrlich gesagt|so|ziemlich|recht|für mich|ja|immer|für alles|für die hilfe|für ihre hilfe|etwas|gar|überhaupt|leider|auf jeden fall|hat|geklappt|gemacht|also',
  openers: 'gut|ok|okay|na ja|naja|in ordnung',
  but: 'aber|allerdings|jedoch|obwohl|außer|nur',
}
