import type { SurveyPack } from '../survey-pack.ts'

export const plSurvey: SurveyPack = {
  code: 'pl',
  scores: {
    1: 'fatalnie|fatalna|fatalny|fatalne|tragicznie|tragiczna|tragiczny|tragedia|dramat|masakra|koszmar|koszmarnie|okropnie|okropna|okropny|okropne|beznadziejnie|beznadziejna|beznadziejny|beznadzieja|katastrofa|skandal|skandaliczna|skandalicznie|strasznie|straszna|straszny|wstyd|żenada|żałosne|dno|porażka|najgorzej|najgorsza|najgorszy|nigdy więcej|nie polecam|zdecydowanie nie polecam|odradzam|do niczego|do bani|do kitu',
    2: 'źle|zle|zła|zły|złe|słabo|słaba|słaby|słabe|słabiutko|kiepsko|kiepska|kiepski|marnie|marny|marna|niezadowolony|niezadowolona|niezadowoleni|rozczarowany|rozczarowana|zawiedziony|zawiedziona|niezbyt dobrze|nie najlepiej|niedobrze|niedobra|wolno|powoli|długo|gorzej|mogło być lepiej',
    3: 'średnio|średnia|średni|średnie|przeciętnie|przeciętna|przeciętny|tak sobie|taka sobie|taki sobie|ujdzie|może być|jako tako|ani dobrze ani źle|normalnie|normalna|normalny|dostatecznie|dostateczny|w miarę|ok|okej|okay|okey',
    4: 'dobrze|dobra|dobry|dobre|zadowolony|zadowolona|zadowoleni|w porządku|spoko|nieźle|niezła|niezły|nie najgorzej|sprawnie|sprawna|sprawny|fajnie|fajna|fajny|miło|miła|miły|uprzejmie|uprzejma|poprawnie|wszystko ok|wszystko gra|gra|polecam|na plus|lepiej',
    5: 'super|świetnie|świetna|świetny|świetne|doskonale|doskonała|doskonały|doskonałe|rewelacja|rewelacyjnie|rewelacyjna|rewelacyjny|rewelka|znakomicie|znakomita|wspaniale|wspaniała|wspaniały|wspaniałe|idealnie|idealna|idealny|perfekcyjnie|perfekcyjna|perfekcja|bomba|ekstra|wyśmienicie|wzorowo|wzorowa|celująco|bez zarzutu|bez zastrzeżeń|najlepiej|najlepsza|najlepszy|najlepsi|bardzo polecam|gorąco polecam|lepiej być nie może|nie mogło być lepiej|lepiej się nie da|szybko|szybka|szybki|błyskawicznie|profesjonalnie|profesjonalna|piątka|na piątkę|szóstka|sztos|petarda|cudownie|cudowna|zachwycony|zachwycona',
  },
  numbers: [
    'jeden|jedynka|jedna|jedynkę',
    'dwa|dwójka|dwie|dwójkę',
    'trzy|trójka|trójkę',
    'cztery|czwórka|czwórkę',
    'pięć|piątkę',
    'zero',
  ],
  very: 'bardzo|naprawdę|super|mega|niezwykle|wyjątkowo|totalnie|ekstra',
  not: 'nie|niezbyt|mało|wcale|ani|nigdy',
  beside:
    'dzień dobry|dobry wieczór|cześć|witam|hej|witajcie|szanowni państwo|dziękuję|dziękujemy|bardzo dziękuję|dzięki|dziękuje|wielkie dzięki|pozdrawiam|pozdrowienia|z poważaniem|wszystko|było|była|był|jest|są|poszło|wyszło|jestem|jesteśmy|oceniam|oceniam na|moja ocena|moja ocena to|ocena|ocena to|daję|dam|dałbym|dałabym|wystawiam|na|z|i|a|to|tak|więc|no|gwiazdka|gwiazdki|gwiazdek|punkt|punkty|punktów|pkt|obsługa|obsługi|kontakt|serwis|załatwione|załatwiona|załatwiony|sprawa|ogólnie|generalnie|raczej|całkiem|dosyć|dość|w sumie|moim zdaniem|jak dla mnie|zdecydowanie|ze wszystkiego|z obsługi|za|za wszystko|za pomoc|bez|sklep|was|wam|państwu|już|odpowiedź|się|tylko pozytywnie',
  openers: 'dobrze|dobra|w porządku|spoko|ok|okej',
  but: 'ale|jednak|chociaż|choć|lecz|tylko że',
}
