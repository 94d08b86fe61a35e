import type { UnderstandingPack } from '../understanding-pack.ts'

/** German: recognised, and understood as far as these words go. */
export const de: UnderstandingPack = {
  code: 'de',
  functionWords:
    'der die das den dem des ein eine einen einem einer und ist sind war wurde wird werden habe hat haben hatte ich sie er es wir ihr mir mich uns nicht kein keine mit von für auf aus bei nach zu zum zur im in am an um noch schon aber oder wenn dass wie was wann wo warum bitte hallo guten tag moin liebe grüße gruß freundlichen sehr geehrte damen herren kann können könnte möchte würde mein meine meinen ihre ihren ihr heute gestern morgen immer seit bis nur auch nochmal wieder jetzt dann denn als so bestellung bestellt paket geliefert lieferung über unter doch mal lässt',
  letters: 'äöüß',
  courtesy:
    'danke vielen dank dankeschön herzlichen besten ok okay super perfekt alles klar gut bestens viele liebe grüße gruß mit freundlichen freundlichem für die schnelle hilfe antwort ihre rückmeldung hallo schönen tag prima verstanden ihnen euch lg mfg sehr',
  negations: 'nicht kein keine keiner niemand nie ohne nichts',
  tells: {
    'sign/skip': 'gut angekommen|heil angekommen|gesendet mit|von meinem iphone gesendet|in ordnung',
    'sign/site':
      'seite|webseite|website|shop=0.5|warenkorb|knopf|button|formular|app|bildschirm|link|feld|packstation=0.5|postleitzahl|kasse|kalender',
    'sign/cart':
      'warenkorb|an der kasse|zur kasse|beim bezahlen|bestellung abschließen|bestellvorgang|beim bestellen|bestellung aufgeben|zahlungsseite',
    'sign/fails':
      'funktioniert nicht|geht nicht|klappt nicht|lädt nicht|hängt|abgestürzt|stürzt ab|fehler|fehlermeldung|leer|verschwindet|reagiert nicht|nimmt ~ nicht an|ausgegraut|ungültig|abgelaufen|bleibt weiß',
    'sign/blocked':
      'kann nicht bezahlen|kann nicht bestellen|kann die bestellung nicht|kann nicht zahlen|lässt sich nicht bestellen|lässt mich nicht|kann nicht auswählen|komme nicht weiter|kann nicht abschließen',
    'sign/fault':
      'kaputt|defekt|geht nicht mehr|funktioniert nicht mehr|lässt sich nicht mehr|gebrochen|gerissen|abgebrochen|undicht|läuft aus|lädt nicht mehr|nicht mehr',
    'sign/in-use':
      'vor _ monaten|vor einem jahr|nach _ monaten|nach _ wochen|seit _ monaten|letztes jahr|gekauft im|im januar|im februar|im märz|im april|im mai|im juni|im juli|aus dem juli|im august|im september|im oktober|im november|im dezember|garantie',
    'sign/arrived':
      'angekommen|kam|kamen|erhalten|geliefert wurde|beim auspacken|ausgepackt|beim öffnen|heute bekommen',
    'sign/page-says':
      'laut shop|laut beschreibung|laut seite|laut website|beschreibung|auf der seite|auf ihrer seite|produktseite|im shop steht|angegeben|beworben|auf dem foto|angezeigt',
    'sign/item-says':
      'etikett|auf der packung|auf dem karton|tatsächlich|stimmt nicht|stimmt denn|falsch|in wirklichkeit|korrigieren|laut anleitung|aufkleber',
    'product_info/size':
      'welche größe|größentabelle|wie groß|maße|abmessungen|fällt ~ aus|wie breit|wie hoch|wie lang|wie schwer|durchmesser|passt in',
    'product_info/compatibility':
      'kompatibel|passt zu|passen zu|passt der|passt die|passt das|geeignet für|funktioniert mit|adapter|ersatzteil*',
    'product_info/stock':
      'ausverkauft|wieder verfügbar|wieder lieferbar|lieferbar|verfügbar|auf lager|vorrätig|nochmal rein|nachschub|wann gibt es|nicht mehr im sortiment',
    'product_info/price': 'preis|was kostet|wie viel kostet|wieviel kostet|angebot=1|pro stück|pro paar|günstiger',
    'product_info/ingredients': 'inhaltsstoffe|zutaten|allergene|glutenfrei|laktosefrei|vegan|haltbarkeit|enthält',
    'product_info/usage':
      'bedienungsanleitung|anleitung|wie benutze|wie wasche|wie reinige|wie montiere|spülmaschine|waschmaschine=1|aufbau|aufbauanleitung',
    'product_info/description':
      'produktbeschreibung|falsche beschreibung|beschreibung stimmt nicht|welche farbe|welches material|irreführend=2.5',
    'sign/before-buying':
      'vor dem kauf|bevor ich bestelle|bevor ich kaufe|möchte ~ kaufen|interessiere mich|überlege|würde gerne kaufen',
    'sign/ask': 'ich wollte fragen|eine frage|frage zu|können sie mir sagen|wissen sie',
    'sign/request': 'bitte|können sie|könnten sie|ich möchte|ich brauche|wie kann ich',
    'sign/refund': 'erstatt*|rückerstatt*|mein geld|geld zurück|gutschrift',
    'sign/returned': 'zurückgeschickt|retourniert|zurückgesendet|retoure=0.5|storniert|rücksendung=0.5|bestätigt',
    'sign/waiting':
      'noch nicht|immer noch|warte|nicht angekommen|nicht erhalten|wann kommt|seit _ tagen|seit _ wochen|wo ist|wo bleibt|verspät*',
    'sign/parcel': 'paket|lieferung|sendung|fahrer|bote|zusteller|dhl|hermes|dpd|meine bestellung|versand',
    'sign/order': 'bestellung|bestellt|gekauft',
    'checkout/payment-refused':
      'zahlung abgelehnt=4|karte abgelehnt=4|karte wird abgelehnt=4|zahlung fehlgeschlagen=4|abgelehnt=2.5|paypal=2|kreditkarte=1.5|klarna=2|zahlungsart=2.5|sofortüberweisung=2',
    'checkout/payment-pending':
      'zahlung ausstehend=4|bereits überwiesen=4|schon bezahlt=3|keine bestellbestätigung=4|bestellbestätigung=2.5',
    'checkout/charge': 'falscher betrag=5|zu viel abgebucht=5|abgebucht=3.5|berechnet=2|zu viel berechnet=5',
    'checkout/double-charge':
      'doppelt abgebucht=5|zweimal abgebucht=5|doppelt=2|zweimal=1.5|doppelt bezahlt=5|doppelt bestellt=4',
    'checkout/coupon': 'gutschein=3|gutscheincode=4|rabattcode=4|rabatt=2.5|code=1.5|geschenkkarte=3.5',
    'checkout/page-error': 'fehlermeldung=3|seite lädt nicht=4|webseite funktioniert nicht=4|seite hängt=4',
    'checkout/invoice': 'rechnung=3.5|rechnungsadresse=3|umsatzsteuer*=3|ust-id*=4',
    'checkout/login': 'passwort=3.5|einloggen=3.5|anmelden=2.5|in mein konto=3|login=2.5',
    'checkout/cancel': 'stornieren=3.5|bestellung stornieren=4|aus versehen=3|versehentlich=3',
    'delivery/late':
      'nicht angekommen=3.5|noch nicht angekommen=4|noch nicht da=3.5|nicht erhalten=3|wo ist mein paket=5|wo bleibt=4|wann kommt=3.5|lieferzeit=2.5|lieferverzug=4|verspätung=2.5|liefertermin=3',
    'delivery/lost':
      'verloren=2|verschwunden=2|als zugestellt=5|zugestellt=2.5|nachbar*=2.5|angeblich zugestellt=5|angeblich geliefert=5',
    'delivery/wrong-item':
      'falscher artikel=5|falsche größe=4|falsche farbe=4|falsch geliefert=5|falsches produkt=5|statt=1.5|anstatt=2|nicht bestellt=2.5|bestellt ~ bekommen=4|bestellt ~ erhalten=4',
    'delivery/damaged':
      'beschädigt*=3|transportschaden=4|kaputt angekommen=5|zerbrochen=3|zerkratzt=3|eingedrückt=2.5|sprung=1.5|ersatzlieferung=3|verbeult=3|defekt angekommen=5',
    'delivery/incomplete': 'fehlt=2.5|fehlen=2.5|unvollständig=4|nur eins=2.5|leer* karton=4|fehlende*=3',
    'delivery/tracking': 'sendungsnummer=4|sendungsverfolgung=4|trackingnummer=4|tracking=3',
    'delivery/address': 'falsche adresse=4|adresse ändern=4|lieferadresse=3|adresse=1.5|umgezogen=3',
    'delivery/courier': 'fahrer=2|zusteller=3|paketbote=3|bote=2|geklingelt=3|abholstation=3|packstation=2.5',
    'delivery/return':
      'zurückschicken=3.5|zurückgeben=3.5|retoure=3.5|retourenlabel=5|rücksendeetikett=5|rücksendung=3|umtauschen=3.5|umtausch=3.5|widerruf*=3|zu groß=2.5|zu klein=2.5|passt nicht=2.5',
    'delivery/cost': 'versandkosten=4|liefern sie=4|liefert ihr=4|lieferung nach=3|bis in die wohnung=4',
    'delivery/customs': 'zoll=4|zollgebühren=5',
    'support/no-answer':
      'keine antwort=5|niemand antwortet=5|keine rückmeldung=5|nicht geantwortet=4|meine mails=3|niemand erreichbar=5|telefonnummer=3|erreiche niemanden=5',
    'support/agent': 'unfreundlich=4|aufgelegt=3.5|mitarbeiter*=2.5|frech=3',
    'support/refund':
      'rückerstattung=3.5|erstattung=3.5|erstattet=3|geld zurück=3|wann bekomme ich mein geld=6|gutschrift=2.5',
    'support/warranty':
      'garantie=3|gewährleistung=3.5|reparatur=3|reparieren=2.5|einschicken=2.5|geht nicht mehr=3|funktioniert nicht mehr=3',
    'support/complaint': 'beschwerde=3|reklamation=2.5|beschweren=3|vorgangsnummer=4',
    'support/account': 'mein konto=1|konto löschen=5|newsletter=2|abmelden=3|konto gesperrt=4',
    'support/privacy': 'datenschutz=4|dsgvo=4|meine daten=4|personenbezogene=4',
    'support/praise':
      'lob=4|bedanken=3.5|toller service=4|guter service=3.5|weiter so=4|sehr zufrieden=3|begeistert=2.5',
    'support/suggestion': 'vorschlag=3.5|anregung=3.5|verbesserungsvorschlag=4',
    'support/shop': 'öffnungszeiten=5|ladengeschäft=5|filiale=4|bewerbung=4|stellenangebot*=4|kooperation=4',
    'urgent/anger':
      'abzocke=3|betrug=2.5|betrüger=3|frechheit=2.5|unverschämt*=2.5|schweinerei=3|sauerei=2.5|wütend=2|stinksauer=3|sauer=1.5|unfassbar=1.5|diebe=3|verarsch*=3|schämen=2|skandal=2.5|lächerlich=2|saftladen=3',
    'urgent/legal':
      'anwalt=2.5|anwältin=2.5|rechtsanwalt=3|anzeige=2|erstatte anzeige=3|polizei=2.5|gericht=2.5|verbraucherzentrale=3|klage=2.5|mahnbescheid=3|rechtliche schritte=3|fristsetzung=2.5',
    'urgent/chargeback':
      'lastschrift ~ zurück*=3|rückbuch*=3|zurückbuch*=3|käuferschutz=3|chargeback=3|zurückholen=1.5',
    'urgent/harm':
      'krankenhaus=2.5|notaufnahme=3|verletzt*=2.5|verletzung*=2.5|verbrann*=2.5|brand=2|feuer=2|explodiert=3|stromschlag=3|vergift*=3|allergische reaktion=2.5|blut*=2|feuerwehr=2.5|tierarzt=2|rauch=1.5|gefährlich=1.5|bedroh*=2.5',
  },
}
