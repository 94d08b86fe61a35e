import { phrases } from '../automatic-pack.ts'
import type { BouncingPack } from '../bouncing-pack.ts'

/** What mail servers say in Chinese, simplified and traditional. */
export const zh: BouncingPack = {
  code: 'zh',
  senders: ['邮件系统', '郵件系統', '邮件投递系统'],
  subjects: phrases(`
    系统退信 | 退信 | 邮件传输失败 | 无法投递 | 未送达 | 無法傳遞 | 郵件無法 | 投递失败 | 邮件投递失败 | 找不到地址 | 系統退信
  `),
  failure: phrases(`
    无法送达 | 无法发送到 | 无法投递 | 未能送达 | 投递失败 | 被退回 | 无法到达 | 無法送達 | 無法傳遞 | 未送達 | 发送失败
  `),
  final: ['永久'],
  delay: ['投递延迟', '延迟投递', '尚未送达', '延遲'],
  success: ['已送达', '已送達'],
  returned: ['原信', '原始邮件', '原邮件', '附件中的内容是原信件', '原始郵件'],
  labels: ['收件人', '地址', '无法发送到'],
  contacts: ['联系'],
  sender: ['发件人'],
  unknownAddress: ['不存在', '找不到', '未知用户', '地址错误'],
  disabled: ['已停用', '被禁用', '已冻结', '被锁定'],
  unknownDomain: ['域名不存在', '找不到域名', '域名解析'],
  full: ['邮箱已满', '空间不足', '容量已满', '信箱已滿', '超出配额', '邮箱空间'],
  tooLarge: ['邮件太大', '超过大小', '大小限制', '邮件过大'],
  spam: ['垃圾邮件', '垃圾郵件', '黑名单', '黑名單'],
  policy: ['拒绝', '拒絕', '策略', '权限'],
  expired: ['过期'],
  loop: ['循环'],
  trouble: ['超时', '连接失败', '无响应', '逾時', '网络'],
}
