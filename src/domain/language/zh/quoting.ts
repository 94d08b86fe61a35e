import type { QuotingPack } from '../quoting-pack.ts'

/** How Chinese mails quote, forward and sign. */
export const zh: QuotingPack = {
  code: 'zh',
  replyPrefixes: ['回复', '答复', '回覆'],
  forwardPrefixes: ['转发', '轉寄', '转寄', '轉發'],
  quote: {
    starts: ['在', '于', '於'],
    verbs: ['写道', '寫道', '写到', '写了'],
  },
  labels: {
    from: ['发件人', '寄件者', '寄件人', '發件人'],
    date: ['发送时间', '日期', '发送日期', '寄件日期', '傳送日期', '时间', '發送時間', '傳送時間'],
    to: ['收件人', '收件者', '至'],
    cc: ['抄送', '副本', '抄送人'],
    subject: ['主题', '主旨', '标题', '主題'],
    other: ['回复', '附件'],
  },
  originalMarkers: ['original', '邮件原件', '回复的原邮件', '原始邮件', '原始郵件', '原始信件', '原邮件', '原郵件'],
  forwardMarkers: ['转发的邮件', '轉寄郵件', '转发邮件信息', '轉寄的郵件', '转发邮件', '被转发邮件信息', '轉寄者'],
  devices: ['手机', '平板', '手機'],
  mobile: ['发自我的', '發自我的', '从我的', '從我的', '发送自', '发自', '發自', '获取 outlook', '取得 outlook'],
  mobileEnds: ['发送', '傳送'],
}
