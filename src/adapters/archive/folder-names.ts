/** What folders are called by mail programs and servers in the languages of a store: `.Sent`, `[Gmail]/Enviados`, `Gesendete Elemente`. */

export type FolderUse = 'mail' | 'sent' | 'drafts' | 'spam' | 'rubbish'

const NAMES: readonly (readonly [Exclude<FolderUse, 'mail'>, readonly string[]])[] = [
  [
    'sent',
    [
      ...[
        'sent',
        'sent items',
        'sent messages',
        'sent mail',
        'sent-mail',
        'enviados',
        'enviadas',
        'elementos enviados',
      ],
      ...['correo enviado', 'mensajes enviados', 'itens enviados', 'mensagens enviadas', 'e-mails enviados', 'wysłane'],
      ...['elementy wysłane', 'wiadomości wysłane', 'gesendet', 'gesendete elemente', 'gesendete objekte', 'envoyés'],
      ...['éléments envoyés', 'messages envoyés', 'inviata', 'inviati', 'posta inviata', 'elementi inviati'],
    ],
  ],
  [
    'drafts',
    [
      ...['drafts', 'draft', 'borradores', 'borrador', 'rascunhos', 'szkice', 'wersje robocze', 'kopie robocze'],
      ...['entwürfe', 'brouillons', 'bozze', 'templates', 'unsent messages', 'outbox'],
    ],
  ],
  [
    'spam',
    [
      ...[
        'spam',
        'junk',
        'junk e-mail',
        'junk email',
        'correo no deseado',
        'no deseado',
        'lixo eletrônico',
        'lixo eletrónico',
      ],
      ...[
        'wiadomości-śmieci',
        'niechciane',
        'courrier indésirable',
        'indésirables',
        'posta indesiderata',
        'unerwünscht',
      ],
    ],
  ],
  [
    'rubbish',
    [
      ...[
        'trash',
        'deleted',
        'deleted items',
        'deleted messages',
        'papelera',
        'elementos eliminados',
        'lixeira',
        'lixo',
      ],
      ...['itens excluídos', 'itens eliminados', 'kosz', 'elementy usunięte', 'papierkorb', 'gelöschte elemente'],
      ...['corbeille', 'éléments supprimés', 'cestino', 'posta eliminata'],
    ],
  ],
]

const USES = new Map(NAMES.flatMap(([use, names]) => names.map((name) => [name, use] as const)))

/** What a folder is for, by the last part of its name. */
export function useOf(name: string): FolderUse {
  const plain = fromModifiedUtf7(name)
    .replace(/\.(?:mbox|sbd|mbx)$/i, '')
    .split(/[/.\\]/)
    .filter((part) => part !== '')
    .at(-1)
  return USES.get((plain ?? '').normalize('NFC').toLowerCase()) ?? 'mail'
}

/** Folder names of IMAP (RFC 3501, 5.1.3), as Maildir++ keeps them. */
function fromModifiedUtf7(name: string): string {
  return name.replace(/&([A-Za-z0-9+,]{0,200})-/g, (_, coded: string) =>
    coded === '' ? '&' : Buffer.from(coded.replaceAll(',', '/'), 'base64').swap16().toString('utf16le'),
  )
}
