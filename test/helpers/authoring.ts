import type { TestTenant } from "./world.ts"

type Line = Record<string, string>

export const line = (unitPrice: string, more: Line = {}): Line => ({
  description: "Consulting",
  quantity: "1",
  unitPrice,
  ...more,
})

/** What the editor sends for an invoice of one line, unless told otherwise. */
export const invoiceDraft = (more: Record<string, unknown> = {}) => ({
  currency: "AED",
  issuedOn: "2026-10-01",
  dueOn: "2026-10-31",
  lines: [line("100.00")],
  ...more,
})

export const invoicesOf = (customerId: string) => `/api/staff/customers/${customerId}/invoices` as const

export const draftInvoice = ({ owner }: TestTenant, customerId: string, more: Record<string, unknown> = {}) =>
  owner.ok(`POST ${invoicesOf(customerId)}`, invoiceDraft(more))

/** An invoice that the customer has from now on. */
export async function publishedInvoice(
  tenant: TestTenant,
  customerId: string,
  more: Record<string, unknown> = {},
) {
  const { invoice } = await draftInvoice(tenant, customerId, more)
  return tenant.owner.ok(`POST ${invoicesOf(customerId)}/${invoice.id}/publish`, {})
}

/** Lets the company charge VAT. */
export async function register({ owner, slug }: TestTenant, trn = "100000000000003") {
  await owner.ok("PUT /api/staff/tenant", {
    name: `Company ${slug}`,
    trn,
    address: { line1: "1 Harbour Road", city: "Dubai" },
    email: `accounts@${slug}.example`,
    timeZone: "Asia/Dubai",
    language: "en",
  })
}
