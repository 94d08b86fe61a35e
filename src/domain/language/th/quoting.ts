import type { QuotingPack } from '../quoting-pack.ts'

/** How Thai mails quote, forward and sign. */
export const th: QuotingPack = {
  code: 'th',
  replyPrefixes: ['ตอบกลับ', 'ตอบ', 're'],
  forwardPrefixes: ['ส่งต่อ', 'fwd', 'fw'],
  quote: {
    starts: ['ในวันที่', 'เมื่อ', 'เมื่อวันที่', 'วันที่', 'ใน'],
    verbs: ['เขียนว่า', 'เขียน', 'ได้เขียนว่า'],
    words: ['เวลา', 'ที่', 'นาฬิกา', 'นาที', 'วินาที'],
  },
  labels: {
    from: ['จาก', 'ผู้ส่ง'],
    date: ['ส่ง', 'ส่งเมื่อ', 'วันที่', 'วันที่ส่ง'],
    to: ['ถึง', 'ผู้รับ'],
    cc: ['สำเนา', 'สำเนาถึง', 'cc'],
    subject: ['เรื่อง', 'ชื่อเรื่อง', 'หัวเรื่อง', 'หัวข้อ'],
  },
  originalMarkers: ['ข้อความต้นฉบับ', 'ข้อความเดิม'],
  forwardMarkers: ['ข้อความที่ส่งต่อ', 'เริ่มข้อความที่ส่งต่อ', 'ข้อความส่งต่อ'],
  devices: ['โทรศัพท์', 'มือถือ'],
  mobile: ['ส่งจาก', 'รับ outlook', 'ดาวน์โหลด outlook'],
  closings: ['ขอบคุณครับ', 'ขอบคุณค่ะ', 'ขอแสดงความนับถือ', 'ขอบคุณ'],
}
