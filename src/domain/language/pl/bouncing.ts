import { phrases } from '../automatic-pack.ts'
import type { BouncingPack } from '../bouncing-pack.ts'

/** What mail servers say in Polish. */
export const pl: BouncingPack = {
  code: 'pl',
  senders: phrases(`
    system dostarczania poczty | podsystem dostarczania poczty | system pocztowy | serwer poczty |
    serwer pocztowy | administrator systemu | administrator poczty
  `),
  subjects: phrases(`
    nie można dostarczyć | nie udało się dostarczyć | nie dostarczono | niedostarczone | niedostarczona |
    niedoręczon | niedostarczalne | wiadomość niedostarczona | wiadomość nie została dostarczona |
    wiadomość nie dotarła | wiadomość zwrócona | zwrot wiadomości | zwrot poczty | zwrot przesyłki |
    zwrócona wiadomość | zwrócona poczta | błąd dostarczenia | błąd dostarczania | błąd w dostarczeniu |
    problem z dostarczeniem | nieudane dostarczenie | dostarczenie nie powiodło się |
    powiadomienie o niedostarczeniu | powiadomienie o stanie dostarczenia |
    powiadomienie o stanie dostarczania | powiadomienie o dostarczeniu (błąd) | informacja o niedostarczeniu |
    raport o niedostarczeniu | nie znaleziono adresu | adres nie został znaleziony | wiadomość zablokowana |
    wiadomość odrzucona
  `),
  failure: phrases(`
    nie można dostarczyć | nie można było dostarczyć | nie można było doręczyć | nie mogła zostać dostarczona |
    nie mógł zostać dostarczony | nie może zostać dostarczona | nie może być dostarczona |
    nie udało się dostarczyć | nie udało się doręczyć | nie udało się wysłać | nie została dostarczona |
    nie został dostarczony | nie została doręczona | nie dotarła do następujących | nie dotarła do poniższych |
    nie dotarła do adresata | dostarczenie do następujących adresatów |
    dostarczenie do następujących odbiorców | dostarczenie wiadomości nie powiodło się |
    dostarczanie do następujących | nie znaleziono adresu | to jest błąd trwały | jest to błąd trwały |
    błąd jest trwały | wiadomość została odrzucona | wiadomość została zablokowana | odrzucił wiadomość |
    ta wiadomość została wygenerowana automatycznie przez system poczt |
    ta wiadomość została utworzona automatycznie przez | wiadomość zwrócona do nadawcy |
    zwrot wiadomości do nadawcy
  `),
  final: ['błąd trwały', 'trwały błąd', 'błąd jest trwały'],
  delay: phrases(`
    opóźnione dostarczenie | opóźnienie w dostarczeniu | opóźnienie dostarczenia | opóźniona wiadomość |
    dostarczenie opóźnione | dostarczanie opóźnione | niepełne dostarczenie | dostarczanie niezakończone |
    powiadomienie o stanie dostarczenia (opóźnienie) | nie została jeszcze dostarczona |
    jeszcze nie została dostarczona | jest opóźniona | jest opóźnione | ponowi próbę | ponowimy próbę |
    będzie ponawiać | będą ponawiane | próby dostarczenia będą kontynuowane | nie musisz wysyłać |
    nie trzeba wysyłać ponownie | nie ma potrzeby ponownego wysyłania | to jest tylko ostrzeżenie |
    tymczasowy problem z dostarczeniem | wystąpił tymczasowy problem
  `),
  success: [
    'dostarczono:',
    'pomyślnie dostarczon',
    'została dostarczona pomyślnie',
    'potwierdzenie dostarczenia',
    'przekazano:',
  ],
  returned: phrases(`
    oryginalna wiadomość | wiadomość oryginalna | nagłówki oryginalnej wiadomości | nagłówki wiadomości |
    kopia wiadomości | poniżej znajduje się kopia wiadomości | treść oryginalnej wiadomości |
    początek oryginalnej wiadomości
  `),
  labels: phrases(`
    odbiorca | adresat | adres | adres odbiorcy | nie udało się dostarczyć wiadomości do |
    nie można dostarczyć wiadomości do | skrzynka | użytkownik | twoja wiadomość do
  `),
  contacts: ['kontakt', 'skontaktuj', 'pomoc', 'nadawca:'],
  sender: ['adres nadawcy', 'domena nadawcy', 'nadawca odrzucony'],
  unknownAddress: phrases(`
    nie istnieje | nie ma takiego konta | nie ma takiego użytkownika | nie ma takiej skrzynki |
    nie ma takiego adresu | brak takiego użytkownika | brak takiego konta | brak takiej skrzynki |
    brak skrzynki | nieznany użytkownik | nieznany odbiorca | nieznany adres | użytkownik nieznany |
    adresat nieznany | nieprawidłowy adres | nieprawidłowy odbiorca | niepoprawny adres | błędny adres |
    nie znaleziono adresu | nie znaleziono użytkownika | nie znaleziono odbiorcy | nie został znaleziony |
    nie znaleziono skrzynki
  `),
  disabled: phrases(`
    konto nieaktywne | konto jest nieaktywne | konto zablokowane | konto jest zablokowane |
    konto zostało zablokowane | konto zawieszone | konto wyłączone | zablokowane administracyjnie |
    skrzynka nieaktywna | skrzynka zablokowana | skrzynka … zablokowana | skrzynka … nieaktywna | lub nieaktywne
  `),
  unknownDomain: [
    'domena nie istnieje',
    'domena … nie istnieje',
    'nieznana domena',
    'nie znaleziono domeny',
    'nie ma takiej domeny',
    'nieznany serwer',
  ],
  full: phrases(`
    skrzynka pełna | skrzynka jest pełna | skrzynka … pełna | skrzynka … przepełniona | skrzynka przepełniona |
    skrzynka pocztowa … pełna | skrzynka odbiorcza … pełna | przepełniona skrzynka | pełna skrzynka |
    brak miejsca | za mało miejsca | przekroczony limit | przekroczył limit | przekroczona pojemność |
    przekroczono pojemność | limit pojemności | quota przekroczona | przekroczono quotę | konto przepełnione |
    konto jest pełne
  `),
  tooLarge: phrases(`
    wiadomość jest za duża | wiadomość za duża | zbyt duża | zbyt duży rozmiar | maksymalny rozmiar |
    przekracza rozmiar | przekracza maksymalny | limit rozmiaru
  `),
  spam: phrases(`
    niechciana poczta | uznana za spam | uznany za spam | jako spam | czarna lista | czarnej liście |
    czarnych listach | wiadomość zablokowana | treść odrzucona | reputacja | reputację
  `),
  policy: phrases(`
    brak uprawnień | brak zgody | odmowa dostępu | dostęp zabroniony | polityka | polityki | zasady |
    nadawca odrzucony | niedozwolony nadawca | limit wysyłki | zbyt wiele wiadomości | zbyt wielu odbiorców |
    zbyt dużo
  `),
  expired: ['upłynął czas dostarczenia', 'czas dostarczenia upłynął', 'wiadomość wygasła'],
  loop: ['pętla'],
  trouble: phrases(`
    przekroczono limit czasu | przekroczono czas | upłynął limit czasu | nie odpowiada | serwer zajęty |
    błąd tymczasowy | tymczasowy błąd | tymczasowy problem | spróbuj ponownie później | spróbuj później |
    odmowa połączenia | połączenie odrzucone | nie można połączyć
  `),
}
