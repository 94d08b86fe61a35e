import type { QuotingPack } from '../quoting-pack.ts'

/** How Indonesian and Malay mails quote, forward and sign. */
export const id: QuotingPack = {
  code: 'id',
  replyPrefixes: ['bls', 'balas', 're'],
  forwardPrefixes: ['trs', 'teruskan', 'fwd', 'fw'],
  quote: {
    starts: 'pada|tanggal|sen|sel|rab|kam|jum|sab|min|isn|senin|selasa|rabu|kamis|jumat|sabtu|minggu'.split('|'),
    verbs: ['menulis', 'telah menulis', 'tulis'],
    words: ['pukul', 'pada tanggal'],
    tails: ['berikut'],
  },
  labels: {
    from: ['dari', 'daripada', 'pengirim'],
    date: ['terkirim', 'dikirim', 'tanggal', 'tarikh', 'dihantar'],
    to: ['kepada', 'ke', 'untuk', 'penerima'],
    cc: ['salinan', 'cc'],
    subject: ['subjek', 'perihal', 'judul'],
  },
  originalMarkers: ['pesan asli', 'mesej asal', 'pesan asal'],
  forwardMarkers: ['pesan yang diteruskan', 'pesan terusan', 'mesej yang dimajukan', 'pesan diteruskan'],
  devices: ['ponsel', 'telepon', 'perangkat', 'telefon', 'hp'],
  mobile: ['dikirim dari', 'dikirim menggunakan', 'dihantar daripada', 'terkirim dari', 'dapatkan outlook'],
  closings: ['salam', 'terima kasih', 'hormat saya', 'salam hormat'],
}
