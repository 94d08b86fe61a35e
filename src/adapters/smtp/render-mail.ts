/** A mail of ours as bytes, as its recipient got it: for whoever asks what was sent. */
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import type { RenderMail } from '../../app/ports.ts'
import { compose } from './compose.ts'

export const renderMail: RenderMail = async (mail, files) =>
  await new MailComposer({ ...compose(mail, files), disableFileAccess: true, disableUrlAccess: true }).compile().build()
