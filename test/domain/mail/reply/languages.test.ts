import { describe, expect, test } from 'vitest'
import { readReply } from '../../../../src/domain/mail/reply/read-reply.ts'
import { aMail } from './a-mail.ts'

/** Introductions of languages no store speaks: with an address the quote needs no marks of its own. */
const UNMARKED: readonly string[] = [
  'Tienda <t@tienda.example> ezt írta (időpont: 2026. nov. 2., H, 9:40):',
  '2026. nov. 2., h 9:40 időpontban Tienda <t@tienda.example> ezt írta:',
  'Στις Δευ 2 Νοε 2026 στις 9:40 π.μ., ο χρήστης Tienda <t@tienda.example> έγραψε:',
  'Tienda <t@tienda.example>, 2 Kas 2026 Pzt, 09:40 tarihinde şunu yazdı:',
  'V pondělí 2. listopadu 2026, 9:40:03 SEČ, uživatel Tienda <t@tienda.example> napsal:',
  'Tienda <t@tienda.example> 于2026年11月2日周一 09:40写道：',
  'На пн, 2.11.2026 г. в 9:40 Tienda <t@tienda.example> написа:',
  'pon, 2. stu 2026. u 09:40 Tienda <t@tienda.example> napisao je:',
  'V V pon., 2. nov. 2026 ob 09:40 je oseba Tienda <t@tienda.example> napisala:',
  'пон, 2. нов 2026. у 09:40 Tienda <t@tienda.example> је написао/ла:',
  '2026-11-02, pr, 09:40 Tienda <t@tienda.example> rašė:',
  'pirmd., 2026. g. 2. nov., plkst. 09:40 — lietotājs Tienda (<t@tienda.example>) rakstīja:',
  'Tienda (<t@tienda.example>) kirjutas kuupäeval E, 2. november 2026 kell 09:40:',
  'في ٢ نوفمبر ٢٠٢٦، الساعة ٠٩:٤٠ ص، كتب Tienda <t@tienda.example>:',
  'Vào Th 2, 2 thg 11, 2026 vào lúc 09:40 Tienda <t@tienda.example> đã viết:',
  'เมื่อ จ. 2 พ.ย. 2569 ที่ 09:40 Tienda <t@tienda.example> เขียนว่า:',
  'Pada Sen, 2 Nov 2026 pukul 09.40 Tienda <t@tienda.example> menulis:',
  'On 2 Nov 2026, at 09:40, tienda via Foro <t@tienda.example>\nwrote:',
  'Op 2 november 2026 9:40 schreef Tienda Norte het volgende:',
  'Tienda Norte\n<t@tienda.example> kirjoitti 2.11.2026 kello 9.40:',
]

/** Labels of Outlook, and the original message as it is announced. */
const BLOCKS: readonly string[] = [
  'От: Tienda <t@tienda.example>\nИзпратено: понеделник, 2 ноември 2026 г. 9:40\nДо: Ana\nОтносно: Поръчка',
  'Šalje: Tienda <t@tienda.example>\nPoslano: ponedjeljak, 2. studenoga 2026. 9:40\nPrima: Ana\nPredmet: Narudžba',
  'Od: Tienda\nPoslano: ponedeljek, 2. november 2026 09:40\nZa: Ana\nZadeva: Naročilo',
  'Nuo: Tienda <t@tienda.example>\nIšsiųsta: 2026 m. lapkričio 2 d. 09:40\nKam: Ana\nTema: Užsakymas',
  'No: Tienda <t@tienda.example>\nNosūtīts: pirmdiena, 2026. gada 2. novembris 09:40\nKam: Ana\nTēma: Pasūtījums',
  'Saatja: Tienda <t@tienda.example>\nSaadetud: esmaspäev, 2. november 2026 09:40\nAdressaat: Ana\nTeema: Tellimus',
  'من: Tienda <t@tienda.example>\nتم الإرسال: الاثنين, 02 نوفمبر, 2026 09:40 ص\nإلى: Ana\nالموضوع: طلب',
  'Từ: Tienda <t@tienda.example>\nĐã gửi: Thứ Hai, 2 tháng 11, 2026 09:40\nĐến: Ana\nChủ đề: Đơn hàng',
  'จาก: Tienda\nส่ง: 2 พฤศจิกายน 2569 09:40\nถึง: Ana\nเรื่อง: คำสั่งซื้อ',
  'Dari: Tienda <t@tienda.example>\nTerkirim: 02 November 2026 09:40\nKepada: Ana\nSubjek: Pesanan',
  '-----Оригинално съобщение-----',
  '-----Izvorna poruka-----',
  '-----Izvirno sporočilo-----',
  '-----Algne sõnum-----',
  '-----الرسالة الأصلية-----',
  '-------- Pesan asli --------',
]

describe('what clients write in other languages is quoted', () => {
  test.each([...UNMARKED, ...BLOCKS])('%s', (introduction) => {
    const reply = readReply(aMail(`Sigue sin llegar.\n\n${introduction}\n\n¿Ha llegado?\nUn saludo\n`))
    expect(reply.newText).toBe('Sigue sin llegar.')
    expect(reply.quotedText).toContain('¿Ha llegado?')
  })
})

test.each([
  ['---------- Forwarded message ---------\nSaatja:', 'Date: K, 2. november 2026 kell 09:40\nSubject: Tellimus'],
  ['> Započni proslijeđenu poruku:\n>\n> Šalje:', '> Datum: 2. studenoga 2026. u 9:40\n> Predmet: Narudžba'],
  ['---------- Thư đã chuyển tiếp ---------\nTừ:', 'Ngày: 2 thg 11, 2026 09:40\nChủ đề: Đơn hàng'],
  ['---------- رسالة مُعاد توجيهها ---------\nمن:', 'التاريخ: 2 نوفمبر 2026 09:40\nالموضوع: طلب'],
])('the sender of a forwarded mail is read: %s', (beginning, more) => {
  const mark = beginning.startsWith('>') ? '> ' : ''
  const text = `${beginning} Tienda <t@tienda.example>\n${more}\n${mark}\n${mark}Hola`
  const reply = readReply(aMail(text, { subject: 'Fwd: Pedido' }))
  expect(reply.forwarded).toMatchObject({ from: 't@tienda.example', name: 'Tienda', text: 'Hola' })
})
