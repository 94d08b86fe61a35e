import type { QuotingPack } from '../quoting-pack.ts'

/** How Turkish mails quote, forward and sign. */
export const tr: QuotingPack = {
  code: 'tr',
  replyPrefixes: ['ynt', 'yan', 're'],
  forwardPrefixes: ['ilt', 'fwd', 'fw'],
  quote: {
    starts: ['pzt', 'sal', 'çar', 'per', 'cum', 'cmt', 'paz'],
    verbs: ['şunu yazdı', 'yazdı', 'şunları yazdı'],
    words: ['tarihinde', 'saat'],
  },
  labels: {
    from: ['kimden', 'gönderen'],
    date: ['gönderildi', 'tarih', 'gönderilen', 'gönderme tarihi'],
    to: ['kime', 'alıcı'],
    cc: ['bilgi', 'cc'],
    subject: ['konu'],
    other: ['yanıt adresi'],
  },
  originalMarkers: ['özgün ileti', 'orijinal mesaj', 'orijinal ileti', 'asıl ileti'],
  forwardMarkers: ['iletilen ileti', 'iletilmiş mesaj', 'ileti başlangıcı', 'yönlendirilmiş ileti', 'iletilen mesaj'],
  devices: ['telefonumdan', 'cihazımdan', 'telefonundan'],
  mobile: [],
  mobileEnds: ['gönderildi', 'gönderilmiştir', 'edinin', 'indirin'],
  closings: ['saygılarımla', 'iyi çalışmalar', 'teşekkürler'],
}
