import { describe, expect, test } from 'vitest'
import { judge, severityOf, statusCode } from '../../../../src/domain/mail/bounce/judge.ts'
import type { BounceReason } from '../../../../src/domain/mail/reading.ts'

type Case = readonly [words: string, severity: 'hard' | 'soft', reason: BounceReason, status: string]

/** What the servers of the big providers answer, and what it means for the address. */
const REPLIES: Readonly<Record<string, readonly Case[]>> = {
  google: [
    [
      "550-5.1.1 The email account that you tried to reach does not exist. Please try 550-5.1.1 double-checking the recipient's email address for typos or 550 5.1.1 unnecessary spaces. x - gsmtp",
      'hard',
      'no-such-address',
      '5.1.1',
    ],
    [
      '550 5.2.1 The email account that you tried to reach is disabled. Learn more at https://support.google.com/mail/?p=DisabledUser x - gsmtp',
      'hard',
      'no-such-address',
      '5.2.1',
    ],
    [
      '550-5.2.1 The email account that you tried to reach is inactive. For more 550 5.2.1 information, go to',
      'hard',
      'no-such-address',
      '5.2.1',
    ],
    [
      '452-4.2.2 The email account that you tried to reach is over quota. Please direct 452-4.2.2 the recipient to https://support.google.com/mail/?p=OverQuotaTemp x - gsmtp',
      'soft',
      'mailbox-full',
      '4.2.2',
    ],
    ["552-5.2.2 The recipient's inbox is out of storage space. Please direct the", 'soft', 'mailbox-full', '5.2.2'],
    [
      '550-5.7.1 Our system has detected that this message is likely unsolicited mail. To reduce the amount of spam sent to Gmail, this message has been blocked.',
      'soft',
      'blocked-as-spam',
      '5.7.1',
    ],
    [
      "550-5.7.26 Unauthenticated email from tienda.example is not accepted due to domain's DMARC policy.",
      'soft',
      'policy',
      '5.7.26',
    ],
    [
      '550-5.7.26 This mail has been blocked because the sender is unauthenticated. Gmail requires all senders to authenticate with either SPF or DKIM.',
      'soft',
      'blocked-as-spam',
      '5.7.26',
    ],
    [
      '421-4.7.0 This message does not pass authentication checks (SPF and DKIM both do not pass).',
      'soft',
      'policy',
      '4.7.0',
    ],
    [
      '421-4.7.28 Our system has detected an unusual rate of unsolicited mail originating from your IP address.',
      'soft',
      'blocked-as-spam',
      '4.7.28',
    ],
    [
      '450-4.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages from being delivered.',
      'soft',
      'policy',
      '4.2.1',
    ],
    [
      "552-5.3.4 Your message exceeded Google's message size limits. Please visit https://support.google.com/mail/?p=MaxSizeError",
      'soft',
      'too-large',
      '5.3.4',
    ],
    [
      '552-5.7.0 This message was blocked because its content presents a potential 552-5.7.0 security issue.',
      'soft',
      'policy',
      '5.7.0',
    ],
    [
      "550-5.7.1 [192.0.2.5] The IP you're using to send mail is not authorized to send email directly to our servers.",
      'soft',
      'policy',
      '5.7.1',
    ],
    [
      "DNS Error: DNS type 'mx' lookup of example.invalid responded with code NXDOMAIN Domain name not found: example.invalid",
      'hard',
      'no-such-domain',
      '5.1.2',
    ],
    [
      'The recipient server did not accept our requests to connect. Learn more at https://support.google.com/mail/answer/7720',
      'soft',
      'other',
      '5.4.1',
    ],
  ],
  outlook: [
    [
      '550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302). [AM5EUR02FT048.eop-EUR02.prod.protection.outlook.com]',
      'hard',
      'no-such-address',
      '5.5.0',
    ],
    [
      '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient nadie@example.com not found by SMTP address lookup',
      'hard',
      'no-such-address',
      '5.1.10',
    ],
    ['550 5.1.1 RESOLVER.ADR.RecipNotFound; not found', 'hard', 'no-such-address', '5.1.1'],
    [
      '550 5.4.1 Recipient address rejected: Access denied. AS(201806281) [DB5EUR03FT042.eop-EUR03.prod.protection.outlook.com]',
      'hard',
      'no-such-address',
      '5.4.1',
    ],
    [
      '554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException.MapiExceptionShutoffQuotaExceeded; Failed to process message due to a permanent exception',
      'soft',
      'mailbox-full',
      '5.2.2',
    ],
    [
      "550 5.7.1 Unfortunately, messages from [192.0.2.5] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3150).",
      'soft',
      'blocked-as-spam',
      '5.7.1',
    ],
    [
      '550 5.7.509 Access denied, sending domain tienda.example does not pass DMARC verification and has a DMARC policy of reject.',
      'soft',
      'policy',
      '5.7.509',
    ],
    [
      '550 5.7.606 Access denied, banned sending IP [192.0.2.5]. To request removal from this list',
      'soft',
      'blocked-as-spam',
      '5.7.606',
    ],
    ['550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required', 'soft', 'policy', '5.7.133'],
    [
      '550 5.7.124 RESOLVER.RST.SenderNotInAllowedSendersList; sender not in allowed-senders list',
      'soft',
      'policy',
      '5.7.124',
    ],
    ['550 5.2.3 RESOLVER.RST.RecipSizeLimit; message too large for this recipient', 'soft', 'too-large', '5.2.3'],
    [
      '550 5.4.310 DNS domain example.invalid does not exist [Message=InfoDomainNonexistent]',
      'hard',
      'no-such-domain',
      '5.4.310',
    ],
    ['550 5.4.300 Message expired -> 451 4.4.0 DNS query failed', 'soft', 'other', '5.4.300'],
    ['554 5.4.14 Hop count exceeded - possible mail loop ATTR34', 'soft', 'other', '5.4.14'],
    ['451 4.7.500 Server busy. Please try again later from [192.0.2.5]. (S77719)', 'soft', 'other', '4.7.500'],
    [
      '550 OU-002 Mail rejected by Windows Live Hotmail for policy reasons. Reasons for rejection may be related to content with spam-like characteristics',
      'soft',
      'blocked-as-spam',
      '5.7.1',
    ],
    [
      "550 SC-001 (SNT004-MC1F5) Unfortunately, messages from 192.0.2.5 weren't sent. part of their network is on our block list",
      'soft',
      'blocked-as-spam',
      '5.7.1',
    ],
    ['MSEXCH:IMS:EXAMPLE:MADRID:EXCH01 0 (000C05A6) Unknown Recipient', 'hard', 'no-such-address', '5.1.1'],
  ],
  yahoo: [
    [
      "554 delivery error: dd This user doesn't have a yahoo.com account (nadie@yahoo.com) [0] - mta1041.mail.bf1.yahoo.com",
      'hard',
      'no-such-address',
      '5.1.1',
    ],
    ['552 1 Requested mail action aborted, mailbox not found', 'hard', 'no-such-address', '5.1.1'],
    [
      '554 delivery error: dd Sorry your message to nadie@yahoo.es cannot be delivered. This account has been disabled or discontinued [#102].',
      'hard',
      'no-such-address',
      '5.2.1',
    ],
    [
      '554 30 Sorry, your message to nadie@aol.com cannot be delivered. This mailbox is disabled (554.30).',
      'hard',
      'no-such-address',
      '5.2.1',
    ],
    [
      '421 4.7.0 [TSS04] Messages from 192.0.2.5 temporarily deferred due to user complaints - 4.16.55.1; see https://postmaster.yahooinc.com/error-codes',
      'soft',
      'policy',
      '4.7.0',
    ],
    [
      '554 5.7.9 Message not accepted for policy reasons. See https://postmaster.yahooinc.com/error-codes',
      'soft',
      'policy',
      '5.7.9',
    ],
    [
      "553 5.7.1 [BL21] Connections will not be accepted from 192.0.2.5, because the ip is in Spamhaus's list",
      'soft',
      'blocked-as-spam',
      '5.7.1',
    ],
    ['452 4.1.1 4.1.1 <nadie@yahoo.com> mailbox over quota', 'soft', 'mailbox-full', '4.1.1'],
    ['550 5.1.1 <nadie@aol.com>: Recipient address rejected: aol.com', 'hard', 'no-such-address', '5.1.1'],
    [
      '521 5.2.1 : (CON:B1) https://postmaster.aol.com/error-codes#554conb1 AOL will not accept delivery of this message, it was reported as spam',
      'hard',
      'no-such-address',
      '5.2.1',
    ],
  ],
  icloud: [
    ['550 5.1.1 <nadie@icloud.com>: user does not exist', 'hard', 'no-such-address', '5.1.1'],
    ['550 5.1.6 recipient no longer on server: nadie@me.com', 'hard', 'no-such-address', '5.1.6'],
    ['552 5.2.2 <nadie@icloud.com>: user is over quota', 'soft', 'mailbox-full', '5.2.2'],
    [
      '554 5.7.1 [CS01] Message rejected due to local policy. Please visit https://support.apple.com/en-us/HT204137',
      'soft',
      'policy',
      '5.7.1',
    ],
    ['550 5.7.0 Blocked - see https://ipcheck.proofpoint.com/?ip=192.0.2.5', 'soft', 'blocked-as-spam', '5.7.0'],
  ],
  'gmx, web.de, 1&1, T-Online': [
    [
      '550 Requested action not taken: mailbox unavailable For explanation visit http://postmaster.gmx.net/en/error-messages?ip=192.0.2.5&c=rcpt',
      'hard',
      'no-such-address',
      '5.1.1',
    ],
    [
      '552-Requested mail action aborted: exceeded storage allocation 552 For explanation visit http://postmaster.web.de/de/case?c=quota',
      'soft',
      'mailbox-full',
      '5.2.2',
    ],
    [
      '554-Transaction failed 554-Reject due to policy restrictions. 554 For explanation visit http://postmaster.gmx.net',
      'soft',
      'policy',
      '5.7.1',
    ],
    ['554 No SMTP service IP address is black listed', 'soft', 'blocked-as-spam', '5.7.1'],
    [
      'Mail size limit exceeded. For explanation visit http://postmaster.1and1.com/en/error-messages?ip=%1s',
      'soft',
      'too-large',
      '5.3.4',
    ],
    ['552 5.2.2 <nadie@t-online.de> Quota exceeded (mailbox for user is full)', 'soft', 'mailbox-full', '5.2.2'],
    [
      '550-5.7.1 IP=192.0.2.5 - A problem occurred. (Ask your postmaster for help or to contact tosa@rx.t-online.de to clarify.) (BL)',
      'soft',
      'policy',
      '5.7.1',
    ],
    ['550 Adressat unbekannt oder Mailbox deaktiviert', 'hard', 'no-such-address', '5.2.1'],
    ['550 Benutzer hat zuviele Mails auf dem Server', 'soft', 'mailbox-full', '5.2.2'],
    ['Das Postfach des Empfängers ist voll.', 'soft', 'mailbox-full', '5.2.2'],
  ],
  'onet, wp, interia, home.pl, nazwa.pl': [
    [
      '550 5.1.1 <nikt@onet.pl>: Recipient address rejected: User unknown in virtual mailbox table',
      'hard',
      'no-such-address',
      '5.1.1',
    ],
    ['550 Nie ma takiego konta', 'hard', 'no-such-address', '5.1.1'],
    ['550 5.1.1 Podane konto nie istnieje (nikt@wp.pl)', 'hard', 'no-such-address', '5.1.1'],
    ['550 Podane konto jest zablokowane administracyjnie lub nieaktywne', 'hard', 'no-such-address', '5.2.1'],
    ['552 5.2.2 Skrzynka odbiorcy jest przepełniona', 'soft', 'mailbox-full', '5.2.2'],
    ['452 4.2.2 Mailbox full, przekroczono limit pojemności', 'soft', 'mailbox-full', '4.2.2'],
    ['554 5.7.1 Wiadomość odrzucona - uznana za spam', 'soft', 'blocked-as-spam', '5.7.1'],
    ['550 Nieznany użytkownik', 'hard', 'no-such-address', '5.1.1'],
    ['550 Domena nie istnieje', 'hard', 'no-such-domain', '5.1.2'],
    ['552 Wiadomość jest za duża', 'soft', 'too-large', '5.3.4'],
    ['450 Serwer zajęty, spróbuj ponownie później', 'soft', 'other', '4.4.1'],
    ['550 skrzynka pocztowa odbiorcy jest pelna', 'soft', 'mailbox-full', '5.2.2'],
  ],
  'uol, bol, terra, locaweb, sapo': [
    [
      '550 5.1.1 <ninguem@uol.com.br>: Recipient address rejected: User unknown in relay recipient table',
      'hard',
      'no-such-address',
      '5.1.1',
    ],
    ['552 5.2.2 <ninguem@bol.com.br>: caixa postal cheia', 'soft', 'mailbox-full', '5.2.2'],
    ['550 Conta inexistente', 'hard', 'no-such-address', '5.1.1'],
    ['550 Usuario desconhecido', 'hard', 'no-such-address', '5.1.1'],
    ['552 Quota excedida', 'soft', 'mailbox-full', '5.2.2'],
    ['550 A caixa de correio ninguem@sapo.pt está cheia', 'soft', 'mailbox-full', '5.2.2'],
    ['550 5.7.1 Mensagem identificada como SPAM', 'soft', 'blocked-as-spam', '5.7.1'],
    ['550 Utilizador inexistente', 'hard', 'no-such-address', '5.1.1'],
    ['550 Domínio não encontrado', 'hard', 'no-such-domain', '5.1.2'],
    ['552 Mensagem muito grande', 'soft', 'too-large', '5.3.4'],
    ['550 Conta suspensa', 'hard', 'no-such-address', '5.2.1'],
  ],
  'orange, free, la poste, sfr': [
    [
      '550 5.1.1 Adresse d au moins un destinataire invalide. Invalid recipient. OFR204_416 [416]',
      'hard',
      'no-such-address',
      '5.1.1',
    ],
    ['550 5.2.0 Mail rejete. Mail rejected. ofr_506 [506]', 'soft', 'blocked-as-spam', '5.2.0'],
    [
      '421 mwinf5c04 ME Trop de connexions, veuillez verifier votre configuration. Too many connections, slow down. OFR005_104 [104]',
      'soft',
      'policy',
      '4.7.1',
    ],
    ['550 spam detected', 'soft', 'blocked-as-spam', '5.7.1'],
    ['550 5.1.1 Destinataire inconnu ou boite aux lettres desactivee', 'hard', 'no-such-address', '5.1.1'],
    ['552 5.2.2 Boîte aux lettres pleine', 'soft', 'mailbox-full', '5.2.2'],
    ['550 Utilisateur inconnu !', 'hard', 'no-such-address', '5.1.1'],
    ['552 Quota dépassé', 'soft', 'mailbox-full', '5.2.2'],
    ['552 Message trop volumineux', 'soft', 'too-large', '5.3.4'],
  ],
  'libero, aruba, tim, telefónica, arsys': [
    ['550 Destinatario sconosciuto o mailbox disatttivata', 'hard', 'no-such-address', '5.1.1'],
    ["550 Questo indirizzo e' bloccato per inutilizzo", 'hard', 'no-such-address', '5.2.1'],
    ['552 RCPT TO:<nessuno@libero.it> Mailbox disk quota exceeded', 'soft', 'mailbox-full', '5.2.2'],
    ['550 Indirizzo inesistente', 'hard', 'no-such-address', '5.1.1'],
    ['554 Casella piena', 'soft', 'mailbox-full', '5.2.2'],
    ['550 Usuario desconocido', 'hard', 'no-such-address', '5.1.1'],
    ['550 El usuario nadie@telefonica.net no existe', 'hard', 'no-such-address', '5.1.1'],
    ['552 Buzón lleno', 'soft', 'mailbox-full', '5.2.2'],
    ['550 No existe dicha persona', 'hard', 'no-such-address', '5.1.1'],
    ['550 Cuenta deshabilitada', 'hard', 'no-such-address', '5.2.1'],
    ['El usuario esta en estado: inactivo', 'hard', 'no-such-address', '5.2.1'],
    ['554 Mensaje demasiado grande', 'soft', 'too-large', '5.3.4'],
    ['550 El dominio example.invalid no existe', 'hard', 'no-such-domain', '5.1.2'],
    ['550 Mensaje rechazado: su servidor está en una lista negra', 'soft', 'blocked-as-spam', '5.7.1'],
  ],
  'yandex, mail.ru': [
    [
      '550 Message was not accepted -- invalid mailbox. Local mailbox nikto@mail.ru is unavailable: user not found',
      'hard',
      'no-such-address',
      '5.1.1',
    ],
    ['550 5.7.1 No such user!', 'hard', 'no-such-address', '5.7.1'],
    ['550 spam message rejected. Please visit http://help.mail.ru/notspam-support', 'soft', 'blocked-as-spam', '5.7.1'],
    ['554 5.7.1 Message rejected under suspicion of SPAM; https://ya.cc/1IrBc', 'soft', 'blocked-as-spam', '5.7.1'],
    ['552 5.2.2 Mailbox size limit exceeded', 'soft', 'mailbox-full', '5.2.2'],
    ['550 Пользователь не найден', 'hard', 'no-such-address', '5.1.1'],
  ],
  'postfix, exim, sendmail, qmail, courier': [
    [
      '550 5.1.1 <x@example.com>: Recipient address rejected: User unknown in local recipient table',
      'hard',
      'no-such-address',
      '5.1.1',
    ],
    ['unknown user: "x"', 'hard', 'no-such-address', '5.1.1'],
    [
      'Host or domain name not found. Name service error for name=example.invalid type=AAAA: Host not found',
      'hard',
      'no-such-domain',
      '5.1.2',
    ],
    ['connect to mx.example.com[192.0.2.1]:25: Connection timed out', 'soft', 'other', '5.4.1'],
    ['mail for example.com loops back to myself', 'soft', 'other', '5.4.6'],
    ['554 5.7.1 <x@example.com>: Relay access denied', 'soft', 'policy', '5.7.1'],
    [
      '554 5.7.1 Service unavailable; Client host [192.0.2.5] blocked using zen.spamhaus.org',
      'soft',
      'blocked-as-spam',
      '5.7.1',
    ],
    [
      '450 4.2.0 <x@example.com>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch',
      'soft',
      'policy',
      '4.2.0',
    ],
    ['450 4.1.8 <incidencias@tienda.example>: Sender address rejected: Domain not found', 'soft', 'policy', '4.1.8'],
    [
      '550 5.1.0 <incidencias@tienda.example>: Sender address rejected: User unknown in virtual alias table',
      'soft',
      'policy',
      '5.1.0',
    ],
    ['552 5.3.4 Message size exceeds fixed limit', 'soft', 'too-large', '5.3.4'],
    ['552 5.2.2 Over quota', 'soft', 'mailbox-full', '5.2.2'],
    ['maildir delivery failed: "The user you are trying to reach is over quota."', 'soft', 'mailbox-full', '5.2.2'],
    ['Unrouteable address', 'hard', 'no-such-address', '5.1.1'],
    ['retry timeout exceeded', 'soft', 'other', '5.4.7'],
    ['all relevant MX records point to non-existent hosts', 'hard', 'no-such-domain', '5.1.2'],
    ['mailbox is full (MTA-imposed quota exceeded while writing to file /var/mail/x)', 'soft', 'mailbox-full', '5.2.2'],
    ['Sorry, no mailbox here by that name. (#5.1.1)', 'hard', 'no-such-address', '5.1.1'],
    ["Sorry, I couldn't find any host named example.invalid. (#5.1.2)", 'hard', 'no-such-domain', '5.1.2'],
    ["sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)", 'hard', 'no-such-address', '5.7.1'],
    ["I'm not going to try again; this message has been in the queue too long.", 'soft', 'other', '5.4.7'],
    ['554 5.4.6 Too many hops', 'soft', 'other', '5.4.6'],
    ['550 5.1.1 <x@example.com>... User unknown', 'hard', 'no-such-address', '5.1.1'],
    [
      '550 5.1.2 <x@example.invalid>... Host unknown (Name server: example.invalid.: host not found)',
      'hard',
      'no-such-domain',
      '5.1.2',
    ],
    ['451 4.3.0 Temporary lookup failure', 'soft', 'other', '4.3.0'],
    ['452 4.3.1 Insufficient system storage', 'soft', 'mailbox-full', '4.3.1'],
    ['550 permanent failure', 'hard', 'other', '5.0.0'],
    ['554 Transaction failed', 'soft', 'other', '5.0.0'],
    ['511 5.1.1 unknown address or alias', 'hard', 'no-such-address', '5.1.1'],
    ['550 #5.1.0 Address rejected.', 'hard', 'no-such-address', '5.1.0'],
    ['553 5.1.8 Sender address does not resolve', 'soft', 'policy', '5.1.8'],
  ],
}

describe.each(Object.entries(REPLIES))('%s', (_, cases) => {
  test.each(cases)('%s', (words, severity, reason, status) => {
    expect(judge('failed', undefined, words)).toEqual({ severity, reason, status })
  })
})

describe('status given and words', () => {
  test.each([
    ['a status that says nothing is refined by the reply', '5.0.0', '550 5.1.1 no', 'hard', 'no-such-address', '5.1.1'],
    [
      'a status that says nothing is refined by the words',
      '5.0.0',
      '550 mailbox full',
      'soft',
      'mailbox-full',
      '5.2.2',
    ],
    ['a clear status stands', '5.1.1', '550 rejected', 'hard', 'no-such-address', '5.1.1'],
    ['a full mailbox is heard in any case', '5.1.1', '552 mailbox full', 'soft', 'mailbox-full', '5.1.1'],
    ['a passing status makes no address dead', '4.1.1', '450 user unknown', 'soft', 'no-such-address', '4.1.1'],
    [
      'security with an unknown user is an unknown user',
      '5.7.1',
      '550 5.7.1 user unknown',
      'hard',
      'no-such-address',
      '5.7.1',
    ],
    ['nothing but a class', '5.0.0', '', 'hard', 'other', '5.0.0'],
  ] as const)('%s', (_, given, words, severity, reason, status) => {
    expect(judge('failed', given, words)).toEqual({ severity, reason, status })
  })

  test('a delay is a delay, and says why when it is known', () => {
    expect(judge('delayed', '4.4.1', 'connect to mx: Connection timed out')).toEqual({
      severity: 'delayed',
      reason: 'delayed',
      status: '4.4.1',
    })
    expect(judge('delayed', undefined, '452 4.2.2 over quota')).toEqual({
      severity: 'delayed',
      reason: 'mailbox-full',
      status: '4.2.2',
    })
  })

  test('names of hosts and people are no words', () => {
    expect(
      judge('failed', '5.0.0', 'host spamfilter.example.com[192.0.2.1] said: 550 unknown user <virus@policy.example>')
        .reason,
    ).toBe('no-such-address')
  })

  test('an address of the net is no status', () => {
    expect(statusCode('connect to 5.1.1.7: refused')).toBeUndefined()
    expect(statusCode('(#5.1.1)')).toBe('5.1.1')
  })

  test('a refusal while sending is judged alike', () => {
    expect(severityOf({ action: 'failed' }, '550 5.1.1 no such user')).toBe('hard')
    expect(severityOf({ action: 'failed', status: '5.7.1' }, '550 5.7.1 policy')).toBe('soft')
  })
})
