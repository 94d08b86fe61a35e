import { type AutomaticPack, phrases } from '../automatic-pack.ts'

/** What machines write in English. */
export const en: AutomaticPack = {
  code: 'en',
  subjects: phrases(`
    automatic reply | auto reply | auto-reply | autoreply | automatic response | auto response |
    auto-response | autoresponse | autoresponder | auto responder | auto-responder | automated reply |
    automated response | automated message | automatic message | automatic acknowledgement |
    automatic acknowledgment | auto acknowledgement | auto: | out of office | out-of-office |
    out of the office | out of office reply | out of office autoreply | out of office auto reply |
    out of office message | out of office notification | out of office response | ooo | oof: |
    vacation reply | vacation response | vacation message | vacation notice | vacation: | away message |
    away notice | away from office | away from the office | away from my mail | away from email |
    holiday reply | absence notice | absence notification | yahoo! auto response | i am out of the office |
    i am currently out of the office | i'm out of the office | i am out of office
  `),
  subjectSigns: ['is out of the office', 'is out of office', 'is currently out of the office', 'is on annual leave'],
  weakSubjects: phrases(`
    vacation | on vacation | holiday | on holiday | annual leave | on annual leave | absence | absent | away |
    away until | on leave | away from my desk | i am away | maternity leave | on maternity leave |
    parental leave | out until | unavailable | office closed | we are closed
  `),
  receipts: [
    'read:',
    'not read:',
    'read receipt',
    'return receipt',
    'read notification',
    'receipt:',
    'disposition notification',
  ],
  invitations: phrases(`
    accepted: | declined: | tentative: | tentatively accepted: | invitation accepted | new time proposed: |
    canceled: | cancelled:
  `),
  says: {
    stiff: phrases(`
      i am currently | i am presently | i'm currently | i will be out of the office starting | our office is |
      our offices are | our office will be | our offices will be | the office will be |
      we are currently closed | we are currently outside | on annual leave until | i am now on
    `),
    absence: phrases(`
      outside our business hours | outside our office hours | outside of our business hours |
      outside of our office hours | outside business hours | we are currently outside | i am out of the office |
      i'm out of the office | im out of the office | i will be out of the office | i'll be out of the office |
      i am out of office | i'm out of office | i will be out of office | i'll be out of office |
      i am currently out of | i'm currently out of | i am presently out of | i will be out of town |
      i am currently away | i'm currently away | i am away | i will be away | i'll be away | i'm away |
      i am on vacation | i'm on vacation | i will be on vacation | i'll be on vacation | i am on holiday |
      i'm on holiday | i will be on holiday | i'll be on holiday | i am on annual leave | i'm on annual leave |
      i will be on annual leave | i am currently on | i'm currently on | i am now on annual leave |
      i am now on maternity | i am on leave | i'm on leave | i will be on leave | i am on maternity |
      i am on paternity | i am on parental | i am on sick leave | i am on medical leave | i am off sick |
      i am on a business trip | i am attending | i will be attending | i am in training |
      i am not in the office | i'm not in the office | i will not be in the office | i won't be in the office |
      i am not in today | i am unavailable | i will be unavailable | i am currently unavailable |
      i am not available | i am not at my desk | i am away from my desk | i am traveling | i am travelling |
      i am currently traveling | i am currently travelling | i will be traveling | i will be travelling |
      i will not be reading my mail | i will not be reading my email | i will be out of the country |
      we are currently closed | we are closed for | we are closed until | we are closed from |
      our office is closed | our office is currently closed | our offices are closed |
      our office will be closed | our offices will be closed | the office is closed |
      the office will be closed | currently out of the office | out of the office until |
      out of the office from | out of the office on | out of office until | out of office from |
      away from the office | away until | on annual leave until | on leave until | on vacation until |
      on holiday until
    `),
    thanks: phrases(`
      thank you for your email | thank you for your e-mail | thank you for your mail |
      thank you for your message | thanks for your email | thanks for your e-mail | thanks for your message |
      thanks for your mail | thank you for contacting | thanks for contacting | thank you for getting in touch |
      thanks for getting in touch | thanks for reaching out | thank you for reaching out |
      thank you for writing | thanks for writing | thank you for your enquiry | thank you for your inquiry |
      thank you for your interest | thank you for your patience | thank you for your understanding
    `),
    handOver: phrases(`
      no email access | will reply when | will respond when | will reply then | will respond then |
      will reply upon | will respond upon | when i return on | for urgent | if urgent | if it is urgent |
      if it's urgent | if this is urgent | if you need urgent | in urgent cases | in case of urgency |
      for anything urgent | if your matter is urgent | if your request is urgent | if your email is urgent |
      if your message is urgent | for emergencies | in case of emergency | urgent matters | urgent requests |
      immediate assistance | immediate attention | in my absence | during my absence | while i am away |
      while i am out | while i'm away | while i'm out | during this time | during this period |
      during that time | i will respond | i will reply | i will answer | i'll respond | i'll reply |
      i shall respond | i will get back | i'll get back | will respond to your | will reply to your |
      will be read when | expect a delay | expect delays | delay in my response | delay in response |
      delayed response | slow to respond | response may be delayed | please contact | please email |
      please call | please reach out to | please direct | contact my colleague | limited access | no access to |
      not have access to | without access to | intermittent access | limited connectivity | no connectivity |
      not be checking | not be monitoring | will not be forwarded | is not being forwarded | checking email |
      checking my email | respond when | will be responded to
    `),
    onReturn: phrases(`
      upon my return | on my return | after my return | when i return | when i get back | when i'm back |
      when i am back | once i am back | as soon as possible | as soon as i can | returning on | i will return |
      i'll return | i will be back | i'll be back | i return on | back in the office
    `),
    declares: [
      'this is an automatic reply',
      'this is an automatic response',
      'this is an automatic message',
      'this is an automatic email',
      'this is an automatic e-mail',
      'this is an automatic mail',
      'this is an automatic notification',
      'this is an automatic acknowledg',
      'this is an automatic confirmation',
      'this is an automatic answer',
      'this is an automated reply',
      'this is an automated response',
      'this is an automated message',
      'this is an automated email',
      'this is an automated e-mail',
      'this is an automated mail',
      'this is an automated notification',
      'this is an automated acknowledg',
      'this is an automated confirmation',
      'this is an automated answer',
      'this is an automatically generated',
      'this is an auto-reply',
      'this is an auto reply',
      'this is an autoreply',
      'this is an auto-response',
      'this is an auto response',
      'this is an auto-generated',
      'this is an auto generated',

      'this e-mail is an automatic',
      'this email is an automatic',
      'this message is an automatic',
      'this e-mail is an automated',
      'this email is an automated',
      'this message is an automated',

      'this message was automatically',
      'this message has been automatically',
      'this message was generated automatically',
      'this email was automatically',
      'this email has been automatically',
      'this e-mail was automatically',
      'this reply was sent automatically',
      'this is a computer generated',
      'automatic reply',
      'automatic response',
      'automated reply',
      'automated response',
      'automatically generated',
      'auto-reply',
      'autoreply',
      'out of office autoreply',
      '*** this is an auto',
    ],
    received: phrases(`
      we have received your | we've received your | we received your | we have successfully received your |
      your message has been received | your email has been received | your e-mail has been received |
      your request has been received | your enquiry has been received | your inquiry has been received |
      your support request has been | has been received and is being | a ticket has been |
      a new ticket has been | your ticket has been | a support ticket has been | a case has been |
      your case has been | this is to confirm that we have received | this is to confirm receipt |
      this email confirms receipt | this is a confirmation that | we confirm receipt | we acknowledge receipt |
      this is to acknowledge | confirming that we received
    `),
    service: phrases(`
      do not reply | please do not respond | no need to reply | you do not need to reply |
      please reply above this line | reply above this line | type your response above this line |
      ticket number | ticket id | ticket # | case number | reference number | request number | your request (# |
      your request ( | support team will | our team will | a member of our team | a member of staff |
      one of our agents | one of our team | will be reviewed by | we will respond | we will reply |
      we will get back | we'll get back | we will be in touch | we'll be in touch | we aim to |
      we endeavour to | we strive to | we try to answer | we usually respond | we usually reply |
      typically reply | within 24 hours | within 48 hours | within one business day | within 1 business day |
      within 2 business days | within two business days | working days | business days | business hours |
      office hours | opening hours | monday to friday | monday - friday | monday through friday |
      frequently asked questions | our faq | help center | help centre | high volume | higher than usual |
      larger than normal | track the status | view the status
    `),
    left: phrases(`
      i no longer work | i am no longer with | i'm no longer with | am no longer with | i am no longer working |
      i am no longer employed | i have left the company | is no longer with the company | is no longer with us |
      is no longer working | no longer works | is no longer employed | has left the company |
      has left the organi | is no longer monitored | address is no longer | mailbox is no longer |
      inbox is no longer | account is no longer | email is no longer | is no longer in use | address has been |
      mailbox has been | is no longer being monitored | is not monitored | is not actively monitored |
      is unmonitored | is an unmonitored | this mailbox is not | this inbox is not |
      my email address has changed | my e-mail address has changed | our email address has changed |
      i have retired | i am retired from
    `),
    request: phrases(`
      please send | please deliver | please cancel | please change | please refund | please ship | please hold |
      please stop | please keep | please leave | please let me know | please tell | please check |
      please confirm whether | please help | please arrange | please postpone | please wait | can you | can i |
      could you | could i | would you | would it be | is it possible | is there any | let me know | contact me |
      email me | write to me | call me | call my mobile | reach me | i would like | i'd like | i want | i need |
      i am waiting | i'm still waiting | deliver it | deliver after | my neighbour | my neighbor | my husband |
      my wife
    `),
    concern: phrases(`
      at home | back home | photo | picture | my order | the order | your order | this order | order number |
      order no | an order | ordered | parcel | package | refund | return label | invoice | delivery |
      delivered | courier | driver | the product | my product | product i | purchase | bought |
      have not received | haven't received | not arrived | hasn't arrived | the size | wrong size | pick it up |
      pick up | tracking | broken | damaged | faulty | complain | voucher | warranty | your automatic |
      your automated | automatic repl | automatic answers | automated answers | an auto reply | an auto-reply |
      a real person | a human
    `),
    because: ['because', 'since', 'if', 'when', 'although'],
    wasRead: [
      'return receipt for the mail',
      'was read on',
      'was displayed',
      'has been displayed',
      'was opened on',
      'was read at',
      'has been read',
    ],
    answered: [
      'has accepted',
      'has declined',
      'has tentatively accepted',
      'accepted this invitation',
      'declined this invitation',
      'accepted your invitation',
      'declined your invitation',
    ],
    recall: ['would like to recall the message', 'is attempting to recall'],
    challenge: phrases(`
      requires verification | requires your verification | is protecting myself from receiving junk |
      i'm protecting myself from receiving junk | i am protecting myself from receiving junk |
      to complete this verification | complete the verification | your message is awaiting verification |
      your message is waiting for approval | click the link below to complete |
      click on the link below to verify | prove that you are human | prove you are a human |
      verify that you are a real person | verify that you are human | please confirm your message |
      to have your message delivered | in order to have your message delivered | to release your message |
      to confirm that your message | challenge-response | is not on my approved |
      is not on my list of approved | not in my address book | before your message can be delivered |
      your message will be delivered as soon as you | email courtesy notification | spamblocker | spam arrest |
      boxbe
    `),
  },
  dates: {
    until: phrases(`
      until and including | up to and including | until the end of | until | till | til | through | thru |
      up to | ending on | ending
    `),
    back: phrases(`
      returning to the office on | returning to work on | returning to the office | returning on | returning |
      will return to the office on | will return on | will return | i return on | i return | return date |
      return to the office on | return to work on | return on | return until | back in the office on |
      back in the office | back in office on | back at work on | back to work on | back at my desk on |
      back on | be back | am back | back from leave on | back | available again on | available again from |
      available from | reopen on | open again on | resume on
    `),
    to: ['to', 'and'],
    inclusive: ['inclusive', 'incl', 'through', 'thru', 'until and including', 'up to and including', 'included'],
    weekdays: [
      ['sunday', 'sun'],
      ['monday', 'mon'],
      ['tuesday', 'tue', 'tues'],
      ['wednesday', 'wed'],
      ['thursday', 'thu', 'thurs'],
      ['friday', 'fri'],
      ['saturday', 'sat'],
    ],
    tomorrow: ['tomorrow'],
    nextWeek: ['next week'],
    fillers: phrases(`
      on | the | next | this | coming | following | of | at | by | around | early | end | morning
    `),
  },
}
