import { type AutomaticPack, phrases } from '../automatic-pack.ts'

/** What machines write in Polish. */
export const pl: AutomaticPack = {
  code: 'pl',
  subjects: phrases(`
    odpowiedź automatyczna | automatyczna odpowiedź | autoodpowiedź | auto-odpowiedź | auto odpowiedź |
    autoresponder | wiadomość automatyczna | automatyczna wiadomość | automatyczne powiadomienie |
    poza biurem | informacja o nieobecności | zawiadomienie o nieobecności | powiadomienie o nieobecności
  `),
  subjectSigns: phrases(`
    jest nieobecny | jest nieobecna | jest poza biurem | przebywa na urlopie | poza biurem do | poza biurem od
  `),
  weakSubjects: phrases(`
    nieobecność | nieobecny | nieobecna | urlop | na urlopie | jestem na urlopie | urlop wypoczynkowy |
    urlop macierzyński | zwolnienie lekarskie | nieobecność w biurze | nieobecność w pracy
  `),
  receipts: phrases(`
    przeczytano: | przeczytane: | przeczytana: | odczyt: | nie przeczytano: | nieprzeczytane: |
    potwierdzenie odczytu | potwierdzenie przeczytania | potwierdzenie otrzymania | potwierdzenie odbioru |
    potwierdzenie wyświetlenia
  `),
  invitations: phrases(`
    zaakceptowano: | zaakceptowane: | odrzucono: | odrzucone: | wstępnie zaakceptowano: |
    wstępna akceptacja: | wstępne: | anulowano: | odwołane:
  `),
  says: {
    stiff: [
      'przebywam',
      'obecnie przebywam',
      'nasze biuro',
      'biuro będzie nieczynne',
      'biuro jest nieczynne',
      'uprzejmie informuj',
    ],
    absence: phrases(`
      poza godzinami pracy | jestem nieobecny | jestem nieobecna | jestem obecnie nieobecn | będę nieobecny |
      będę nieobecna | przebywam na urlopie | przebywam na | przebywam poza | przebywam obecnie |
      przebywam w delegacji | jestem na urlopie | będę na urlopie | jestem poza biurem | będę poza biurem |
      jestem obecnie poza | jestem obecnie na | obecnie jestem na urlopie | obecnie jestem nieobecn |
      obecnie jestem poza | obecnie przebywam | aktualnie przebywam | aktualnie jestem na urlopie |
      nie będę dostępny | nie będę dostępna | będę niedostępn | jestem na zwolnieniu | jestem na l4 |
      nasze biuro jest nieczynne | nasze biuro będzie nieczynne | biuro jest nieczynne |
      biuro będzie nieczynne | biuro nieczynne | nasza firma jest nieczynna | firma będzie nieczynna |
      jestem niedostępny | jestem niedostępna | jestem w delegacji | jestem w podróży służbowej |
      nie ma mnie w biurze | nie będzie mnie w biurze | nie będzie mnie w pracy | nie ma mnie w pracy |
      jestem nieobecny/a | nieobecny do | nieobecna do | na urlopie do | poza biurem do
    `),
    thanks: phrases(`
      dziękuję za wiadomość | dziękuję za twoją wiadomość | dziękuję za państwa | dziękuję za pana |
      dziękuję za pani | dziękuję za mail | dziękuję za maila | dziękuję za e-mail | dziękuję za kontakt |
      dziękuję za przesłan | dziękujemy za wiadomość | dziękujemy za twoją wiadomość | dziękujemy za państwa |
      dziękujemy za kontakt | dziękujemy za przesłan | dziękujemy za zgłoszenie | dziękujemy za e-mail |
      dziękujemy za skontaktowanie | dziękujemy za cierpliwość
    `),
    handOver: phrases(`
      w sprawach pilnych | w pilnych sprawach | w pilnych przypadkach | w sprawach niecierpiących zwłoki | w
      sprawach bieżących | w bieżących sprawach | w sprawach niezwłocznych | w nagłych | w razie pilnej | w razie
      pilnych | w razie potrzeby proszę | w przypadku pilnych | w przypadku spraw pilnych | jeśli sprawa jest
      pilna | jeżeli sprawa jest pilna | pod moją nieobecność | podczas mojej nieobecności | w czasie mojej
      nieobecności | w trakcie mojej nieobecności | w okresie mojej nieobecności | podczas nieobecności | w tym
      czasie | odpowiem | odpiszę | odpowiemy na wiadomości | proszę o kontakt z | proszę kontaktować się |
      proszę się kontaktować | proszę skontaktować się | prosimy o kontakt z | proszę kierować | proszę o
      kierowanie | zastępuje mnie | zastępować mnie będzie | będzie mnie zastępować | ograniczony dostęp | bez
      dostępu do poczty | brak dostępu do poczty | nie mam dostępu do poczty | nie będę mieć dostępu | nie będę
      miał dostępu | nie będę miała dostępu | nie zostanie przekazan | nie są przekazywane | skontaktuję się | za
      utrudnienia przepraszam | pilne sprawy | sprawy pilne
    `),
    onReturn: phrases(`
      po powrocie | po moim powrocie | najszybciej jak | tak szybko jak | wracam | wrócę | będę dostępny |
      będę dostępna | będę ponownie
    `),
    declares: [
      'wiadomość automatyczna',
      'wiadomość wygenerowana automatycznie',
      'wiadomość została wygenerowana automatycznie',
      'ta wiadomość została wygenerowana',
      'ta wiadomość została wysłana automatycznie',
      'ta wiadomość jest generowana',
      'niniejsza wiadomość została wygenerowana',
      'wiadomość wysłana automatycznie',
      'to jest wiadomość automatyczna',
      'to jest automatyczna odpowiedź',
      'to jest automatyczna wiadomość',
      'to automatyczna odpowiedź',
      'to automatyczna wiadomość',
      'to jest wiadomość wygenerowana',

      'odpowiedź automatyczna',
      'automatyczna odpowiedź',
      'mail wygenerowany automatycznie',
      'e-mail wygenerowany automatycznie',
    ],
    received: phrases(`
      otrzymaliśmy twoją wiadomość | otrzymaliśmy twoje zgłoszenie | otrzymaliśmy państwa | otrzymaliśmy pana |
      otrzymaliśmy pani | otrzymaliśmy wiadomość | twoja wiadomość została | twoje zgłoszenie zostało | twoje
      zgłoszenie ( | państwa wiadomość została | państwa zgłoszenie zostało | wiadomość została przyjęta |
      zgłoszenie zostało przyjęte | zgłoszenie zostało zarejestrowane | zgłoszenie zostało utworzone |
      zarejestrowaliśmy twoje | zarejestrowaliśmy państwa | potwierdzamy otrzymanie | potwierdzamy przyjęcie |
      potwierdzamy odbiór | utworzono zgłoszenie | wiadomość dotarła | nadaliśmy jej numer | nadaliśmy numer |
      przyjęliśmy państwa | zostało przyjęte | zostało zarejestrowane | zostało utworzone
    `),
    service: phrases(`
      nie odpowiadaj na | prosimy nie odpowiadać | proszę nie odpowiadać | prosimy na nią nie odpowiadać | proszę
      na nią nie odpowiadać | napisz powyżej tej linii | numer zgłoszenia | numerem zgłoszenia | numer sprawy |
      numer referencyjny | o numerze | pod numerem | ticket # | nasz zespół | nasz konsultant | nasi konsultanci
      | jeden z naszych | odpowiemy | odpiszemy | skontaktujemy się | zajmiemy się | zostanie rozpatrzon |
      najszybciej jak to możliwe | w ciągu 24 | w ciągu 48 | w ciągu 1 | w ciągu 2 | 24 godzin | 48 godzin | dni
      roboczych | dnia roboczego | godzinach pracy | godziny pracy | od poniedziałku do piątku | duża ilość |
      dużą liczbę | często zadawane pytania | skorzystać z formularza | korzystać z formularza | skorzystanie z
      formularza
    `),
    left: phrases(`
      już nie pracuję | nie pracuję już | nie pracuje już | już nie pracuje | nie jestem już pracownikiem |
      zakończyłem pracę | zakończyłam pracę | zakończył pracę | zakończyła pracę | zakończyłem współpracę |
      zakończyłam współpracę | przeszedłem na emeryturę | przeszłam na emeryturę | ten adres nie jest już | ten
      adres e-mail nie jest już | ten adres mailowy nie jest już | adres nie jest już | skrzynka nie jest już |
      ta skrzynka nie jest | ta skrzynka pocztowa nie jest | skrzynka nieaktywna | adres nieaktywny | konto
      nieaktywne | to konto nie jest już | zmieniłem adres e-mail | zmieniłam adres e-mail | zmienił się mój
      adres | nie zajmuję się już | już się tym nie zajmuję
    `),
    request: phrases(`
      proszę o dostaw | proszę o dostarczenie | proszę o przesł | proszę o wysł | proszę o informacj |
      proszę o zwrot | proszę o anulowanie | proszę o zmianę | proszę o przesunięcie | proszę o wstrzymanie |
      proszę o ponown | proszę o telefon | proszę o odpowiedź | proszę o pilną | proszę dostarczyć |
      proszę wysłać | proszę przesłać | proszę zostawić | proszę poczekać | proszę zaczekać | proszę dzwonić |
      proszę zadzwonić | proszę pisać | proszę przełożyć | proszę anulować | proszę nie | prosiłbym |
      prosiłabym | czy mo | czy da się | chciałbym | chciałabym | potrzebuję | czekam na | niech przyjedzie |
      kontakt ze mną | skontaktować się ze mną | mój sąsiad | moja sąsiadka | mój mąż | moja żona
    `),
    concern: phrases(`
      w domu | do domu | zdjęci | paczkomat | zamówieni | paczk | przesyłk | zwrot | reklamacj | faktur | dostaw
      | kurier | produkt | nie otrzymał | nie dostał | nie dotarł | nie przyszł | kupił | zakup | rozmiar |
      odebrać | odbiór osobisty | uszkodzon | zepsut | gwarancj | numer przewozowy | automatyczne odpowiedzi |
      automatycznych odpowiedzi | automatyczną odpowiedź | państwa autoresponder | wasz autoresponder | nic się
      nie dzieje | nikt nie odpisuje | nikt nie odpowiada | nikt się nie odzywa
    `),
    because: ['bo', 'ponieważ', 'gdyż', 'jeśli', 'gdy', 'kiedy', 'skoro', 'chociaż'],
    wasRead: ['została przeczytana', 'została wyświetlona', 'została odczytana', 'przeczytano w dniu'],
    answered: ['zaakceptował', 'przyjął', 'przyjęła', 'odrzucił', 'odrzuciła'],
    recall: [
      'chce odwołać wiadomość',
      'chciałby odwołać wiadomość',
      'chciałaby odwołać wiadomość',
      'odwołał wiadomość',
    ],
    challenge: [
      'potwierdź, że nie jesteś',
      'aby twoja wiadomość została dostarczona',
      'aby wiadomość została dostarczona',
      'wiadomość oczekuje na potwierdzenie',
    ],
  },
  dates: {
    until: ['do dnia', 'aż do', 'do', 'po dzień'],
    back: phrases(`
      wracam do biura | wracam do pracy | wracam dnia | wracam | wrócę do biura | wrócę do pracy | wrócę |
      wracamy | wrócimy | powrót | będę dostępny od | będę dostępna od | będę ponownie dostępny od |
      będę ponownie dostępna od | ponownie w biurze | z powrotem w biurze od | z powrotem | w biurze będę |
      będę w biurze | ponownie czynne od
    `),
    to: ['do'],
    inclusive: ['włącznie'],
    weekdays: [
      ['niedziela', 'niedzieli', 'niedzielę'],
      ['poniedziałek', 'poniedziałku', 'pon'],
      ['wtorek', 'wtorku'],
      ['środa', 'środy', 'środę'],
      ['czwartek', 'czwartku'],
      ['piątek', 'piątku'],
      ['sobota', 'soboty', 'sobotę'],
    ],
    tomorrow: ['jutro', 'jutra'],
    nextWeek: ['w przyszłym tygodniu', 'przyszłego tygodnia', 'w następnym tygodniu'],
    fillers: ['w', 'we', 'dnia', 'dniu', 'najbliższy', 'najbliższego', 'przyszły', 'przyszłego', 'od', 'godz'],
  },
}
