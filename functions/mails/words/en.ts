import type { UserText } from "../layout/user-text.ts"

/** Names are user text; amounts, dates and hosts come formatted. */
export const en = {
  hint: "Or copy this address into your browser:",
  ignore: "If you did not ask for this, you can ignore this mail: nothing changes.",
  sentBy: (company: UserText) => `${company} sends its invoices through Portico.`,
  portico: "Portico, the customer portal for your receivables.",
  unsubscribe: "No more mails like this one",
  replies: (company: UserText) => `Questions? Reply to this mail and it reaches ${company}.`,

  verifyEmail: {
    subject: "Confirm your e-mail address",
    preheader: "One click, and your portal is ready to set up.",
    heading: (name: UserText) => `Welcome, ${name}`,
    text: (company: UserText) =>
      `Confirm that this address is yours, and start to set up the portal of ${company}.`,
    button: "Confirm my address",
    until: (when: string) => `The link works until ${when}.`,
  },
  signUpRepeated: {
    subject: "You already have an account",
    preheader: "Somebody just signed up with your address.",
    heading: "You already have an account",
    text: (company: UserText) =>
      `Somebody just signed up with this address, which belongs to your account at ${company}. If it was you, sign in instead.`,
    button: "Sign in",
  },
  reset: {
    subject: "Choose a new password",
    preheader: "The link works for one hour.",
    heading: "Choose a new password",
    text: (name: UserText, company: UserText) =>
      `${name}, somebody asked for a new password for your access to ${company}.`,
    button: "Choose a password",
    until: (when: string) => `The link works once, until ${when}.`,
  },
  invitation: {
    subject: (company: UserText) => `${company} invites you to its customer portal`,
    preheader: "Your invoices in one place. Choose a password to get in.",
    heading: (company: UserText) => `Your invoices from ${company}, in one place`,
    text: (inviter: UserText, company: UserText, customer: UserText) =>
      `${inviter} of ${company} has opened a portal for ${customer}. There you can:`,
    fromColleague: (inviter: UserText, company: UserText, customer: UserText) =>
      `${inviter} invites you to the portal of ${company} for ${customer}. There you can:`,
    view: "See what is open, overdue and paid",
    download: "Download every invoice as a PDF",
    pay: "Pay online in a minute, and get a receipt",
    noteFrom: (inviter: UserText) => `${inviter} writes:`,
    guide: "What you can do there: the quick-start guide",
    booking: "Book a walkthrough",
    example: { contact: "Sara Khan", customer: "Harbour Lane LLC" },
    button: "Choose a password",
    address: "Your portal",
    signIn: "You sign in with",
    until: "Invitation open until",
    once: "The invitation is for you alone. Please do not forward it.",
  },
  receipt: {
    subject: (company: UserText, amount: string) => `Receipt from ${company}: ${amount}`,
    preheader: (company: UserText) => `${company} has received your payment.`,
    heading: "Thank you for your payment",
    paid: "Paid on",
    by: "Paid with",
    for: "Paid for",
    invoice: (number: UserText) => `Invoice ${number}`,
    total: "Total paid",
    credit: "Credit in your favour",
    button: "See the payment",
  },
  financeNotice: {
    subject: (customer: UserText, amount: string) => `${customer} paid ${amount}`,
    preheader: "Received through your portal.",
    heading: (customer: UserText) => `Payment from ${customer}`,
    payer: "Paid by",
    credit: "The customer’s credit",
    reference: "Stripe reference",
    excess: (amount: string) =>
      `${amount} came in beyond what the invoices still owed. It is kept as the customer’s credit.`,
    button: "See payments",
    footer: "Sent because a customer paid online. The money is in your Stripe account.",
  },
  moneyBack: {
    refunded: {
      subject: (company: UserText, amount: string) => `${company} refunded ${amount}`,
      text: "The money goes back to the card it came from. It can take 5 to 10 days until your bank shows it.",
      button: "See the payment",
    },
    disputed: {
      subject: (customer: UserText, amount: string) => `${customer} disputes a payment: ${amount}`,
      text: "The payer’s bank asks about this payment. Send your evidence in Stripe’s dashboard in time: without it the dispute is lost.",
      button: "See the dispute",
    },
    refundFailed: {
      subject: (customer: UserText, amount: string) => `A refund to ${customer} came back: ${amount}`,
      text: "The payer’s bank could not take the money. Return it another way, for example by bank transfer.",
      button: "See the payment",
    },
  },
  moneyBackDetails: {
    dueBy: "Answer until",
    paidOn: "Paid on",
    footer: "Sent to everybody of the team who can refund payments.",
  },
  methods: {
    card: "Card",
    bank: "Bank debit",
    bankTransfer: "Bank transfer",
    cash: "Cash",
    cheque: "Cheque",
    other: "Other",
  },
  documents: {
    invoice: {
      subject: (company: UserText, number: UserText) => `Invoice ${number} from ${company}`,
      preheader: (company: UserText) => `${company} has sent you an invoice.`,
      heading: (company: UserText) => `New invoice from ${company}`,
      untilLabel: "Due on",
      button: "See the invoice",
    },
    linkedInvoice: {
      subject: (company: UserText, number: UserText) => `Invoice ${number} from ${company}`,
      preheader: () => "See it, save it as a PDF or pay it, without an account.",
      heading: (company: UserText) => `Your invoice from ${company}`,
      untilLabel: "Due on",
      button: "Open the invoice",
    },
    estimate: {
      subject: (company: UserText, number: UserText) => `Estimate ${number} from ${company}`,
      preheader: (company: UserText) => `${company} has sent you an estimate and waits for your answer.`,
      heading: (company: UserText) => `New estimate from ${company}`,
      untilLabel: "Valid until",
      button: "See the estimate",
    },
    creditNote: {
      subject: (company: UserText, number: UserText) => `Credit note ${number} from ${company}`,
      preheader: (company: UserText) => `${company} has issued a credit note to you.`,
      heading: (company: UserText) => `New credit note from ${company}`,
      untilLabel: "Issued on",
      button: "See the credit note",
    },
  },
  /** What one side asks and the other decides. `number` is the document’s, or stands for who it is about. */
  matters: {
    estimateAccepted: {
      subject: (customer: UserText, number: UserText) => `${customer} accepted estimate ${number}`,
      heading: (customer: UserText, number: UserText) => `${customer} accepted estimate ${number}`,
      button: "See the estimate",
    },
    estimateDeclined: {
      subject: (customer: UserText, number: UserText) => `${customer} declined estimate ${number}`,
      heading: (customer: UserText, number: UserText) => `${customer} declined estimate ${number}`,
      button: "See the estimate",
    },
    creditNoteRequested: {
      subject: (customer: UserText, number: UserText) => `${customer} asks for a credit note on ${number}`,
      heading: (customer: UserText, number: UserText) =>
        `${customer} asks for a credit note on invoice ${number}`,
      button: "Look at the request",
    },
    requestApproved: {
      subject: (company: UserText, number: UserText) => `Your credit note on ${number} is approved`,
      heading: (company: UserText) => `${company} approved your request`,
      button: "See the request",
    },
    requestPartlyApproved: {
      subject: (company: UserText, number: UserText) => `Your credit note on ${number} is approved in part`,
      heading: (company: UserText) => `${company} approved a part of your request`,
      button: "See the request",
    },
    requestDeclined: {
      subject: (company: UserText, number: UserText) => `Your request about ${number} was declined`,
      heading: (company: UserText) => `${company} declined your request`,
      button: "See the request",
    },
    detailsProposed: {
      subject: (customer: UserText) => `${customer} proposes new billing details`,
      heading: (customer: UserText) => `${customer} proposes new billing details`,
      button: "Look at the proposal",
    },
    detailsApproved: {
      subject: () => "Your billing details were changed",
      heading: (company: UserText) => `${company} took over your billing details`,
      button: "See your details",
    },
    detailsDeclined: {
      subject: () => "Your billing details were not changed",
      heading: (company: UserText) => `${company} did not take over your billing details`,
      button: "See your details",
    },
  },
  matterDetails: {
    customer: "Customer",
    number: "Number",
    by: "By",
    order: "Purchase order",
    said: "In their words",
    staffFooter: "Sent because this waits for your team, or because of what a customer decided.",
  },
  documentDetails: {
    documentNumber: "Number",
    documentFor: "For",
    link: (until: string) =>
      `The link opens this document alone and works until ${until}. Whoever has it can open it: please forward it with care.`,
  },

  statement: {
    subject: (company: UserText) => `Your statement of account from ${company}`,
    preheader: (company: UserText) => `What moved, and what is open with ${company}.`,
    heading: (company: UserText) => `Your statement of account from ${company}`,
    reader: "For",
    period: "Period",
    balance: (currency: string) => `Balance in ${currency}`,
    overdue: (currency: string) => `Of it overdue, in ${currency}`,
    credit: (currency: string) => `Credit in your favour, in ${currency}`,
    button: "See the statement",
  },

  staffInvitation: {
    subject: (company: UserText) => `Join ${company} on Portico`,
    preheader: "Your colleagues are waiting. Choose a password to get in.",
    heading: (company: UserText) => `Join ${company} on Portico`,
    text: (inviter: UserText, company: UserText) =>
      `${inviter} invites you to the team that looks after the customers and invoices of ${company}.`,
    button: "Choose a password",
    role: "Your role",
    signIn: "You sign in with",
    until: "Invitation open until",
    once: "The invitation is for you alone. Please do not forward it.",
  },
  roles: { owner: "Owner", admin: "Admin", finance: "Finance", viewer: "Viewer" },
  code: {
    subject: (company: UserText) => `Your sign-in code for ${company}`,
    preheader: "It works once, for the next minutes only.",
    heading: "Your sign-in code",
    text: (company: UserText) =>
      `Enter it on the page that asked for it, and you are in the portal of ${company}.`,
    never: "Nobody of us will ever ask you for this code. Whoever has it can sign in as you.",
    ignore: "If you did not ask for it, somebody typed your address. You can ignore this mail.",
  },
  emailChange: {
    subject: "Confirm your new e-mail address",
    preheader: "One click, and you sign in with this address.",
    heading: "Confirm your new address",
    text: (name: UserText, company: UserText) =>
      `${name}, confirm that this address is yours, and from then on it is the one for your access to ${company}.`,
    button: "Use this address",
    until: (when: string) => `The link works once, until ${when}.`,
  },

  query: {
    subject: (who: UserText, subject: UserText) => `${who}: ${subject}`,
    asked: (author: UserText, customer: UserText) => `${author} of ${customer} asks`,
    wrote: (author: UserText, customer: UserText) => `${author} of ${customer} wrote`,
    answered: (author: UserText, company: UserText) => `${author} of ${company} has answered`,
    assigned: (by: UserText) => `${by} gave this query to you`,
    about: "About",
    transferred: "Transferred",
    reference: "Reference",
    promised: "Answer promised by",
    attached: "Attached",
    more: "The rest of it stands in the portal.",
    button: "See the query",
    answer:
      "Answer this mail, and your words stand in the query. Earlier mails that are quoted are left out.",
  },

  /** What every notice says beside what happened. */
  notice: {
    preheader: "A notice about the security of your access.",
    when: "When",
    from: "IP address",
    by: "By",
    choose: "Was this not you? Choose a new password at once: it signs everybody else out.",
    tellCompany: (company: UserText) =>
      `If this was not you, tell ${company} at once by answering this mail.`,
    tellOwner: "If this was not you, tell the owner of your company’s account at once.",
    unknown:
      "You need not do anything: nobody got in. A password that you use nowhere else, and a second factor, keep it so.",
    expected: "If you do not know of this, ask the colleague who did it, or the owner.",
  },
  notices: {
    passwordChanged: {
      subject: "Your password was changed",
      text: (company: UserText) =>
        `The password of your access to ${company} was changed, and every other device was signed out.`,
    },
    passwordReset: {
      subject: "Your password was changed",
      text: (company: UserText) =>
        `A new password for your access to ${company} was chosen by a mailed link, and every device was signed out.`,
    },
    totpAdded: {
      subject: "An authenticator app was added",
      text: (company: UserText) =>
        `From now on, signing in to ${company} also asks for a code of this authenticator app.`,
    },
    passkeyAdded: {
      subject: "A passkey was added",
      text: (company: UserText) => `From now on, this passkey also opens your access to ${company}.`,
    },
    totpRemoved: {
      subject: "An authenticator app was removed",
      text: (company: UserText) => `Its codes no longer count for your access to ${company}.`,
    },
    passkeyRemoved: {
      subject: "A passkey was removed",
      text: (company: UserText) => `It no longer counts for your access to ${company}.`,
    },
    recoveryCodeUsed: {
      subject: "A recovery code was used",
      text: (company: UserText) =>
        `Somebody signed in to ${company} with your password and one of your recovery codes.`,
    },
    slowedDown: {
      subject: "Many wrong tries to sign in as you",
      text: (company: UserText) =>
        `Somebody tried many times to get into your access to ${company} and was wrong each time. Further tries are slowed down; on a device that you have signed in with before, you notice nothing of it.`,
    },
    emailChanged: {
      subject: "Your e-mail address was changed",
      text: (company: UserText, email: UserText) =>
        `Your access to ${company} now belongs to ${email}. This address no longer opens it.`,
    },
    roleChanged: {
      subject: "Your role was changed",
      text: (company: UserText, role: string) => `Your role at ${company} is now: ${role}.`,
    },
    removed: {
      subject: "Your access has ended",
      text: (company: UserText) =>
        `You were removed from the team of ${company} on Portico, and signed out everywhere.`,
    },
    ownershipReceived: {
      subject: "You are now the owner",
      text: (company: UserText, other: UserText) =>
        `${other} handed the ownership of ${company} on Portico over to you.`,
    },
    ownershipGiven: {
      subject: "You are no longer the owner",
      text: (company: UserText, other: UserText) =>
        `The ownership of ${company} on Portico went over to ${other}. You are an admin now.`,
    },
    supportGranted: {
      subject: "Portico’s support may look in",
      text: (company: UserText) =>
        `For a limited time our support may look at what the staff of ${company} see, and change nothing. The grant can be ended at any moment.`,
    },
    supportOpened: {
      subject: "Portico’s support is looking in",
      text: (company: UserText) =>
        `By the grant that was given, our support now looks at what the staff of ${company} see. It can change nothing.`,
    },
    apiKeyCreated: {
      subject: "An API key was created",
      text: (company: UserText) =>
        `Whoever holds this key can reach the customers, invoices and payments of ${company} from outside of Portico.`,
    },
    bankProposed: {
      subject: "New bank details are proposed",
      text: (company: UserText) =>
        `Customers of ${company} still see what stood before. It changes only once a second person approves this and 24 hours have passed.`,
    },
    bankApproved: {
      subject: "New bank details were approved",
      text: (company: UserText) =>
        `In 24 hours customers of ${company} will be told to pay there. Until then anybody who may change bank details can stop it in the settings, under Payments.`,
    },
    bankWithdrawn: {
      subject: "A change of bank details was withdrawn",
      text: (company: UserText) => `Nothing changes for customers of ${company}.`,
    },
    bankEffective: {
      subject: "New bank details are in use",
      text: (company: UserText) => `Customers of ${company} are told to pay there from now on.`,
    },
  },
  noticeDetails: {
    device: "Name",
    left: "Recovery codes left",
    reason: "Reason",
    until: "Until",
    key: "Name of the key",
    scope: "It may",
    read: "Read",
    write: "Read and write",
    never: "No end date",
    currency: "Currency",
    before: "Before",
    after: "New",
    none: "None",
    effective: "In use from",
  },
  /** How the company's own mails fare, for its owners and admins. */
  mailNews: {
    whyYou: (company: UserText) => `You get this because you are an owner or admin of ${company}.`,
    paused: {
      subject: "Mails to your customers are paused",
      preheader: "What happened, and how they go out again.",
      why: {
        too_many_bounces: (company: UserText) =>
          `Too many mails of ${company} went to addresses that do not exist. To protect your name as a sender, mails to your customers are paused.`,
        too_many_complaints: (company: UserText) =>
          `Too many readers marked mails of ${company} as spam. To protect your name as a sender, mails to your customers are paused.`,
      },
      steps: {
        too_many_bounces: [
          "1. Replace or remove the addresses that bounced: the page below lists them.",
          "2. Write to Portico’s support, who let your mails go out again.",
        ],
        too_many_complaints: [
          "1. Find out where the addresses of those readers came from, and leave them out.",
          "2. Write to Portico’s support, who let your mails go out again.",
        ],
      },
      goesOn:
        "Sign-in codes and password resets are sent all the while. Invitations that were on their way wait and lose nobody. Other mails that are held back meanwhile are not sent later.",
      counted: {
        sent: "Sent in seven days",
        bounced: "Bounced",
        complained: "Marked as spam",
      },
      button: "See the addresses",
    },
    resumed: {
      subject: "Mails to your customers go out again",
      preheader: "And what you may want to do now.",
      text: (company: UserText) =>
        `Portico’s support has looked at the mails of ${company}, and from now on they go out again.`,
      next: [
        "Invitations to many that were paused wait for you: open them and press Go on.",
        "Other mails that were held back are not sent by themselves. Send again what still matters, such as invoices and statements.",
      ],
      button: "See delivery",
    },
    senderVerified: {
      subject: (address: UserText) => `Your mails now come from ${address}`,
      preheader: "The records of your domain were found.",
      text: (address: UserText, company: UserText) =>
        `All required records of the domain were found. From now on, mails of ${company} to its customers come from ${address}. Leave the records where they are.`,
      button: "See the address",
    },
    senderBroken: {
      subject: (address: UserText) => `Your mails no longer come from ${address}`,
      preheader: "A record of your domain is gone. Mails go out all the same.",
      text: (address: UserText, company: UserText) =>
        `A DNS record that ${address} needs is gone or was changed. So that mails of ${company} still arrive, they come from Portico’s address for now. Put the record back as the page below shows it, and yours is used again by itself.`,
      button: "See the records",
    },
    senderExpired: {
      subject: (address: UserText) => `${address} was removed as your sender`,
      preheader: "Its records were not found for two weeks.",
      text: (address: UserText, company: UserText) =>
        `The DNS records for ${address} were not found for two weeks, so the address was removed. Nothing changes for your customers: mails of ${company} come from Portico’s address, as before. You can choose the address again whenever you are ready to make the records.`,
      button: "Choose an address",
    },
    domainActivated: {
      subject: (address: UserText) => `Your portal is at ${address}`,
      preheader: "Links in new mails name it from now on.",
      text: (address: UserText, company: UserText) =>
        `Customers of ${company} find the portal at ${address} now, and links in new mails name it. The address before leads there by itself. Whoever was signed in there signs in once more.`,
      button: "See the address",
    },
    domainWarned: {
      subject: (address: UserText) => `${address} does not lead to your portal`,
      preheader: "Its DNS records changed. New mails name our address meanwhile.",
      text: (address: UserText, company: UserText) =>
        `${address} stopped leading to the portal of ${company}: its DNS records or its certificate are not what they were. Links in new mails name Portico’s address meanwhile, which works as always. Links in earlier mails work again once the records do.`,
      button: "See what is wrong",
    },
    domainStalled: {
      subject: (address: UserText) => `Setting up ${address} came to a stop`,
      preheader: "Nothing is lost: you can go on whenever you like.",
      text: (address: UserText, company: UserText) =>
        `We stopped looking at ${address} for ${company}, because something about it did not come in time or was refused. The portal works at its present address as before. The page says what was missing, and you can go on from there.`,
      button: "See what was missing",
    },
    domainLost: {
      subject: (address: UserText) => `${address} belongs to another portal now`,
      preheader: "Its DNS was changed to prove that.",
      text: (address: UserText, company: UserText) =>
        `The DNS of ${address} proves it to be another company’s, and yours is not proven there any more. The portal of ${company} is not served at it from now on, and everybody who was signed in there is signed out. If nobody of you did that, ask whoever looks after your DNS at once.`,
      button: "See the address",
    },
    planTrialEnding: {
      subject: (date: string) => `Your Premium trial ends on ${date}`,
      preheader: "You need do nothing to go on with Premium.",
      text: (date: string, company: UserText) =>
        `The trial of Premium for ${company} ends on ${date}. From then on your card is charged. Should you not want that, cancel before: nothing of yours is lost.`,
      button: "See the plan",
    },
    planPaymentFailed: {
      subject: () => "Your payment for Premium failed",
      preheader: "Premium goes on while you change the card.",
      text: (date: string, company: UserText) =>
        `The card that pays for Premium of ${company} was declined. Everything goes on as before until ${date}, and the card is tried again meanwhile. Change the card before then, so that your own address keeps showing the portal.`,
      button: "Change the card",
    },
    planEnded: {
      subject: () => "Your company is on the Free plan now",
      preheader: "Nothing of yours was removed.",
      text: (date: string, company: UserText) =>
        `Premium of ${company} ended on ${date}. Nothing was removed: addresses of your own now lead to your Portico address, and everything else stays as it is. With Premium it all works as before.`,
      button: "See the plan",
    },
    slugChanged: {
      subject: (address: UserText) => `Your portal has a new address: ${address}`,
      preheader: "The address before leads there by itself.",
      text: (address: UserText, company: UserText) =>
        `The portal of ${company} is at ${address} now. The address before stays yours and leads there, so links in earlier mails go on working. Customers sign in once more at the new address.`,
      button: "See the settings",
    },
  },
  domainForwarded: {
    subject: (host: UserText) => `DNS records for ${host}`,
    preheader: "A page with the records, and live whether they are right.",
    text: (host: UserText, company: UserText) =>
      `${company} sets up ${host} as the address of its customer portal and asks you to make the records for it at your DNS provider.`,
    asks: "Their note:",
    live: "The page behind the button has the records to copy, shows live what we see of them, and needs no account. Whoever has this mail can open it.",
    button: "See the records and their state",
    whyYou: (company: UserText) =>
      `Somebody at ${company} entered your address to send you this. Nothing else is sent to it.`,
  },
  noticeButtons: { account: "See my account", forgot: "Choose a new password" },
}

export type MailWords = typeof en
