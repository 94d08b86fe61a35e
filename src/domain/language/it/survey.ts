import type { SurveyPack } from '../survey-pack.ts'

export const itSurvey: SurveyPack = {
  code: 'it',
  scores: {
    1: 'pessimo|pessima|pessimi|pessimamente|orribile|orrendo|orrenda|terribile|disastroso|disastrosa|disastro|un disastro|vergognoso|vergognosa|una vergogna|vergogna|che vergogna|schifo|uno schifo|che schifo|schifoso|penoso|penosa|scandaloso|indecente|inaccettabile|tremendo|tremenda|il peggio|il peggiore|peggio di così|mai più|da evitare|da dimenticare|non lo consiglio|non consiglio|non consigliato|una merda|merda|malissimo|zero assoluto',
    2: 'male|cattivo|cattiva|scarso|scarsa|deludente|deluso|delusa|delusi|insoddisfatto|insoddisfatta|insufficiente|scontento|scontenta|lento|lenta|lentamente|mediocre|migliorabile|da migliorare|si può fare meglio|poteva andare meglio|lascia a desiderare|peggio|maluccio',
    3: 'così così|cosi cosi|discreto|discreta|medio|media|nella media|normale|sufficiente|accettabile|né bene né male|né buono né cattivo|passabile|ok|okay|insomma|mah|niente di che|nella norma',
    4: 'bene|buono|buona|buoni|soddisfatto|soddisfatta|soddisfatti|contento|contenta|contenti|tutto ok|tutto a posto|a posto|corretto|corretta|gentile|gentili|cortese|cortesi|simpatico|benino|abbastanza bene|felice|consigliato|lo consiglio|consiglio|meglio|piacevole',
    5: 'ottimo|ottima|ottimi|ottimamente|eccellente|eccellenti|perfetto|perfetta|perfetti|perfettamente|fantastico|fantastica|meraviglioso|meravigliosa|stupendo|stupenda|magnifico|magnifica|eccezionale|eccezionali|straordinario|straordinaria|impeccabile|super|top|grandioso|grande|grandi|bravissimi|bravissima|bravissimo|bravi|benissimo|alla grande|splendido|splendida|favoloso|favolosa|incredibile|il massimo|il meglio|i migliori|non si può fare meglio|meglio di così non si può|meglio di così|non poteva andare meglio|contentissimo|contentissima|soddisfattissimo|soddisfattissima|entusiasta|veloce|veloci|velocissimo|velocissimi|rapido|rapida|rapidi|efficiente|efficienti|cinque stelle|dieci|complimenti|spettacolare|spettacolo|consigliatissimo',
  },
  numbers: ['uno|una', 'due', 'tre', 'quattro', 'cinque', 'zero'],
  very: 'molto|davvero|super|veramente|estremamente|tanto|proprio|assai',
  not: 'non|mai|nulla|poco|niente|per niente|per nulla',
  beside:
    'ciao|salve|buongiorno|buon giorno|buonasera|buona sera|gentili|gentile redazione|grazie|grazie mille|mille grazie|molte grazie|grazie di tutto|vi ringrazio|ringrazio|saluti|cordiali saluti|distinti saluti|un saluto|un abbraccio|buona giornata|tutto|tutti|è|era|è stato|è stata|stato|stata|è andato|è andata|andato|andata|tutto è andato|sono|siamo|mi sono|trovato|trovata|do|darei|metto|vi do|il mio|la mia|mio|voto|il mio voto|il mio voto è|il voto|voto è|punteggio|punti|punto|valutazione|giudizio|risposta|stella|stelle|su|di|del|della|il|la|lo|un|una|e|a|con|nel complesso|in generale|generalmente|direi|sinceramente|onestamente|a dire il vero|abbastanza|piuttosto|per me|secondo me|servizio|il servizio|assistenza|l assistenza|esperienza|l|gestione|team|staff|sì|sempre|per tutto|per l aiuto|così|che|siete|stati|avete|fatto|lavoro|un po',
  openers: 'bene|buono|ok|okay|insomma|mah',
  but: 'ma|però|tuttavia|tranne|eccetto|anche se|peccato',
}
