import type { Contact, Customer } from "../../../shared/customers.ts"
import type { Language } from "../../../shared/fields.ts"
import type { Query, QueryMessage } from "../../../shared/queries.ts"
import type { StaffMember } from "../../../shared/staff.ts"
import { attachmentViews } from "../../attachments/claim.ts"
import { customers } from "../../customers/store.ts"
import { addressOf, replyDomain, staffHost } from "../../env.ts"
import { replyAddressOf } from "../../inbound/address.ts"
import { contactsFor, staffHears } from "../../notifications/recipients.ts"
import { ofThread, queries, queryMessages } from "../../queries/store.ts"
import { staff } from "../../staff-members/store.ts"
import { portalAddress } from "../../tenants/hosts.ts"
import { visibilityOf } from "../../tenants/visibility.ts"
import { fromPortico, nameOf } from "../compose.ts"
import { userText } from "../layout/user-text.ts"
import { type QueryNews, queryNews } from "../messages/queries.ts"
import type { Mail } from "../mime.ts"
import { factOf, notify, spokenTo, type Told } from "./told.ts"

type Thread = { query: Query; customer: Customer; messages: QueryMessage[]; files: QueryNews["files"] }

/** The thread up to the message that is told of, or its newest; undefined where either is gone. */
async function threadOf(told: Told): Promise<(Thread & { message: QueryMessage }) | undefined> {
  const { ctx, event } = told
  const { customerId = "", subjectId = "" } = event
  const [query, customer, messages] = await Promise.all([
    queries.find(ctx, subjectId, customerId),
    customers.find(ctx, customerId, customerId),
    queryMessages.owned(ctx, customerId, ofThread(subjectId)),
  ])
  const wanted = factOf(told, "messageId")
  const message = wanted ? messages.find(({ id }) => id === wanted) : messages.at(-1)
  if (!query || !customer || !message) return undefined
  const views = await attachmentViews(ctx, customerId, message.attachmentIds)
  return { query, customer, messages, message, files: views.map(({ name }) => userText(name)) }
}

type Found = NonNullable<Awaited<ReturnType<typeof threadOf>>>

/** With an address of its own to answer to, and where it stands in its thread. */
async function inThread(told: Told, { query }: Found, mail: Mail, contact?: Contact): Promise<Mail> {
  const { id: queryId, customerId } = query
  const person = contact ? { kind: "contact" as const, id: contact.id } : { kind: "staff" as const }
  const replyTo = await replyAddressOf(told.ctx, { customerId, queryId, person })
  const messageId = `<${told.event.id}@${replyDomain}>`
  return { ...mail, replyTo, thread: { messageId, root: `<${queryId}@${replyDomain}>` } }
}

function contentFor(
  { tenant, event }: Told,
  { query, customer, message, files }: Found,
  kind: QueryNews["kind"],
  language: Language,
) {
  const path = `/customers/${query.customerId}/queries/${query.id}`
  const isToContact = kind === "answered"
  const company = nameOf(tenant, language)
  return queryNews({
    kind,
    language,
    url: isToContact ? `${portalAddress(tenant)}/queries/${query.id}` : addressOf(staffHost) + path,
    subject: userText(query.subject, 150),
    author: userText(kind === "assigned" ? event.actor.name : message.author.name),
    other: isToContact ? company : nameOf(customer, language),
    company,
    text: message.text,
    about: query.about && userText(query.about.number),
    transfer: query.transfer && {
      ...query.transfer,
      reference: query.transfer.reference ? userText(query.transfer.reference) : undefined,
    },
    promisedOn: isToContact || query.status !== "waitingForUs" ? undefined : query.promisedOn,
    files,
  })
}

async function toStaff(
  told: Told,
  found: Found,
  row: StaffMember,
  kind: "asked" | "wrote" | "assigned",
): Promise<Mail> {
  const notification = kind === "assigned" ? "queryAssigned" : "queryReceived"
  const content = contentFor(told, found, kind, row.language)
  return inThread(told, found, await notify(told, { kind: "staff", row }, notification, content))
}

/** What a contact wrote: to the team's mailbox, and to who looks after it. */
export async function queryReceived(told: Told): Promise<Mail[]> {
  const { ctx, tenant, event } = told
  const found = await threadOf(told)
  if (!found) return []
  const kind = event.type === "query.opened" ? "asked" : "wrote"
  const { assigneeId } = found.query
  const assignee = assigneeId ? await staff.find(ctx, assigneeId) : undefined
  const mailbox = tenant.queries?.email ?? tenant.email
  const content = contentFor(told, found, kind, tenant.language)
  const toTeam = inThread(told, found, fromPortico(mailbox, tenant.language, content))
  const isTold = assignee && assignee.email !== mailbox && staffHears(assignee, "queryReceived")
  return Promise.all([toTeam, ...(isTold ? [toStaff(told, found, assignee, kind)] : [])])
}

/** To who was given it by somebody else. */
export async function queryAssigned(told: Told): Promise<Mail[]> {
  const member = await staff.find(told.ctx, factOf(told, "assigneeId"))
  if (!member || member.id === told.event.actor.id || !staffHears(member, "queryAssigned")) return []
  const found = await threadOf(told)
  return found && found.query.assigneeId === member.id ? [await toStaff(told, found, member, "assigned")] : []
}

/** To the contacts who asked or wrote in the thread, as long as they can see it. */
export async function queryAnswered(told: Told): Promise<Mail[]> {
  const { ctx, tenant, event } = told
  const found = await threadOf(told)
  if (!found || !tenant.portal.enabled) return []
  if (!visibilityOf({ tenant, customer: found.customer }).queries) return []
  const wrote = new Set(found.messages.map(({ author }) => author.id)).add(found.query.contactId)
  const readers = await contactsFor(ctx, event.customerId ?? "", "queryReply")
  return Promise.all(
    readers
      .filter(({ id }) => wrote.has(id))
      .map(async (reader) => {
        const row = spokenTo(told, reader)
        const content = contentFor(told, found, "answered", row.language)
        const mail = await notify(told, { kind: "contact", row }, "queryReply", content)
        return inThread(told, found, mail, row)
      }),
  )
}
