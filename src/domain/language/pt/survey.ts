import type { SurveyPack } from '../survey-pack.ts'

export const ptSurvey: SurveyPack = {
  code: 'pt',
  scores: {
    1: 'péssimo|péssima|pessimamente|horrível|terrível|lamentável|vergonhoso|vergonhosa|uma vergonha|que vergonha|um desastre|desastre|desastroso|desastrosa|horroroso|horrorosa|uma porcaria|porcaria|um lixo|lixo|uma merda|merda|o pior|a pior|pior impossível|nunca mais|não recomendo|nada recomendável|um absurdo|absurdo|um descaso|descaso|um horror|muito decepcionado|muito decepcionada',
    2: 'mal|mau|má|ruim|ruins|fraco|fraca|insuficiente|insatisfeito|insatisfeita|decepcionado|decepcionada|desapontado|desapontada|decepcionante|descontente|devagar|lento|lenta|demorado|demorada|medíocre|deixou a desejar|deixa a desejar|a desejar|pior',
    3: 'regular|mais ou menos|assim assim|nem bom nem ruim|nem bom nem mau|nem bem nem mal|razoável|normal|médio|mediano|mediana|aceitável|suficiente|ok|okay|meia boca|meh',
    4: 'bem|bom|boa|bons|boas|satisfeito|satisfeita|contente|feliz|legal|bacana|tudo ok|tudo certo|correto|correta|gostei|gentil|gentis|atencioso|atenciosa|atenciosos|melhor|recomendo|fixe|porreiro|simpático|simpática|simpáticos',
    5: 'ótimo|ótima|óptimo|óptima|ótimos|excelente|excelentes|perfeito|perfeita|perfeitamente|maravilhoso|maravilhosa|fantástico|fantástica|incrível|sensacional|espetacular|espectacular|impecável|extraordinário|show|show de bola|nota dez|nota 10|nota mil|dez|top|super|adorei|amei|gostei muito|muito bom mesmo|o melhor|os melhores|melhor impossível|não podia ser melhor|não poderia ser melhor|cinco estrelas|rápido|rápida|rapidíssimo|rápidos|eficiente|eficientes|maravilha|uma maravilha|cinco em cinco',
  },
  numbers: ['um|uma', 'dois|duas', 'três', 'quatro', 'cinco', 'zero'],
  very: 'muito|super|realmente|extremamente|mesmo|bem muito',
  not: 'não|nao|nada|nunca|nem|pouco',
  beside:
    'olá|oi|bom dia|boa tarde|boa noite|prezados|obrigado|obrigada|muito obrigado|muito obrigada|obg|valeu|agradeço|abraço|abraços|um abraço|saudações|cumprimentos|tudo|todos|foi|foi tudo|está|estava|esteve|correu|correu tudo|saiu|ficou|fiquei|estou|estamos|é|são|achei|na verdade|em geral|no geral|e|a|o|de|com|com o|um|uma|os|as|dou|daria|minha|nota|a nota|minha nota|minha nota é|dou nota|pontuação|pontos|ponto|avaliação|classificação|resposta|estrela|estrelas|em|sobre|tão|atendimento|o atendimento|serviço|o serviço|experiência|atendido|atendida|fui|me|que|bastante|por tudo|pela ajuda|equipe|equipa|sim|já|para mim|acho que|com certeza|sem dúvida|sempre|tirando a',
  openers: 'bom|bem|boa|boas|ok|okay',
  but: 'mas|porém|embora|exceto|só que',
}
