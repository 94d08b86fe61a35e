import { type AutomaticPack, phrases } from '../automatic-pack.ts'

/** What machines write in Turkish: absence notes and the like, for a language the store does not answer in. */
export const tr: AutomaticPack = {
  code: 'tr',
  subjects: [
    'otomatik yanıt',
    'otomatik cevap',
    'otomatik mesaj',
    'ofis dışında',
    'ofis disinda',
    'ofiste değil',
    'ofis dışı',
  ],
  subjectSigns: [],
  weakSubjects: ['izin', 'yıllık izin', 'tatil'],
  receipts: ['okundu:', 'okundu bilgisi'],
  invitations: ['kabul edildi:', 'reddedildi:', 'belirsiz:', 'iptal edildi:'],
  says: {
    absence: phrases(`
      ofis dışındayım | izindeyim | yıllık izindeyim | yıllık izinde | ofiste değilim | ofiste olmayacağım |
      tatildeyim | şu anda ofis | ofisimiz kapalı
    `),
    thanks: ['mesajınız için teşekkür', 'e-postanız için teşekkür', 'iletiniz için teşekkür'],
    handOver: phrases(`
      acil durumlarda | acil konular | acil durumlar | yokluğumda | benim yokluğumda | lütfen iletişime geç |
      ile iletişime geç | cevap vereceğim | yanıt vereceğim | yanıtlayacağım | dönüş yapacağım
    `),
    onReturn: ['döndüğümde', 'dönüşümde', 'en kısa sürede', 'en kısa zamanda'],
    declares: ['bu otomatik bir', 'bu bir otomatik', 'otomatik olarak oluşturul', 'otomatik olarak gönderil'],
    received: ['mesajınızı aldık', 'talebiniz alınmıştır', 'mesajınız alınmıştır', 'talebinizi aldık'],
    service: ['yanıtlamayınız', 'iş günü', '24 saat', 'talep numarası'],
    left: ['artık çalışmıyorum', 'artık çalışmamaktadır', 'artık kullanılmamaktadır'],
    request: ['misiniz', 'rica ederim', 'istiyorum'],
    concern: ['sipariş', 'kargo', 'teslim', 'fatura', 'iade'],
  },
  dates: {
    until: [],
    back: [],
    to: [],
    inclusive: [],
    weekdays: [],
    tomorrow: ['yarın'],
    nextWeek: ['gelecek hafta'],
    fillers: [],
  },
}
