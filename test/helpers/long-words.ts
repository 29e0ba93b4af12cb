import type { Visitor } from "../../infra/local/visitor.ts"
import { dateIn } from "../../shared/dates.ts"
import type { App } from "./crawl.ts"

/** Longer than a phone is wide, and than most columns of a desk: a part number, or a web address. */
export const longWord = "Hochleistungsbetonverfluessiger".repeat(4).slice(0, 100)

const lines = [{ description: longWord, quantity: "1", unitPrice: "1250", taxRate: "5" }]

/** What a company and its customer write to each other, a long word in each of its texts. Answers where it stands. */
export async function plantLongWords({
  staff,
  portal,
}: Record<App, Visitor>): Promise<Record<App, string[]>> {
  const { customer, tenant } = await portal.ok("GET /api/portal/me")
  const of = `/api/staff/customers/${customer.id}`
  const today = dateIn(tenant.timeZone, new Date().toISOString())
  const priced = {
    currency: "AED",
    lines,
    issuedOn: today,
    reference: longWord,
    notes: longWord,
    terms: longWord,
  }
  const publish = async (kind: string, draft: object, key: string, at = kind) => {
    const made = await staff.ok(`POST ${of}/${at}`, draft)
    const { id } = made[key] ?? made
    await staff.ok(`POST ${of}/${kind}/${id}/publish`, {})
    return `${kind}/${id}`
  }
  const invoice = await publish("invoices", { ...priced, dueOn: today }, "invoice")
  const credited = { issuedOn: today, reason: longWord, lines: [{ ...lines[0], unitPrice: "10" }] }
  const draft = await staff.ok(`POST ${of}/${invoice}/credit-notes`, credited)
  const named = { name: longWord, description: longWord, status: "active", progress: 5 }
  const shared = [
    invoice,
    await publish("credit-notes", credited, "creditNote", `${invoice}/credit-notes`),
    await publish("estimates", { ...priced, expiresOn: today }, "estimate"),
    await publish("projects", named, "project"),
    await publish("retainers", { name: longWord, currency: "AED" }, "retainer"),
  ]
  const [, invoiceId] = invoice.split("/")
  const asked = {
    topic: "invoice",
    subject: longWord,
    text: longWord,
    about: { kind: "invoice", id: invoiceId },
  }
  const { query } = await portal.ok("POST /api/portal/queries", asked)
  const wished = { invoiceId, reason: "damaged", explanation: longWord, minor: 100 }
  const request = await portal.ok("POST /api/portal/credit-note-requests", wished)
  shared.push(`queries/${query.id}`, `credit-note-requests/${(request.request ?? request).id}`)
  return {
    portal: shared.map((path) => `/${path}`),
    staff: [
      `/customers/${customer.id}/credit-notes/${draft.id ?? draft.creditNote.id}/edit`,
      ...shared.map((path) => `/customers/${customer.id}/${path}`),
      ...["estimates", "projects"].map(
        (kind) => `/customers/${customer.id}/${shared.find((path) => path.startsWith(kind))}/edit`,
      ),
    ],
  }
}
