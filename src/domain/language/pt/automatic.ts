import { type AutomaticPack, phrases } from '../automatic-pack.ts'

/** What machines write in Portuguese. */
export const pt: AutomaticPack = {
  code: 'pt',
  subjects: phrases(`
    resposta automática | auto-resposta | autoresposta | auto resposta | resposta de ausência |
    resposta de férias | mensagem automática | mensagem de ausência | e-mail automático | email automático |
    aviso de ausência | aviso de férias | notificação de ausência | ausência temporária |
    ausência do escritório | ausência de escritório | fora do escritório | ausente do escritório |
    ausência automática
  `),
  subjectSigns: phrases(`
    está fora do escritório | está ausente | encontra-se ausente | está de férias | fora do escritório até |
    fora do escritório de | ausente do escritório até
  `),
  weakSubjects: phrases(`
    ausência | ausente | férias | de férias | em férias | estou de férias | estou em férias | licença |
    de licença | de baixa | licença de maternidade | licença maternidade | indisponível | recesso
  `),
  receipts: phrases(`
    lida: | lido: | não lida: | não lido: | confirmação de leitura | recibo de leitura | aviso de leitura |
    confirmação de recebimento | confirmação de receção
  `),
  invitations: phrases(`
    aceite: | aceito: | aceita: | aceitou: | recusado: | recusada: | recusou: | provisório: | provisória: |
    tentativa: | cancelado: | cancelada:
  `),
  says: {
    stiff: phrases(`
      encontro-me | me encontro | de momento não me encontro | os nossos escritórios | o nosso escritório |
      nosso escritório | estaremos encerrados | encontramo-nos encerrados | estaremos em recesso |
      estamos em recesso | no momento estamos | neste momento estamos
    `),
    absence: phrases(`
      fora do horário | fora do expediente | não podemos atender | estou fora do escritório | estarei fora do
      escritório | encontro-me fora | estou fora da empresa | estou ausente | estarei ausente | encontro-me
      ausente | encontrar-me-ei ausente | encontro-me de férias | encontro-me em férias | estou de férias |
      estarei de férias | estou em férias | estarei em férias | estou em período de férias | não estarei
      disponível | não me encontro disponível | não estou disponível | não me encontro no escritório | não
      estarei no escritório | me encontro ausente | me encontro em | me encontro de | me encontro fora |
      encontro-me de baixa | estou de baixa | estarei de baixa | estou de licença | estou em licença | estarei em
      licença | encontro-me de licença | estarei de licença | estou afastado | estou afastada | estarei afastado
      | estarei afastada | estou em viagem | estarei em viagem | os nossos escritórios encontram-se encerrados |
      o nosso escritório encontra-se encerrado | o nosso escritório estará encerrado | estaremos encerrados |
      estamos encerrados | encontramo-nos encerrados | nosso escritório estará fechado | nosso escritório está
      fechado | estaremos fechados | estamos fechados | estaremos em recesso | estamos em recesso | estaremos de
      férias | estamos de férias | fora do escritório até | fora do escritório de | ausente até | ausente do
      escritório | de férias até | em férias até | sem acesso ao e-mail até | de momento não me encontro | neste
      momento não me encontro | neste momento estou fora
    `),
    thanks: phrases(`
      obrigado pelo seu | obrigada pelo seu | obrigado pelo teu | obrigada pelo teu |
      obrigado pela sua mensagem | obrigada pela sua mensagem | obrigado pela tua mensagem |
      obrigado pelo contato | obrigado pelo contacto | obrigado por entrar em contato |
      obrigada por entrar em contato | obrigado por entrar em contacto | obrigado por contactar |
      obrigado por nos contactar | obrigado pela sua compreensão | agradeço o seu | agradeço a sua |
      agradeço o contacto | agradeço o contato | agradeço seu | agradeço sua | agradecemos o seu |
      agradecemos a sua | agradecemos o contacto | agradecemos o contato | agradecemos seu | agradecemos sua |
      agradecemos desde já
    `),
    handOver: phrases(`
      assuntos urgentes | assunto urgente | questões urgentes | questão urgente | em caso de urgência | em casos
      urgentes | casos urgentes | se for urgente | caso seja urgente | caso o assunto seja urgente | para
      urgências | na minha ausência | durante a minha ausência | durante minha ausência | em minha ausência |
      durante este período | durante esse período | neste período | nesse período | responderei | retornarei |
      retornarei o contato | darei resposta | darei retorno | contacte | contactar | contate | contatar |
      contacte com | entre em contato com | entre em contacto com | entrar em contato com | entrar em contacto
      com | queira contactar | dirija-se | pode escrever para | acesso limitado | acesso restrito | sem acesso ao
      e-mail | sem acesso ao email | não terei acesso | terei acesso limitado | não será reencaminhad | não será
      encaminhad | não serão reencaminhad | minha colega | meu colega | meus colegas | favor direcionar |
      direcione sua | favor encaminhar | direcionar sua mensagem
    `),
    onReturn: phrases(`
      no meu regresso | ao meu regresso | quando regressar | assim que regressar | após o meu regresso |
      no meu retorno | quando retornar | assim que retornar | após meu retorno | assim que possível |
      logo que possível | com a maior brevidade | o mais breve possível | retorno no dia | retorno em |
      regresso no dia | regresso a | voltarei | volto no dia | volto dia | volto a | estarei de volta |
      estarei de regresso
    `),
    declares: phrases(`
      esta é uma resposta automática | esta é uma mensagem automática | esta é uma mensagem gerada |
      este é um e-mail automático | este é um email automático | este é um e-mail gerado |
      esta mensagem é automática | esta mensagem foi gerada | esta mensagem foi enviada automaticamente |
      este e-mail foi gerado | este email foi gerado | este e-mail é gerado | mensagem automática |
      mensagem gerada automaticamente | e-mail gerado automaticamente | resposta automática |
      resposta gerada automaticamente
    `),
    received: phrases(`
      recebemos a sua mensagem | recebemos a tua mensagem | recebemos sua mensagem | recebemos o seu email |
      recebemos o seu e-mail | recebemos o seu pedido de | recebemos o seu contacto | recebemos o seu contato |
      recebemos a sua solicitação | recebemos a sua reclamação | recebemos seu e-mail | recebemos seu email |
      recebemos seu contato | recebemos sua solicitação | recebemos sua reclamação | recebemos a sua questão |
      sua mensagem foi recebida | a sua mensagem foi recebida | o seu email foi recebido |
      o seu e-mail foi recebido | seu e-mail foi recebido | sua solicitação foi | a sua solicitação foi |
      o seu pedido de suporte | o seu pedido foi registado | o seu pedido ( | sua solicitação ( |
      foi criado um ticket | foi aberto um ticket | foi aberto um chamado | seu chamado foi | seu ticket foi |
      confirmamos a receção | confirmamos a recepção | confirmamos o recebimento | acusamos a receção |
      acusamos o recebimento
    `),
    service: phrases(`
      não responda a este | não responda a esta | não responder a este | não responder a esta | por favor não
      responda | por favor, não responda | favor não responder | não é necessário responder | responda acima
      desta linha | número do ticket | número de ticket | número do chamado | número de protocolo | protocolo |
      número de referência | com o número | ticket # | nossa equipa | nossa equipe | nosso departamento | um dos
      nossos | um de nossos | responderemos | entraremos em contacto | entraremos em contato | retornaremos |
      será respondid | será atendid | está a ser analisad | está sendo analisad | no prazo de | prazo máximo |
      dentro de 24 | 24 horas | 48 horas | 72 horas | dias úteis | horas úteis | horário de atendimento | horário
      de funcionamento | de segunda a sexta | perguntas frequentes | grande volume | elevado volume | alto volume
      | aberto com sucesso | registrado com sucesso | registado com sucesso | registrada com sucesso | registada
      com sucesso | utilize o formulário | use o formulário | utilize o nosso | maior brevidade | será respondido
      | será respondida | menor tempo possível | o mais breve possível | é importante para nós | recebida com
      sucesso | recebido com sucesso
    `),
    left: phrases(`
      já não trabalho | não trabalho mais na | não trabalho mais | não faço mais parte | já não faço parte | já
      não trabalha na | não trabalha mais | não faz mais parte | deixei de trabalhar | deixei a empresa | deixou
      a empresa | aposentei-me | este email já não | este e-mail já não | este endereço já não | este endereço de
      email já não | este endereço de e-mail já não | este e-mail não é mais | este email não é mais | este
      e-mail não está mais | este endereço não é mais | esta conta já não | esta conta não é mais | esta caixa de
      correio já não | esta caixa de correio não | esta caixa postal não | este endereço não é monitorizado |
      este endereço não é monitorado | não é monitorizad | não é monitorad | foi desativad | mudei de endereço de
      e | meu novo e-mail | meu novo email | deixei de fazer parte | já não sou responsável | não sou mais
      responsável
    `),
    request: phrases(`
      por favor envi | por favor, envi | por favor entreg | por favor, entreg | por favor cancel |
      por favor, cancel | por favor deix | por favor, deix | por favor aguard | por favor, aguard |
      por favor não entreg | por favor não env | por favor, dig | podem entregar | podem enviar |
      podem reenviar | podiam | poderiam | poderia | podem-me | podem me | podem enviar | podem confirmar | podem guardar | podem verificar | podem dizer | podem trocar | podem mandar | podem entregar | podem por favor | podem ajudar | podem resolver | podem fazer | podem tentar | podem voltar | entreguem | enviem | deixem | guardem | aguardem |
      avisem | digam-me | me avisem | liguem | contactem-me | contacte-me | me contate | escrevam-me | preciso |
      quero | queria | gostaria | gostava | aguardo resposta | fico a aguardar | fico no aguardo |
      aguardo retorno | meu vizinho | minha vizinha | meu marido | minha mulher | minha esposa
    `),
    concern: phrases(`
      em casa | foto | portaria | porteiro | encomenda | meu pedido | o pedido | do pedido | pedido nº | pedido
      número | pacote | reembols | devolução | devolver | fatura | entrega | entregue | estafeta | produto |
      compra | comprei | não recebi | não chegou | transportadora | tamanho | levantar a | levantar o |
      entregador | rastreio | rastreamento | garantia | partid | danificad | estragad | defeito | quebrad |
      vossas respostas automáticas | respostas automáticas | mensagens automáticas | uma resposta automática |
      uma pessoa real | ninguém responde | ninguém me | nada acontece | continuo à espera | continuo esperando |
      ainda estou à espera
    `),
    because: ['porque', 'como', 'já que', 'visto que', 'pois', 'se', 'quando', 'enquanto', 'embora'],
    wasRead: ['foi lida', 'foi lido', 'foi exibida', 'foi apresentada', 'foi visualizada'],
    answered: ['aceitou', 'recusou', 'respondeu talvez'],
    recall: [
      'gostaria de cancelar o envio da mensagem',
      'gostaria de recuperar a mensagem',
      'deseja recuperar a mensagem',
      'pretende recuperar a mensagem',
      'deseja cancelar a mensagem',
    ],
    challenge: phrases(`
      antispam uol | anti-spam uol | anti-spam | antispam | tira-teima | confirme o envio da sua mensagem |
      para que sua mensagem seja entregue | para que a sua mensagem seja entregue | confirmação de remetente |
      sua mensagem está aguardando confirmação | clique no link abaixo para confirmar |
      prove que você é humano
    `),
  },
  dates: {
    until: ['até ao próximo', 'até ao', 'até o', 'até à', 'até', 'com término em', 'terminam em'],
    back: phrases(`
      regresso ao escritório | regresso ao trabalho | regresso | regressarei | regressamos |
      retorno ao escritório | retorno | retornarei | retornaremos | voltarei ao escritório | voltarei | volto |
      voltamos | voltaremos | de volta | de regresso | reabrimos | reabriremos
    `),
    from: ['a partir de', 'a partir do'],
    to: ['a', 'ao', 'e', 'até'],
    inclusive: ['inclusive', 'inclusivé', 'incluído'],
    weekdays: [
      ['domingo', 'dom'],
      ['segunda-feira', 'segunda', 'seg'],
      ['terça-feira', 'terça', 'ter'],
      ['quarta-feira', 'quarta', 'qua'],
      ['quinta-feira', 'quinta', 'qui'],
      ['sexta-feira', 'sexta', 'sex'],
      ['sábado', 'sáb'],
    ],
    tomorrow: ['amanhã'],
    nextWeek: ['na próxima semana', 'à próxima semana', 'a próxima semana', 'próxima semana', 'semana que vem'],
    fillers: ['o', 'a', 'ao', 'dia', 'no', 'na', 'em', 'próximo', 'próxima', 'do', 'da', 'de', 'à', 'feira'],
  },
}
