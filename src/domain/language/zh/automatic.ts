import { type AutomaticPack, titlesOnly } from '../automatic-pack.ts'

/** Titles of automatic answers in Chinese. */
export const zh: AutomaticPack = titlesOnly('zh', [
  '自动答复',
  '自动回复',
  '自動答覆',
  '自動回覆',
  '自動回復',
  '不在办公室',
  '不在辦公室',
])
