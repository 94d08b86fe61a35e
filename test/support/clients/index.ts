/** THE list of clients the dialogue is driven with. */
import { appleMail, iosMail } from './apple.ts'
import type { MailClient } from './client.ts'
import { gmailApp, gmailWeb } from './gmail.ts'
import { outlookApp, outlookDesktop, outlookPlain, outlookWeb } from './outlook.ts'
import { samsungEmail, yahooMail } from './phones-and-portals.ts'
import { thunderbirdHtml, thunderbirdPlain } from './thunderbird.ts'

export const CLIENTS: readonly MailClient[] = [
  thunderbirdPlain,
  thunderbirdHtml,
  outlookDesktop,
  outlookPlain,
  outlookWeb,
  outlookApp,
  gmailWeb,
  gmailApp,
  appleMail,
  iosMail,
  samsungEmail,
  yahooMail,
]
