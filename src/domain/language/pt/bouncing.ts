import { phrases } from '../automatic-pack.ts'
import type { BouncingPack } from '../bouncing-pack.ts'

/** What mail servers say in Portuguese, of Portugal and of Brazil. */
export const pt: BouncingPack = {
  code: 'pt',
  senders: phrases(`
    sistema de entrega de correio | sistema de entrega de e-mail | sistema de entrega de emails |
    subsistema de entrega de correio | sistema de correio | serviço de entrega de correio |
    administrador do sistema | administrador de e-mail
  `),
  subjects: phrases(`
    não é possível entregar | não foi possível entregar | não entregue | não entregável |
    mensagem não entregue | e-mail não entregue | email não entregue | correio não entregue |
    mensagem devolvida | e-mail devolvido | email devolvido | correio devolvido | falha na entrega |
    falha ao entregar | falha de entrega | falha no envio | erro na entrega | erro ao entregar |
    erro de entrega | erro no envio | notificação de estado da entrega | notificação de status de entrega |
    notificação do status da entrega | notificação de falha na entrega | relatório de não entrega |
    mensagem bloqueada | endereço não encontrado | aviso de não entrega | impossível entregar
  `),
  failure: phrases(`
    não foi possível entregar | não é possível entregar | não pôde ser entregue | não foi entregue |
    não foi possível enviar | não pôde ser enviada | não conseguimos entregar |
    não chegou aos seguintes destinatários | não chegou ao destinatário | falha na entrega | falha ao entregar |
    a entrega falhou | a entrega a estes destinatários falhou |
    a entrega para os seguintes destinatários falhou | sua mensagem não foi | endereço não encontrado |
    este é um erro permanente | isto é um erro permanente | trata-se de um erro permanente | erro ao entregar |
    sua mensagem foi rejeitada | sua mensagem foi bloqueada | esta mensagem foi criada automaticamente pelo |
    esta mensagem foi gerada automaticamente pelo sistema de correio | impossível entregar |
    mensagem devolvida ao remetente | rejeitou a sua mensagem | rejeitou sua mensagem
  `),
  final: ['erro permanente', 'falha permanente', 'definitivamente'],
  delay: phrases(`
    atraso na entrega | entrega atrasada | entrega adiada | entrega incompleta |
    notificação de status de entrega (atraso) | notificação de estado da entrega (atraso) |
    ainda não foi entregue | ainda não foi possível entregar | está atrasada | está atrasado |
    continuaremos tentando | continuaremos a tentar | continuará tentando | continuará a tentar |
    tentará novamente | tentaremos novamente | será feita uma nova tentativa | não é necessário reenviar |
    não precisa reenviar | não precisa de reenviar | isto é apenas um aviso | problema temporário na entrega |
    houve um problema temporário
  `),
  success: ['entregue:', 'entregue com sucesso', 'confirmação de entrega', 'retransmitida:', 'retransmitido:'],
  returned: phrases(`
    mensagem original | cabeçalhos da mensagem original | cabeçalho da mensagem original | cópia da mensagem |
    esta é uma cópia da mensagem | segue uma cópia da mensagem | a mensagem original
  `),
  labels: phrases(`
    destinatário | destinatários | endereço | endereço do destinatário |
    não foi possível entregar a mensagem para | não foi possível entregar a sua mensagem a |
    não foi possível entregar sua mensagem para | caixa postal | usuário | utilizador | sua mensagem para |
    a sua mensagem para
  `),
  contacts: ['contato', 'contacto', 'contacte', 'ajuda', 'remetente:', 'suporte'],
  sender: ['remetente rejeitado', 'domínio do remetente', 'endereço do remetente'],
  unknownAddress: phrases(`
    usuário desconhecido | utilizador desconhecido | usuário inexistente | utilizador inexistente |
    usuário não encontrado | usuário inválido | não existe | não foi encontrado | não foi encontrada |
    não encontramos | endereço inexistente | endereço inválido | endereço não encontrado |
    endereço desconhecido | destinatário desconhecido | destinatário inexistente | destinatário inválido |
    destinatário não encontrado | caixa postal inexistente | caixa de correio inexistente |
    caixa postal não encontrada | conta inexistente
  `),
  disabled: phrases(`
    conta desativada | conta desactivada | conta suspensa | conta inativa | conta bloqueada | conta cancelada |
    caixa postal inativa | caixa postal desativada | usuário inativo | foi desativad | está inativ |
    está suspens
  `),
  unknownDomain: phrases(`
    domínio não existe | domínio inexistente | domínio desconhecido | domínio não encontrado |
    domínio … não foi encontrado | o domínio … não existe | servidor desconhecido
  `),
  full: phrases(`
    caixa cheia | caixa postal cheia | caixa postal está cheia | caixa de correio cheia |
    caixa de correio está cheia | caixa de entrada está cheia | caixa de entrada … cheia | caixa … cheia |
    caixa … lotada | caixa postal lotada | cota excedida | quota excedida | excedeu a cota | excedeu a quota |
    excedeu o limite de armazenamento | excedeu sua cota | excedeu a sua quota | sem espaço |
    espaço insuficiente | não tem espaço | não há espaço
  `),
  tooLarge: phrases(`
    mensagem muito grande | mensagem é muito grande | grande demais | demasiado grande | tamanho máximo |
    excede o tamanho | limite de tamanho
  `),
  spam: phrases(`
    lixo eletrônico | lista negra | listas negras | considerada spam | considerado spam |
    identificada como spam | conteúdo rejeitado | mensagem bloqueada | reputação
  `),
  policy: phrases(`
    não autorizado | não está autorizado | não tem permissão | acesso negado | acesso restrito | política |
    remetente rejeitado | remetente não permitido | limite de envio | muitas mensagens | muitos destinatários
  `),
  expired: ['tempo de entrega esgotado', 'mensagem expirou', 'mensagem expirada'],
  loop: ['em loop', 'ciclo'],
  trouble: phrases(`
    tempo esgotado | tempo limite | não responde | não está respondendo | servidor ocupado | erro temporário |
    falha temporária | tente novamente mais tarde | tente mais tarde | conexão recusada | ligação recusada |
    problema temporário
  `),
}
