import type { UserText } from "./layout/user-text.ts"

/** Names are user text; amounts, dates and hosts come formatted. */
export const en = {
  hint: "Or copy this address into your browser:",
  ignore: "If you did not ask for this, you can ignore this mail: nothing changes.",
  sentBy: (company: UserText) => `${company} sends its invoices through Portico.`,
  portico: "Portico, the customer portal for your receivables.",
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
    view: "See what is open, overdue and paid",
    download: "Download every invoice as a PDF",
    pay: "Pay online in a minute, and get a receipt",
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
  notice: {
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
  methods: { card: "Card", bank: "Bank debit" },
}

export type MailWords = typeof en
