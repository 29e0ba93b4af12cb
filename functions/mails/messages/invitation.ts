import type { MailContent } from "../layout/layout.ts"
import type { UserText } from "../layout/user-text.ts"
import { dictionaries } from "../words/dictionaries.ts"
import { footerOf, type Link } from "./links.ts"

export type Invitation = Link & {
  inviter: UserText
  /** The inviter sits at the customer, and not at the company. */
  byColleague: boolean
  customer: UserText
  email: string
  portal: string
  canPay: boolean
  /** What the inviter adds for this one reader, line by line. */
  note?: UserText[] | undefined
  /** The company's own words instead of ours. */
  own?: { subject: UserText; message: UserText[] } | undefined
  guideUrl?: string | undefined
  bookingUrl?: string | undefined
}

/** The company's own message, else who opened the portal for whom; a note of the inviter comes before either. */
function paragraphsOf(values: Invitation): string[] {
  const { fromColleague, noteFrom, text } = dictionaries[values.language].invitation
  const { note = [], own, inviter, company, customer } = values
  const standard = (values.byColleague ? fromColleague : text)(inviter, company, customer)
  const said = own && own.message.length > 0 ? own.message : [standard]
  return note.length > 0 ? [noteFrom(inviter), ...note, ...said] : said
}

function linksOf({ language, guideUrl, bookingUrl }: Invitation) {
  const { guide, booking } = dictionaries[language].invitation
  return [
    ...(guideUrl ? [{ label: guide, url: guideUrl }] : []),
    ...(bookingUrl ? [{ label: booking, url: bookingUrl }] : []),
  ]
}

export function invitation(values: Invitation): MailContent {
  const { language, company, url, canPay } = values
  const words = dictionaries[language]
  const { subject, preheader, heading, ...rest } = words.invitation
  return {
    subject: values.own?.subject ?? subject(company),
    preheader,
    heading: heading(company),
    paragraphs: paragraphsOf(values),
    points: [rest.view, rest.download, ...(canPay ? [rest.pay] : [])],
    button: { label: rest.button, url, hint: words.hint },
    links: linksOf(values),
    facts: [
      [rest.address, values.portal],
      [rest.signIn, values.email],
      [rest.until, values.until],
    ],
    notes: [rest.once],
    footer: footerOf(language, "company", company),
  }
}
