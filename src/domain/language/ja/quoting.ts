import type { QuotingPack } from '../quoting-pack.ts'

/** How Japanese mails quote, forward and sign. */
export const ja: QuotingPack = {
  code: 'ja',
  replyPrefixes: ['返信'],
  forwardPrefixes: ['転送'],
  quote: {
    starts: [],
    verbs: ['書きました', 'のメール', 'のメッセージ', 'は書きました', 'さんが書きました', '書いた', 'さんは書きました'],
  },
  labels: {
    from: ['差出人', '送信者', '送信元'],
    date: ['送信日時', '日時', '日付', '送信日'],
    to: ['宛先', '受信者'],
    cc: ['cc'],
    subject: ['件名'],
  },
  originalMarkers: ['元のメッセージ', 'オリジナルメッセージ', '元のメール'],
  forwardMarkers: ['転送されたメッセージ', '転送メッセージ', '転送メール'],
  devices: ['携帯', 'スマートフォン'],
  mobile: [],
  mobileEnds: ['から送信', 'から送信しました', 'を入手', 'で送信'],
}
