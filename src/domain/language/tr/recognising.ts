import type { RecognisingPack } from '../recognising-pack.ts'

/** Turkish: told apart from the languages that are understood, no more. */
export const tr: RecognisingPack = {
  code: 'tr',
  words:
    've bir bu şu o için ile de da ne mi mı mu mü ben sen biz siz benim bana size var yok değil ama çok daha gibi kadar sonra önce nerede zaman nasıl neden kim hangi sipariş siparişim siparişi kargo kargom paket paketim ürün geldi gelmedi iade para paramı istiyorum istiyoruz lütfen teşekkürler teşekkür ederim merhaba selam iyi günler bugün dün yarın hafta hala hâlâ henüz ayakkabı beden fatura yardım aldım ettim verdim',
  letters: 'çğıöşü',
}
