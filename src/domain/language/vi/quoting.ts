import type { QuotingPack } from '../quoting-pack.ts'

/** How Vietnamese mails quote, forward and sign. */
export const vi: QuotingPack = {
  code: 'vi',
  replyPrefixes: ['re', 'trả lời'],
  forwardPrefixes: ['fwd', 'fw', 'chuyển tiếp'],
  quote: {
    starts: ['vào', 'ngày', 'lúc', 'thứ'],
    verbs: ['đã viết', 'viết'],
    words: ['tháng', 'người dùng'],
  },
  labels: {
    from: ['từ', 'người gửi'],
    date: ['đã gửi', 'ngày gửi', 'ngày', 'gửi', 'thời gian gửi'],
    to: ['đến', 'tới', 'người nhận'],
    cc: ['đồng gửi', 'cc'],
    subject: ['chủ đề', 'tiêu đề'],
  },
  originalMarkers: ['tin nhắn gốc', 'thư gốc', 'thư ban đầu'],
  forwardMarkers: [
    'thư đã chuyển tiếp',
    'tin nhắn được chuyển tiếp',
    'thư được chuyển tiếp',
    'tin nhắn đã chuyển tiếp',
  ],
  devices: ['điện thoại', 'thiết bị', 'di động'],
  mobile: ['đã gửi từ', 'được gửi từ', 'gửi từ', 'tải outlook', 'lấy outlook'],
  closings: ['trân trọng', 'thân mến', 'cảm ơn'],
}
