import type { InvitationPreview, PreviewInvitation } from "../../shared/bulk-invitations.ts"
import type { Contact, Customer } from "../../shared/customers.ts"
import { addSeconds } from "../../shared/dates.ts"
import { linkSeconds } from "../../shared/links.ts"
import type { StaffCtx } from "../context.ts"
import { contacts, customers } from "../customers/store.ts"
import { fromCompany, nameOf } from "../mails/compose.ts"
import { mailHtml, mailText } from "../mails/layout/layout.ts"
import { ownText, userLines } from "../mails/layout/own-text.ts"
import { headerText, userText } from "../mails/layout/user-text.ts"
import { invitation } from "../mails/messages/invitation.ts"
import { dictionaries } from "../mails/words/dictionaries.ts"
import { timeText } from "../mails/words/formats.ts"
import { takesCards } from "../tenants/cards.ts"
import { mainHost, portalAddress } from "../tenants/hosts.ts"
import { visibilityOf } from "../tenants/visibility.ts"

const exampleEmail = "name@example.com"

type Reader = { contact: Contact | undefined; customer: Customer | undefined }

/** Throws `not_found` for a customer or contact that is not this company's. */
async function readerOf(ctx: StaffCtx, { customerId, contactId }: PreviewInvitation): Promise<Reader> {
  if (!customerId) return { contact: undefined, customer: undefined }
  const [customer, contact] = await Promise.all([
    customers.get(ctx, customerId, customerId),
    contactId ? contacts.get(ctx, contactId, customerId) : undefined,
  ])
  return { contact, customer }
}

function namesOf({ tenant }: StaffCtx, asked: PreviewInvitation, { contact, customer }: Reader) {
  const { example } = dictionaries[asked.language].invitation
  return {
    contact: userText(contact?.name ?? (asked.name || example.contact)),
    customer: customer ? nameOf(customer, asked.language) : userText(example.customer),
    company: nameOf(tenant, asked.language),
    email: contact?.email ?? (asked.email || exampleEmail),
  }
}

/** The very mail, but for its link, which is nobody's. */
export async function previewInvitation(ctx: StaffCtx, asked: PreviewInvitation): Promise<InvitationPreview> {
  const { tenant, now } = ctx
  const { language, guide, bookingUrl } = asked
  const reader = await readerOf(ctx, asked)
  const names = namesOf(ctx, asked, reader)
  const { onlinePayment } = visibilityOf({ tenant, customer: reader.customer ?? {} })
  const portal = portalAddress(tenant)
  const content = invitation({
    language,
    url: `${portal}/welcome#…`,
    until: timeText(language, addSeconds(now, linkSeconds.invitation), tenant.timeZone),
    company: names.company,
    name: names.contact,
    inviter: userText(ctx.actor.name),
    byColleague: false,
    customer: names.customer,
    email: names.email,
    portal: mainHost(tenant),
    canPay: onlinePayment === true && takesCards(tenant),
    note: userLines(asked.note ?? ""),
    own: ownText(asked.texts[language], names),
    guideUrl: guide ? `${portal}/guide` : undefined,
    bookingUrl,
  })
  const unsubscribe = asked.toMany && {
    label: dictionaries[language].unsubscribe,
    url: `${portal}/unsubscribe#…`,
  }
  const tried = { ...tenant, brand: { ...tenant.brand, colour: asked.colour ?? tenant.brand.colour } }
  const mail = fromCompany(tried, names.email, language, { ...content, ...(unsubscribe && { unsubscribe }) })
  return {
    subject: headerText(mail.content.subject),
    html: mailHtml(mail.content, mail.brand),
    text: mailText(mail.content),
  }
}
