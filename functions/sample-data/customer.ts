import type { Contact, Customer } from "../../shared/customers.ts"
import { addDays } from "../../shared/dates.ts"
import { newId } from "../../shared/ids.ts"
import type { Query } from "../../shared/queries.ts"
import type { TenantCtx } from "../context.ts"
import { claimAddress, contacts, customers } from "../customers/store.ts"
import { inThread, queries, queryMessages } from "../queries/store.ts"
import type { Write } from "../store/table.ts"
import { type SampleCustomer, sampleCustomers, sampleNumber } from "./content.ts"
import { estimateWrites, type For, invoiceWrites } from "./documents.ts"
import type { SampleSet } from "./store.ts"

function customerOf({ tenant, now }: TenantCtx, id: string, { name, city }: SampleCustomer): Customer {
  const { languages, language, currency } = tenant
  const onlyArabic = !languages.includes("en")
  return {
    id,
    version: 1,
    sample: true,
    name: onlyArabic ? name.ar : name.en,
    nameArabic: languages.includes("ar") ? name.ar : undefined,
    currency,
    address: { city: city[language] },
    createdAt: now,
  }
}

/** Their address is of a domain that no mail reaches (RFC 2606), and nothing may be sent to them anyway. */
function contactOf({ tenant, now }: TenantCtx, customerId: string, { contact }: SampleCustomer): Contact {
  return {
    id: newId("con", now),
    version: 1,
    customerId,
    name: contact[tenant.language],
    email: contact.mailbox,
    role: "admin",
    language: tenant.language,
    state: "notInvited",
    muted: [],
    createdAt: now,
  }
}

function queryWrites(
  { ctx, today }: For,
  contact: Contact,
  asked: NonNullable<SampleCustomer["query"]>,
): Write[] {
  const { language } = ctx.tenant
  const { id: contactId, name: contactName, customerId } = contact
  const query: Query = {
    id: newId("qry", ctx.now),
    version: 1,
    customerId,
    topic: "invoice",
    subject: asked.subject[language],
    status: "waitingForUs",
    contactId,
    contactName,
    promisedOn: addDays(today, 2),
    messages: 1,
    lastMessageAt: ctx.now,
    lastMessageBy: "contact",
    createdAt: ctx.now,
  }
  const message = {
    id: inThread(query.id, newId("msg", ctx.now)),
    version: 1,
    customerId,
    queryId: query.id,
    author: { kind: "contact" as const, id: contactId, name: contactName },
    text: asked.text[language],
    attachmentIds: [],
    via: "portal" as const,
    at: ctx.now,
  }
  return [queries.insert(ctx, query), queryMessages.insert(ctx, message)]
}

/** All rows of one of the set's customers, for one commit. */
export function sampleCustomerWrites(ctx: TenantCtx, { customerIds, today }: SampleSet, at: number): Write[] {
  const [sample, id] = [sampleCustomers[at], customerIds[at]]
  if (!sample || !id) throw new Error(`there is no sample customer ${at}`)
  const customer = customerOf(ctx, id, sample)
  const contact = contactOf(ctx, id, sample)
  const of = { ctx, customer, today }
  const { invoices, estimate, query } = sample
  return [
    customers.insert(ctx, customer),
    contacts.insert(ctx, contact),
    claimAddress(ctx, contact),
    ...invoices.flatMap((invoice, place) => invoiceWrites(of, invoice, sampleNumber(at, place))),
    ...(estimate ? estimateWrites(of, estimate, sampleNumber(at, 0, "E")) : []),
    ...(query ? queryWrites(of, contact, query) : []),
  ]
}
