import { type AutomaticPack, phrases } from '../automatic-pack.ts'

/** What machines write in German. */
export const de: AutomaticPack = {
  code: 'de',
  subjects: phrases(`
    automatische antwort | automatische rückantwort | automatische rückmeldung | automatische nachricht |
    automatische eingangsbestätigung | automatische empfangsbestätigung | automatisch generierte | automatische
    abwesenheits | autom. antwort | auto-antwort | autoantwort | abwesenheitsnotiz | abwesenheitsnachricht |
    abwesenheitsbenachrichtigung | abwesenheitsassistent | abwesenheitsmeldung | abwesenheitsinfo | abwesend |
    urlaubsmeldung | urlaubsbenachrichtigung | out of office | außer haus | ausser haus | eingangsbestätigung
  `),
  subjectSigns: phrases(`
    ist außer haus | ist ausser haus | ist abwesend | ist im urlaub | ist nicht im büro | außer haus bis | außer
    haus vom | nicht im büro bis | nicht im büro vom | abwesend bis | abwesend vom
  `),
  weakSubjects: phrases(`
    abwesenheit | urlaub | im urlaub | ich bin im urlaub | nicht im büro | nicht im haus | nicht erreichbar |
    betriebsferien | betriebsurlaub | elternzeit | krankheitsbedingt
  `),
  receipts: [
    'gelesen:',
    'ungelesen gelöscht:',
    'nicht gelesen:',
    'lesebestätigung',
    'empfangsbestätigung',
    'gelesen-bestätigung',
  ],
  invitations: phrases(`
    zugesagt: | angenommen: | abgelehnt: | abgesagt: | mit vorbehalt: | mit vorbehalt angenommen: |
    vorläufig: | vorläufig zugesagt: | abgebrochen:
  `),
  says: {
    stiff: phrases(`
      ich befinde mich | ich bin derzeit | ich bin zurzeit | ich bin zur zeit | ich bin momentan | derzeit nicht
      im büro | nicht im hause | unser büro | betriebsferien | betriebsurlaub | sind wir wieder für sie da |
      stehe ich ihnen wieder | stehen wir ihnen wieder | wieder persönlich | unser büro ist | unser büro bleibt |
      unsere büros sind
    `),
    absence: phrases(`
      wir sind vom | wir sind im urlaub | außerhalb unserer | ausserhalb unserer | ich bin nicht im büro | ich
      bin derzeit nicht | ich bin zurzeit nicht | ich bin zur zeit nicht | ich bin momentan nicht | ich bin
      aktuell nicht | ich bin heute nicht im | ich bin leider nicht im | ich bin abwesend | ich bin derzeit
      abwesend | ich bin bis | ich bin vom | ich bin wieder ab | ich bin ab dem | ich bin erst ab | ich bin erst
      wieder | ich bin im urlaub | ich bin derzeit im | ich bin zurzeit im | ich bin auf dienstreise | ich bin
      außer haus | ich bin ausser haus | ich bin am | ich befinde mich | ich habe urlaub | bin ich nicht im büro
      | bin ich nicht im haus | bin ich im urlaub | bin ich derzeit nicht | bin ich leider nicht | bin ich
      abwesend | ich werde bis | derzeit nicht im büro | zurzeit nicht im büro | nicht im haus | nicht im hause |
      nicht erreichbar | bis auf weiteres nicht | unser büro ist geschlossen | unser büro bleibt | unser büro ist
      | wir haben betriebsferien | wir haben betriebsurlaub | wir haben bis | wir sind bis | wir machen
      betriebsferien | befinde mich in elternzeit | befinde mich im urlaub | unsere büros sind geschlossen |
      zurzeit krank | derzeit krank | zur zeit krank | krankheitsbedingt nicht | bin erkrankt
    `),
    thanks: phrases(`
      vielen dank für ihre | vielen dank für deine | danke für ihre | danke für deine | besten dank für ihre |
      herzlichen dank für ihre | wir danken ihnen für ihre | vielen dank für die | vielen dank, dass sie | danke
      für deine mail | danke für deine nachricht | danke für deine e-mail | danke für ihre nachricht | danke für
      ihre mail | danke für ihre e-mail
    `),
    handOver: phrases(`
      in dringenden fällen | in dringenden angelegenheiten | in dringenden anliegen | in dringlichen | in eiligen
      fällen | bei dringenden | bei dringlichen | für dringende | in notfällen | in meiner abwesenheit | während
      meiner abwesenheit | in der zwischenzeit | während dieser zeit | in dieser zeit | wenden sie sich bitte |
      bitte wenden sie sich | wende dich bitte | bitte wende dich | wenden sie sich an | kontaktieren sie | bitte
      kontaktieren | meine vertretung | vertritt mich | werde ich vertreten | meine kollegin | mein kollege |
      meine kollegen | meinen kollegen | wird nicht weitergeleitet | nicht automatisch weitergeleitet | werden
      nicht weitergeleitet | nicht gelesen | keinen zugriff auf | eingeschränkten zugriff | nur eingeschränkt |
      nur unregelmäßig | werde ich mich | werde ich ihre | werde ihre | werde mich | ich werde ihre | ich melde
      mich | ich antworte ihnen | beantworte ich | beantworten werde ich | umgehend bearbeiten | richten sie ihre
      | bitte richten sie
    `),
    onReturn: phrases(`
      stehe ich ihnen wieder | stehen wir ihnen wieder | nach meiner rückkehr | nach meinem urlaub | sobald ich
      zurück | so bald wie möglich | schnellstmöglich | baldmöglichst | so schnell wie möglich | wieder für sie
      da | wieder erreichbar | wieder im büro | wieder im haus | wieder da | wieder für sie erreichbar
    `),
    declares: [
      'dies ist eine automatische antwort',
      'dies ist eine automatische nachricht',
      'dies ist eine automatische e-mail',
      'dies ist eine automatische mail',
      'dies ist eine automatische eingangs',
      'dies ist eine automatische empfangs',
      'dies ist eine automatische benach',
      'dies ist eine automatische rück',
      'dies ist eine automatisch generierte',
      'dies ist eine automatisch erstellte',
      'dies ist eine automatisch erzeugte',
      'dies ist eine autoantwort',
      'das ist eine automatische antwort',
      'das ist eine automatisch generierte',

      'diese nachricht wurde automatisch',
      'diese e-mail wurde automatisch',
      'diese mail wurde automatisch',
      'diese e-mail ist automatisch',
      'diese antwort wurde automatisch',
      'automatisch generiert',
      'automatisch erzeugt',
      'automatisch erstellt',
      'automatische antwort',
      'automatische eingangsbestätigung',
      'automatische empfangsbestätigung',
      'automatische nachricht',
    ],
    received: phrases(`
      wir haben ihre nachricht erhalten | wir haben ihre e-mail erhalten | wir haben ihre anfrage erhalten | wir
      haben ihre mail erhalten | wir haben deine nachricht erhalten | wir haben deine anfrage erhalten | ihre
      nachricht ist bei uns | ihre e-mail ist bei uns | ihre anfrage ist bei uns | deine anfrage ist bei uns |
      deine nachricht ist bei uns | ihre nachricht wurde | ihre anfrage wurde | ihre anfrage ( | ihre e-mail
      wurde | ihr anliegen wurde | ihr ticket | den eingang ihrer | ein ticket wurde | haben wir erhalten |
      hiermit bestätigen wir | wir bestätigen ihnen den eingang | wir bestätigen den eingang | unter der
      ticketnummer | ihre e-mail ist eingegangen | ihre nachricht ist eingegangen | ihre anfrage ist eingegangen
      | ihre mail ist eingegangen
    `),
    service: phrases(`
      bitte antworten sie nicht | bitte nicht antworten | antworten sie bitte nicht | nicht auf diese e-mail |
      nicht auf diese mail | nicht auf diese nachricht | oberhalb dieser zeile | ticketnummer | ticket-nummer |
      vorgangsnummer | bearbeitungsnummer | aktenzeichen | unter der nummer | ticket # | unser team | unser
      serviceteam | unsere mitarbeiter | ein mitarbeiter | wir melden uns | wir werden uns | werden wir uns | wir
      kümmern uns | wird bearbeitet | in bearbeitung | schnellstmöglich bearbeiten | innerhalb von 24 | innerhalb
      von 48 | innerhalb von | innerhalb der | 24 stunden | 48 stunden | werktagen | werktage | geschäftszeiten |
      öffnungszeiten | servicezeiten | montag bis freitag | hohen anfrageaufkommen | hohes aufkommen | häufig
      gestellte fragen | support-team | meldet sich in kürze | in kürze bei ihnen | in kürze mit ihnen | nutzen
      sie bitte | bitte nutzen sie | bitte verwenden sie | unser support | so schnell wie möglich |
      schnellstmöglich
    `),
    left: phrases(`
      ich arbeite nicht mehr | arbeitet nicht mehr | nicht mehr im unternehmen | nicht mehr für das unternehmen |
      nicht mehr bei uns | nicht mehr in unserem | nicht mehr für unser | habe das unternehmen verlassen | hat
      das unternehmen verlassen | ich bin im ruhestand | diese e-mail-adresse ist nicht mehr | diese
      e-mail-adresse wird nicht | diese e-mailadresse ist nicht mehr | diese e-mailadresse wird nicht | diese
      emailadresse ist nicht mehr | diese mailadresse ist nicht mehr | diese mailadresse wird nicht | diese
      adresse ist nicht mehr | diese adresse wird nicht | dieses postfach ist nicht mehr | dieses postfach wird
      nicht | postfach wird nicht mehr | e-mail-adresse hat sich geändert | meine neue e-mail | adresse ist nicht
      mehr aktuell | nicht mehr für die firma | nicht mehr bei der firma | nicht mehr in der firma | ich bin
      nicht mehr bei | habe die firma verlassen | dieses postfach wird nicht gelesen | postfach wird nicht
      überwacht | nicht mehr zuständig | nicht mehr verantwortlich
    `),
    request: phrases(`
      bitte liefern | bitte senden | bitte schicken | bitte stornieren | bitte ändern | bitte erstatten | bitte
      warten | bitte stellen sie | bitte legen | bitte verschieben | bitte teilen sie mir | bitte geben sie mir |
      bitte rufen sie mich | bitte melden sie sich bei mir | kontaktieren sie mich | schreiben sie mir | rufen
      sie mich | können sie | könnten sie | kannst du | könnten wir | kann ich | könnte ich | ist es möglich |
      wäre es möglich | ich möchte | ich hätte gern | ich brauche | ich benötige | ich warte | liefern sie |
      schicken sie mir | mein nachbar | meine nachbarin | meinem nachbarn | mein mann | meine frau | bitte erst
      danach | bitte erst später | bitte danach | erst danach liefern | später liefern
    `),
    concern: phrases(`
      zu hause | zuhause | daheim | foto | meine bestellung | die bestellung | der bestellung | bestellnummer |
      bestellt | paket | päckchen | rückerstattung | erstattung | rücksendung | zurückschicken | rechnung |
      lieferung | geliefert | zugestellt | zustellung | produkt | gekauft | kauf | nicht erhalten | nicht
      angekommen | sendung | die größe | falsche größe | abholen | beschädigt | kaputt | defekt | gutschein |
      garantie | reklamation | ihre automatischen | automatischen antworten | automatische antworten | einen
      menschen | niemand antwortet | keiner antwortet | niemand meldet | keiner meldet | passiert nichts | warte
      immer noch | ihr autoresponder
    `),
    because: ['weil', 'da', 'wenn', 'falls', 'als', 'obwohl', 'denn'],
    wasRead: ['angezeigt wurde', 'gelesen wurde', 'wurde gelesen', 'wurde am', 'wurde angezeigt', 'angezeigt am'],
    answered: ['hat zugesagt', 'hat angenommen', 'hat abgelehnt', 'hat diese einladung', 'hat ihre einladung'],
    recall: ['möchte die nachricht', 'möchte folgende nachricht zurückrufen'],
    challenge: [
      'bestätigen sie bitte, dass sie',
      'damit ihre nachricht zugestellt',
      'damit ihre e-mail zugestellt',
      'um ihre nachricht zuzustellen',
      'ihre nachricht wartet auf',
    ],
  },
  dates: {
    until: phrases(`
      bis einschließlich | bis einschliesslich | bis inklusive | bis einschl | bis inkl |
      bis zum einschließlich | bis einschließlich zum | bis zum | bis und mit | bis
    `),
    back: phrases(`
      wieder am | wieder ab dem | wieder ab | zurück am | zurück ab dem | zurück ab | erst ab dem | erst ab |
      erst am | erst wieder am | erst wieder ab dem | im büro ab dem | wieder erreichbar am |
      wieder erreichbar ab | wieder im büro am | wieder im büro ab | rückkehr am
    `),
    from: ['ab dem', 'ab', 'am'],
    backAfter: ['wieder', 'zurück', 'erreichbar'],
    to: ['bis'],
    inclusive: [
      'einschließlich',
      'einschliesslich',
      'einschl',
      'inklusive',
      'inkl',
      'bis einschließlich',
      'bis und mit',
    ],
    weekdays: [
      ['sonntag'],
      ['montag', 'mo'],
      ['dienstag', 'di'],
      ['mittwoch', 'mi'],
      ['donnerstag', 'do'],
      ['freitag', 'fr'],
      ['samstag', 'sonnabend', 'sa'],
    ],
    tomorrow: ['morgen'],
    nextWeek: ['nächste woche', 'nächster woche', 'kommende woche', 'kommender woche'],
    fillers: ['den', 'dem', 'der', 'zum', 'am', 'kommenden', 'nächsten', 'kw', 'voraussichtlich'],
  },
}
