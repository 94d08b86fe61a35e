import type { QuotingPack } from '../quoting-pack.ts'

/** How Korean mails quote, forward and sign. */
export const ko: QuotingPack = {
  code: 'ko',
  replyPrefixes: ['회신', '답장', '답변'],
  forwardPrefixes: ['전달'],
  quote: {
    starts: [],
    verbs: [
      '작성',
      '님이 작성',
      '님이 작성하였습니다',
      '님이 씀',
      '작성함',
      '썼습니다',
      '쓴 글',
      '님이 작성한 메시지',
      '작성한 메시지',
    ],
  },
  labels: {
    from: ['보낸 사람', '보낸사람', '발신', '보낸이'],
    date: ['보낸 날짜', '날짜', '보낸날짜', '보낸 시간'],
    to: ['받는 사람', '받는사람', '수신', '받는이'],
    cc: ['참조'],
    subject: ['제목'],
  },
  originalMarkers: ['원본 메시지', '원본 메일', '원본메시지', 'original message'],
  forwardMarkers: ['전달된 메시지', '전달된 메일', '전달 메시지'],
  devices: ['휴대폰', '스마트폰'],
  mobile: [],
  mobileEnds: ['에서 보냄', '에서 보냈습니다', '에서 전송', '다운로드'],
}
