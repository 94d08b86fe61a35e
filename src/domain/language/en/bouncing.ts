import { phrases } from '../automatic-pack.ts'
import type { BouncingPack } from '../bouncing-pack.ts'

/** What mail servers say in English, which is also the language of SMTP replies all over the world. */
export const en: BouncingPack = {
  code: 'en',
  senders: phrases(`
    electronic postmaster | mail delivery subsystem | mail delivery system | mail deliver system |
    mail delivery service | mail delivery agent | mail delivery software | mail delivery | mail system |
    mail administrator | mail daemon | mailer daemon | mailer-daemon | mailerdaemon | delivery subsystem |
    delivery status notification | delivery notification | internet mail delivery | microsoft exchange |
    microsoft outlook | microsoft postmaster | system administrator | email system | email delivery |
    interscan | postmaster | bounce notification | returned mail | lsmtp for windows | automated response from
  `),
  subjects: phrases(`
    postmaster notify | processing error | non-delivery: | error sending message | message you sent blocked | non
    delivery | undeliverable | undelivered mail | undelivered message | undelivered: | non-deliverable |
    non-delivery report | non-delivery notification | nondelivery | returned mail | return mail | mail returned |
    message returned | mail delivery fail | mail delivery problem | mail delivery error | mail delivery
    notification | mail delivery status | mail delivery report | mail failure | mail failed | mail error | mail
    system error | mail status report | mail could not be delivered | mail not delivered | mail not deliverable |
    email could not be delivered | message could not be delivered | message not delivered | message undeliverable
    | message delivery fail | message delivery has failed | message frozen | message blocked | message rejected |
    delivery fail | delivery error | delivery problem | delivery notification | delivery status | delivery report
    | delivery has failed | delivery to the following | failure notice | failure notification | failure delivery
    | failed delivery | failed mail | failed to deliver | failure delivering | permanent delivery fail |
    permanent error | unable to deliver | unsuccessful delivery | could not deliver | could not send message |
    cannot deliver | cannot send mail | can't deliver | sorry, your message could not be delivered | your message
    could not be delivered | your message couldn | your message wasn't delivered | your message to … could not be
    delivered | your message to … was not delivered | your message to … couldn't be delivered | there was an
    error sending your mail | error sending mail | error(s) in forwarding or filtering | error delivering | user
    unknown | warning: … user unknown | address not found | recipient not found | message status - undeliverable
    | nondeliverable | [bounce] | bounce notification | bounced mail | bounced email | rejected mail | rejected:
    | mail rejected | complaint about message from | abuse report | email feedback report | ** message not
    delivered ** | *** undeliverable | mail delivery warning | delivery warning
  `),
  failure: phrases(`
    trying to deliver your message | mail has been returned because | message has been returned because |
    error: invalid user address | xmail bounce | delivery failed; will not | could not be delivered because |
    to inform you on the delivery status | a message that you sent could not be delivered |
    a message you sent could not be delivered | a message that you have sent could not be delivered |
    a message that you sent was rejected | a message that you sent contained one or more recipient addresses |
    a message sent by … could not be delivered | an attempt to deliver … failed |
    an error was detected while processing the enclosed message | an error occurred while trying to deliver |
    an error has occurred while attempting to deliver | cannot be delivered to the following |
    could not be delivered to the following | could not be delivered to one or more |
    could not be delivered due to | could not deliver message to | could not deliver the following message |
    could not send message | delivery failed for the following reason |
    delivery has failed to these recipients | delivery has failed on the enclosed message |
    delivery of your message failed | delivery of the following message failed |
    delivery to the following address | delivery to the following recipient | delivery to these recipients or |
    delevery to the following recipient | delivery attempts … failed | did not reach the following recipient |
    did not receive a copy of your message | did not receive your message | did not receive this message |
    each of the following recipients was rejected | encountered delivery problems | error message below |
    failed addresses follow | failed to deliver to | failed recipients | failure reasons |
    following addresses had | following recipients could not be reached |
    following recipient(s) could not be reached | has not been delivered | has failed to be delivered |
    hi. this is the | i was not able to deliver | i wasn't able to deliver | invalid final delivery userid |
    is undeliverable | message could not be delivered | message delivery has failed | message from interscan |
    message has been rejected | message couldn't be delivered | message not delivered to the following |
    message was not delivered | message wasn't delivered | message non-deliverable | non-delivered information |
    no such user here | could not be delivered to mobile | mail could not be delivered |
    mail message to the following address | mail was not delivered | mail was undeliverable |
    mail couldn't be delivered | recipients were affected | returned to you because | returned to sender |
    sorry to have to inform you | the address to which your message was addressed |
    the address you sent your message to wasn | the e-mail account does not exist at the organization |
    the email below could not be delivered | the following address failed | the following addresses failed |
    the following address(es) failed | the following destination addresses were unknown |
    the following message was undeliverable | the following organization rejected your message |
    the following recipients have failed | the following recipients returned permanent errors |
    the following recipients were undeliverable | the following recipient(s) cannot be reached |
    the group you tried to contact | the message that you sent was undeliverable |
    the message you sent to … could not be delivered | the message you sent to … was rejected |
    the original message was received at | the response from the remote server was |
    the user's email name is not found | there was a problem delivering your message |
    there was a fatal error … deliver | this is a delivery failure notification message |
    this is a permanent error | this is an automatically generated delivery status notification |
    this is an informative message sent by | this is the machine generated message from mail service |
    this is the mail delivery agent at | this is the mail system at host | this is the postfix program |
    this is the deliver program at | this is the email server at |
    this message was created automatically by facebook |
    this message was created automatically by mail delivery | this message was created automatically by the |
    this message was undeliverable | this report relates to a message you sent |
    this user does not have a … account | transcript of session follows | unable to deliver message to |
    unable to deliver the message | unable to deliver this message | unable to deliver your message |
    unable to deliver your mail | undeliverable address: | undeliverable to | undelivered message |
    unknown user: | user's mailbox is full: | user mailbox exceeds allowed size | was automatically rejected |
    was not delivered to | was rejected by the recipient | was unable to deliver |
    wasn't able to deliver the following message | we're sorry. there's a problem |
    we're sorry to inform you that | we were unable to deliver | we're writing to let you know that the group |
    were not delivered to | your mail attempted to be delivered | your mail sent on |
    your email message … was not delivered | your message cannot be delivered | your message could not be sent |
    your message did not reach | your message has been blocked | your message … has been rejected |
    your message to … couldn't be delivered | your message to the following | your message was rejected |
    error description: | had permanent fatal errors | had delivery problems | had delivery errors |
    permanent delivery failure | returned mail follows
  `),
  final: phrases(`
    permanent error | permanent failure | permanent fatal error | permanent delivery failure |
    failed permanently | permanently failed | i've given up | will be deleted from queue |
    cannot send message for | cannot send message within | no further delivery attempts | no further attempts |
    giving up on | undeliverable
  `),
  delay: phrases(`
    could not be delivered for … hours | delayed: | delivery attempts will continue | delivery delayed |
    delivery incomplete | delivery status notification (delay) | delivery status notification(delay) |
    had transient non-fatal errors | has been delayed | has been postponed | has not been delivered yet |
    has not yet been delivered | is delayed | message hasn't been delivered | still being retried |
    still undelivered | temporarily undeliverable | there was a temporary problem |
    there were temporary problems | this is an advisory-only email | this is a warning message only |
    this is just a warning | this is a warning only | warning - delayed mail |
    warning: could not send message for past | warning: message | we are still trying | will be retried |
    will continue to try | will continue trying | will keep trying | will retry for | you do not need to resend
  `),
  success: phrases(`
    delivered: | delivery notification: delivery has been successful | delivery status notification (success) |
    delivery status notification (relay) | delivery to the following recipients was successful |
    mail was delivered | message delivered | relayed: | return receipt | success notice | successful delivery |
    successful mail delivery report | successfully delivered | your message has been successfully |
    your message was delivered | your message was successfully delivered |
    delivery to these recipients or groups is complete | delivery receipt | has been successfully delivered |
    expanded:
  `),
  returned: phrases(`
    a copy of the original message | a copy of your message | a summary of the undelivered message |
    a copy of the message | attached is your message | begin forwarded message headers |
    below is a copy of the original message | below the next line is a copy of the message |
    below this line is a copy of the message | below this line is the original bounce |
    copy of the original message | copy of message headers | copy of the message header | end of message |
    enclosed is a copy of the message | header of the original message | headers of the original message |
    here is a copy of | here is your returned mail | included below is the original message |
    included is a copy of the message header | message header follows | message headers follow |
    message text follows | old message: | original mail as follows | original mail info |
    original message as received is as follows | original message attached | original message follows |
    original message header | original message headers | original message | returned mail |
    returned mail follows | returned message | start of returned message | text of your message follows |
    the attachment contains the original mail headers | the body of the message |
    the first 50 lines of the original message | the header of the original message is following |
    the headers of the message | the headers from your original message | the original message |
    the text of the message | the undelivered message | this is a copy of the message |
    this is a copy of your message | this is a copy of the headers | undelivered message follows |
    unsent message below | unsent message follows | message contents follow | message follows |
    your message reads | your message follows | your original message | your original message headers |
    message headers: | start message header | forwarded message | original headers | no message was collected
  `),
  labels: phrases(`
    rcpt | recipient | recipients | recipient address | failed recipient | intended recipient |
    undeliverable address | addressed to | your message was addressed | error-for | final-recipient |
    original-recipient | original address | unknown user | invalid final delivery userid | rcpt to |
    undeliverable to | could not be delivered to | could not deliver message to | unable to deliver message to |
    unable to deliver to | sorry, unable to deliver your message to | a message could not be delivered to |
    user's mailbox is full | rejected recipient | your message to | permanent errors | failed address |
    address | email address | mail to | was not delivered to | user mailbox exceeds allowed size | delivery to |
    to user | deliver to | undelivered to | mailbox | user
  `),
  contacts: phrases(`
    contact | assistance | for help | questions | support | administrator at | problem report | reply to |
    please send | sender: | sent by | mail from | further information | write to | originator
  `),
  sender: phrases(`
    sender address rejected | sender address … not exist | sender domain | sender rejected |
    sender verify failed | domain of sender | mail from domain | envelope sender | sender denied |
    sender not allowed | sender is not | your domain | return address | unverified sender | sender id
  `),
  unknownAddress: phrases(`
    cannot route mail to user | user unknown | unknown user | user is unknown | user not known |
    user not found | user not exist | user … was not found | user … not found | user … unknown | user invalid |
    user missing home directory | user no longer | unknown recipient | unknown mailbox | unknown local part |
    unknown local-part | unknown account | unknown address | unknown email | unknown e-mail |
    unknown or illegal alias | unknown or illegal user | unknown virtual user | no such user | no such mailbox |
    no such recipient | no such address | no such person | no such account | no such email | no such e-mail |
    no such mail drop | no such local user | no such customer | no account by that name | no local mailbox |
    no mailbox | no mail box | no one with that email address | no one by that name | no user by that name |
    no valid recipients | non-existent user | non existent user | nonexistent user | non-existent mailbox |
    not a known user | not a local address | not a registered | not a user | not a valid address |
    not a valid email | not a valid mailbox | not a valid recipient | not a valid user | not our customer |
    not listed in domino directory | not listed in public name | no matches … in name directory | no matches to nameserver query |
    not known at this | not known here | not known to this system | not present in directory |
    not an active address | not on this server | not email addresses | account not found | account … not found |
    account unavailable | address invalid | address is unknown | address not found | address not valid |
    address unknown | address couldn't be found | address could not be found |
    address is wrong or no longer valid | address no longer valid | address no longer accepts |
    address … is not valid | address error | addressee unknown | addressee not found | addresses were unknown |
    email name is not found | email address you entered couldn | bad address | bad destination email |
    bad destination mailbox | bad recipient | badrcptto | badrecipientto | can't accept user |
    can't verify recipient | cannot find your recipient | cannot find recipient | could not find a user |
    deactivated mailbox | delivery error: … user | destination address is invalid | did not exactly match |
    does not appear to exist | does not like recipient | dosn't exist | does not exist | doesn't exist |
    doesn't have … account | does not have … account | invalid account | invalid address | invalid email |
    invalid e-mail | invalid final delivery userid | invalid local part | invalid mailbox | invalid recipient |
    invalid user | is not a valid | is not accepted here | is not known | is not local | is not recognized |
    isn't in my list of allowed rcpthosts | mail box not found | mail drop … unknown | mailbox invalid |
    mailbox is unavailable | mailbox no longer | mailbox not available | mailbox not found | mailbox not local |
    mailbox not present | mailbox unavailable | mailbox unavaiable | mailbox unknown | mailbox … not found |
    no longer on server | no longer exists | nosuchuser | no record of this user | ou-002 … unavailable |
    rcp-p1 | int-p1 | recipient invalid | recipient is not accepted | recipient no longer |
    recipient not accepted | recipient not allowed | recipient not exist | recipient not found |
    recipientnotfound | recipient notfound | recipient not ok | recipient rejected |
    recipient address rejected: access denied | recipient address rejected: invalid |
    recipient address rejected: unknown | recipient address rejected: undeliverable |
    recipient address rejected: user | recipient address rejected: no such |
    recipient address rejected (in reply | recipient unknown | recipient verify failed |
    recipient verification failed | recipients unknown | rejected recipient | sorry, your envelope recipient |
    that user does not | there is no one at this address | there is no such | this person is unknown |
    unable to find alias | unable to validate recipient | unrouteable address |
    unroutable address | unrouteable user | valid rcpt command must precede | verify user failed |
    was not found in | wasn't found at | was not found at | we do not have … customer | no thank you rejected |
    550 5.1.1 | 550 #5.1.0 address rejected | user_unknown
  `),
  disabled: phrases(`
    account … disabled | account disabled | account expired | account has been | account inactive |
    account is disabled | account is inactive | account is suspended | account is temporarily limited |
    account suspended | account closed | account locked | account blocked | administratively disabled |
    admin disabled | deactivated | disabled or discontinued | domain … suspended |
    email account that you tried to reach is disabled | email account that you tried to reach is inactive |
    has been disabled | has been suspended | inactive account | inactive mailbox | inactive user |
    is an inactive | is no longer active | is not active |
    mail is not currently being accepted for this mailbox | mailbox disabled | mailbox currently suspended |
    mailbox for … is inactive | mailbox has been blocked | mailbox inactive | mailbox is disabled |
    mailbox is inactive | mailbox locked | mailbox suspended | mailbox temporarily disabled |
    mailbox … disabled | mailbox … inactive | mailbox … is blocked | not accepting mail for this user | rcp-t4 |
    recipient suspended | recipient is disabled | suspended user | user disabled | user inactive |
    user is inactive | user is suspended | user not active | user suspended | vacated mailbox
  `),
  unknownDomain: phrases(`
    nonexistentdomain | address family for hostname not supported |
    all relevant mx records point to non-existent | all host address lookups failed permanently |
    bad destination host | bad destination system address | could not be resolved | couldn't find any host |
    couldn't find a mail exchanger | can't find host | could not find a gateway |
    destination domain … not exist | dns error | dns failure | dns lookup | dns server returned | dns type |
    domain does not exist | domain doesn't exist | domain does not have | domain is not … valid |
    domain must exist | domain must resolve | domain name … not found | domain name not found |
    domain not exist | domain not found | domain not in | domain … could not be found |
    domain … couldn't be found | domain … does not exist | domain … doesn't exist | domain … not found |
    has no mail exchange | host … not found | host not found | host unknown |
    host/domain is administratively disabled | hostname lookup | illegal host/domain | invalid domain |
    invalid host | mail domain mentioned … unknown | message could not be … domain doesnt exist |
    name or service not known | name service error | no a, aaaa or mx | no mail exchanger | no mx |
    no such domain | no such host | nonexistent domain | non-existent domain | non-existent hosts | null mx |
    nxdomain | no route to the domain | no service at … domain | recipient address rejected: domain |
    recipient domain … not | remote domain doesnt exist | server … could not be found | unable to look up |
    unknown domain | unknown host | unroutable mail domain | unrouteable domain | unrouteable mail domain |
    unresolvable | could not contact dns | mx record indicated no smtp | does not accept mail (nullmx) |
    esmtp host name … is unknown | host name is unknown
  `),
  full: phrases(`
    disk quota | does not have enough space | exceeded storage | exceeded its storage | exceeded the storage |
    exceeded … quota | exceeded local limit | exceeded the local limit | exhausted allowed storage |
    full mailbox | insufficient disk space | insufficient storage | insufficient system storage | is full |
    lack of storage | local disk full | mail box full | mail file … size limit | mail quota | mailbox exceeded |
    mailbox exceeds | mailbox full | mailbox has exceeded | mailbox is over | mailbox limit | mailbox over |
    mailbox quota | mailbox size limit | mailbox usage exceed | mailbox would exceed | mailbox … full |
    mailbox … quota | maildir delivery failed: user | maildirquota | maximum mailbox | no space left |
    no more space | not enough disk space | not enough free space | not enough space | not enough storage |
    out of disk space | out of space | out of storage | over quota | over storage | over the allowed quota |
    over the maximum | over their quota | exceeding … quota | exceeds … quota | overquota | over-quota | quota exceed | quota full |
    quota is exceeded | quota violation | quota … exceeded | recipient over | recipient storage full |
    reached their maximum | storage quota | system full | too many messages in … mailbox |
    too many messages on the server | user has too many messages | has exceeded … mailbox |
    would exceed … quota | over allowed quota | boxfull | mbx full | fullmailbox
  `),
  tooLarge: phrases(`
    recipsizelimit | too much mail data | exceeds maximum | exceeds size limit | exceeds fixed maximum |
    exceeds the maximum | exceeds my databytes | exceeded maximum message | file size limit | larger than |
    length exceeds | mail size limit | mail too big | mail too large | max message size | maximum message size |
    message exceeds | message exeeded the maximum | message file too big | message header size |
    message is too big | message is too large | message line is too long | message size limit |
    message size … exceeds | message too big | message too large | message too long | message was too large |
    messages larger | msg-p1 | int-p2 | msg too big | sending size limit | size exceeds | size is too large |
    size limit exceeded | size of this message | size of the message | too big for | too large message |
    too large to be | databytes limit
  `),
  spam: phrases(`
    spam firewall | suspicion of spam | blocked - see | access denied - | abuse rejected | ads rejected |
    appears to be spam | as spam | banned sending ip | black list | blacklist | block list | blocklist |
    blocked for abuse | blocked for spam | blocked using | blocked by spam | bulk mail | bulk email |
    client host … blocked | considered spam | contains spam | content rejected | content filter | dnsbl |
    dsnbl | dynamic ip | found on … list | has been blocked | high spam | high probability of spam | is a spam |
    ip … blocked | is spam | junk mail | likely spam | listed at | listed by | listed in | listed on |
    looks like spam | mail content denied | message blocked | message rejected due to content | no spam |
    open relay | part of their network is on our block | phish | probable spam | possible spam | rbl |
    real-time blackhole | refused by spam | rejected because of … spam | rejected due to spam | reputation |
    sender … blocked | sender ip must resolve | sorbs | spam content | spam detected | spam filter | spam mail |
    spam message | spam not accepted | spam rejected | spam score | spam source | spam-like | spam url |
    spamcop | spamhaus | suspected spam | suspicious | this message … spam | unsolicited | unwanted mail |
    uribl | url … blocked | virus | you are … blocked | you have been blocked | your ip | cloudmark |
    mailspike | failed several antispam | spamassassin | spammer | ofr_5 | ofr_6 | _hv | cs01 _
  `),
  policy: phrases(`
    notauthorized | authrequired | not accepting mail from | blocked | denied | prohibited | refused by |
    administrative prohibition | authentication required | authentication-based | authentication checks | closed
    mailing list | command rejected | dkim | dmarc | does not accept mail from | does not meet … requirements |
    exceeded the rate | exceeded … rate | graylist | greylist | grey-list | grey list | must be authenticated |
    not allowed to send | not authorized | not authorised | not permitted | not accepting messages from | only
    accepts mail from | permission to | please send less | policy | ptr record | rate limit | receiving mail at a
    rate | receiving mail too quickly | recipient's preferences | recipient preferences | refused due to
    recipient | relaying not allowed | restricted | reverse dns | reverse-dns | rdns | spf | ssl required |
    starttls | throttl | tls required | too frequently | too many connections | too many emails | too many
    messages | too many recipients | too many sessions | unable to relay | unauthenticated | unusual rate | try
    again later … rate | we do not relay | arc validation | attachment type | rfc 5322 | rfc5322 | not rfc |
    missing … header | duplicate headers | not a member | subscribers only | members only | moderation | user
    complaints | bare lf | helo | local scanning code | emails per hour | messages per hour | max defers |
    sending limit | hourly limit | daily limit | relay quota
  `),
  expired: phrases(`
    queue.expired | delivery time expired | delivery timed out | message expired | message timeout |
    retry timeout exceeded | queue too long | queue timeout | queue expiration | within the allowed queue |
    delivery expired | message delayed too long | exceeded maximum delivery attempts | failed … attempts |
    retry time not reached | was not delivered within | hosts have been failing for a long time |
    could not be delivered for | cannot send message for | cannot send message within | timeout expired |
    not been delivered within | too long in queue
  `),
  loop: ['too many hops', 'hop count', 'hopcount', 'loop', 'too many received'],
  trouble: phrases(`
    address lookup | bad connection | bad interpreter | can not connect | can't connect | cannot connect |
    command died | command output | command time limit | configuration error | connect to | connection dropped |
    connection failed | connection lost | connection refused | connection reset | connection was dropped |
    could not connect | could not complete sender verify | establish … connection | host not reachable |
    internal error | internal software error | local delivery failed | local error | lost connection |
    network error | no route to host | no answer from host | not responding |
    recipient server did not accept our requests | remote server … not respond | server busy | server error |
    server is unavailable | service currently unavailable | service not available | service unavailable |
    smtp connection | system busy | system error | system load | system not accepting | temporarily deferred |
    temporarily unavailable | temporary failure | temporary local problem | temporary lookup failure |
    temporary problem | temporary system problem | timed out | time out | timeout | too much load |
    try again later | unable to connect | unexpected response | unreachable | was not reachable within |
    forced freeze | frozen | tls | pipe | ldap | i/o error | read-only file system
  `),
}
