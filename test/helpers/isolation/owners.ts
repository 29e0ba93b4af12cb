import type { Cloud } from "../../../infra/local/cloud.ts"
import { attach, connectStripe, payByCard } from "../../../infra/local/errands.ts"
import type { Visitor } from "../../../infra/local/visitor.ts"
import { addDays, dateIn } from "../../../shared/dates.ts"
import { randomId } from "../../../shared/ids.ts"
import { setPlan } from "../domains/plan.ts"
import type { Row } from "../rows.ts"
import { importCsv, newContact, type TestTenant, zohoCsv } from "../world.ts"
import { seedOffers } from "./offers.ts"

/** A customer of a company, with contacts, invoices and a payment, all of it through the front door. */
export type Side = {
  name: "own" | "sibling" | "foreign"
  tenant: TestTenant
  tenantId: string
  customerId: string
  admin: { id: string; email: string; visitor: Visitor }
}

const files = "/api/staff/attachments"

/** Amounts that occur nowhere else, so that a wrong total shows. */
const amounts = { own: "10103.03", sibling: "21107.07", foreign: "30711.11" }

export async function seedSide(cloud: Cloud, tenant: TestTenant, name: Side["name"]): Promise<Side> {
  const mark = `${name}${randomId().slice(0, 10)}`
  const { owner } = tenant
  const total = amounts[name]
  const invoices = [1, 2, 3].map((at) => ({ id: `i${at}-${mark}`, number: `INV-${mark}-${at}`, total }))
  await importCsv(
    cloud,
    owner,
    zohoCsv({ id: `z-${mark}`, name: `Customer ${mark}`, email: `books@${mark}.example` }, invoices),
    `${mark}.csv`,
  )
  const { items } = await owner.ok(`GET /api/staff/customers?search=${mark}`)
  const customerId: string = items[0].id
  await owner.ok(`PUT /api/staff/customers/${customerId}`, {
    name: `Customer ${mark}`,
    nameArabic: `عميل ${mark}`,
    email: `billing@${mark}.example`,
    phone: `+971 ${mark}`,
    currency: "AED",
    address: {
      line1: `${mark} Street`,
      city: `${mark} City`,
      region: `${mark} Region`,
      country: `Land of ${mark}`,
    },
  })
  const admin = await newContact(cloud, tenant, customerId, "admin")
  const open = await admin.visitor.ok("GET /api/portal/invoices")
  await payByCard(cloud, admin.visitor, [open.items[0].id], `Payer ${mark}`)
  await attach(admin.visitor, "/api/portal/attachments", `${mark}.txt`, `Of ${mark}`)
  await owner.ok(`POST /api/staff/customers/${customerId}/invoices/${open.items[1].id}/links`, {
    contactId: admin.id,
  })
  await agreeOnParts(cloud, owner, customerId, open.items[1])
  const { id: file } = await attach(admin.visitor, "/api/portal/attachments", `${mark}.txt`, `Of ${mark}`)
  await askAbout(owner, admin.visitor, customerId, mark, [file])
  await creditPart(owner, customerId, open.items[2].id, mark)
  await seedOffers(owner, admin.visitor, customerId, mark)
  await inviteAll(owner, customerId, mark)
  await inviteInVain(cloud, owner, customerId, mark)
  await offerDownload(owner, customerId, mark)
  await setPlan(cloud, tenant.slug, "premium")
  await owner.ok("POST /api/staff/domains", { host: `portal.${mark}.test` })
  const { tenant: company } = await owner.ok("GET /api/staff/me")
  return { name, tenant, tenantId: company.id, customerId, admin }
}

/** A published credit note, of another month than the invoices: so what they come to stands in their own sums. */
async function creditPart(owner: Visitor, customerId: string, invoiceId: string, mark: string) {
  const path = `/api/staff/customers/${customerId}`
  const { id } = await owner.ok(`POST ${path}/invoices/${invoiceId}/credit-notes`, {
    issuedOn: "2026-11-02",
    reason: `Credit of ${mark}`,
    lines: [{ description: `Line of ${mark}`, quantity: "1", unitPrice: "1.01" }],
  })
  await owner.ok(`POST ${path}/credit-notes/${id}/publish`, {})
}

type Open = { id: string; due: { minor: number } }

/** In two parts, neither of them an amount that anybody else owes. */
async function agreeOnParts(cloud: Cloud, owner: Visitor, customerId: string, { id, due }: Open) {
  const today = dateIn("Asia/Dubai", new Date(cloud.now()).toISOString())
  await owner.ok(`PUT /api/staff/customers/${customerId}/invoices/${id}/instalments`, {
    replaces: null,
    parts: [
      { dueOn: addDays(today, 1), minor: 1_01 },
      { dueOn: addDays(today, 31), minor: due.minor - 1_01 },
    ],
  })
}

/** Terms for this customer alone. */
async function offerDownload(owner: Visitor, customerId: string, mark: string) {
  const { id: attachmentId } = await attach(owner, files, `Terms ${mark}.txt`, `Terms of ${mark}`)
  await owner.ok("POST /api/staff/downloads", {
    en: `Terms ${mark}`,
    attachmentId,
    customerIds: [customerId],
  })
}

/** One that would go out much later, to somebody who is not in yet. */
async function inviteAll(owner: Visitor, customerId: string, mark: string) {
  const somebody = {
    name: `Invited ${mark}`,
    email: `invited@${mark}.example`,
    role: "viewer",
    language: "en",
  }
  await owner.ok(`POST /api/staff/customers/${customerId}/contacts`, somebody)
  await owner.ok("POST /api/staff/bulk-invitations", {
    idempotencyKey: mark.padEnd(16, "0"),
    selection: { of: "these", customerIds: [customerId] },
    texts: { en: { subject: `Subject of ${mark}`, message: `Message of ${mark}` } },
    guide: true,
    bookingUrl: `https://${mark}.example/book`,
    startsAt: "2099-01-01T00:00:00.000Z",
  })
}

/** Somebody whose mailbox is gone, so that the company's mails go there no more. */
async function inviteInVain(cloud: Cloud, owner: Visitor, customerId: string, mark: string) {
  const path = `/api/staff/customers/${customerId}/contacts`
  const email = `bounce+${mark}@simulator.amazonses.com`
  const { id } = await owner.ok(`POST ${path}`, {
    name: `Gone ${mark}`,
    email,
    role: "viewer",
    language: "en",
  })
  await owner.ok(`POST ${path}/${id}/invitation`, {})
  await cloud.idle()
}

/** Its mails come from an address of its own, as the world's DNS proves. */
async function sendFromOwnDomain(cloud: Cloud, { owner, slug }: TestTenant) {
  const path = "/api/staff/sender-domain"
  const { records } = await owner.ok(`POST ${path}`, { address: `billing@${slug}.example` })
  for (const { type, name, value } of records) cloud.dns.value.push({ type, name, values: [value], ttl: 60 })
  await owner.ok(`POST ${path}/check`, {})
}

/** A query with a file, an answer and a note of the team's. */
async function askAbout(owner: Visitor, contact: Visitor, customerId: string, mark: string, files: string[]) {
  const asked = { topic: "other", subject: `Subject ${mark}`, text: `Question ${mark}`, attachmentIds: files }
  const { query } = await contact.ok("POST /api/portal/queries", asked)
  const at = `/api/staff/customers/${customerId}/queries/${query.id}`
  await owner.ok(`POST ${at}/notes`, { text: `Note ${mark}` })
  await owner.ok("POST /api/staff/canned-replies", { title: `Title ${mark}`, text: `Canned ${mark}` })
}

/** A company whose every text of its own is found in no other. */
export async function dressUp(cloud: Cloud, tenant: TestTenant) {
  const { owner, slug } = tenant
  await owner.ok("PUT /api/staff/tenant", {
    name: `Company of ${slug}`,
    nameArabic: `شركة ${slug}`,
    address: { line1: `Tower ${slug}`, city: `Town ${slug}` },
    email: `accounts@${slug}.example`,
    phone: `+971 ${slug}`,
    timeZone: "Asia/Dubai",
    language: "en",
  })
  await owner.ok("PUT /api/staff/branding", {
    colour: "#1c5d7a",
    senderName: `Sender ${slug}`,
    replyTo: `reply@${slug}.example`,
  })
  const link = { place: "home", en: `Help of ${slug}`, url: `https://${slug}.example/help` }
  await owner.ok("PUT /api/staff/custom-links", { items: [link] })
  const { id: attachmentId } = await attach(owner, files, `Terms ${slug}.txt`, `Terms of ${slug}`)
  await owner.ok("POST /api/staff/downloads", { en: `Terms ${slug}`, attachmentId, customerIds: null })
  await setPlan(cloud, slug, "premium")
  await sendFromOwnDomain(cloud, tenant)
  await connectStripe(cloud, owner)
  const account = { holder: `Holder ${slug}`, bank: `Bank of ${slug}`, iban: "AE070331234567890123456" }
  await owner.ok("POST /api/staff/bank-changes", { currency: "AED", account })
}

/** The kind of row that an id in a path names, by the segment it stands behind. A new one has to be told here. */
const kindOf: Record<string, string> = {
  customers: "customer",
  contacts: "contact",
  colleagues: "contact",
  invoices: "invoice",
  payments: "payment",
  imports: "import",
  team: "staff",
  sessions: "session",
  passkeys: "passkey",
  "api-keys": "apiKey",
  domains: "domain",
  "support-access": "support",
  attachments: "attachment",
  downloads: "download",
  links: "documentLink",
  queries: "query",
  "canned-replies": "cannedReply",
  "bulk-invitations": "bulkInvitation",
  projects: "project",
  details: "detailsProposal",
  "details-proposals": "detailsProposal",
  "credit-notes": "creditNote",
  estimates: "estimate",
  retainers: "retainer",
  "credit-note-requests": "creditNoteRequest",
  "bank-changes": "bankChange",
  "stripe-events": "stripeEvent",
}

export type Ids = { tenantId: string; customerId: string; of: (kind: string) => string }

/** Ids of one side, of any kind of row. What it has none of is invented. */
export function idsOf(side: Side, rows: Row[]): Ids {
  const tenant = `T#${side.tenantId}`
  const customer = `${tenant}#C#${side.customerId}`
  const of = (kind: string) => {
    const found = rows.find(({ pk, sk }) => (pk === customer || pk === tenant) && sk.startsWith(`${kind}#`))
    return found ? found.sk.slice(kind.length + 1) : inventedIds.of(kind)
  }
  return { tenantId: side.tenantId, customerId: side.customerId, of }
}

const nobody = randomId()
export const inventedIds: Ids = {
  tenantId: nobody,
  customerId: nobody,
  of: (kind) => (kind === "customer" ? nobody : `${kind.slice(0, 3)}_${"0".repeat(36)}`),
}

/** A path with the ids of one side in it. */
export const fill = (path: string, ids: Ids) =>
  path.replace(/([\w-]+)\/\{(\w+)\}/g, (_, segment: string) => {
    const kind = kindOf[segment]
    if (!kind) throw new Error(`test/helpers/isolation/owners.ts does not know what ${segment}/{…} names`)
    return `${segment}/${ids.of(kind)}`
  })

/** The id that a field of a body means, by its name: `customerId`, `invoiceIds`; bare `ids` are of invoices. */
export const idFor = (ids: Ids) => (name: string) => {
  if (name === "ids") return ids.of("invoice")
  const kind = /^(\w+)Ids?$/.exec(name)?.[1]
  return kind && Object.values(kindOf).includes(kind) ? ids.of(kind) : undefined
}
