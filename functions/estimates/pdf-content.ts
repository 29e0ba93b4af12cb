import type { Customer } from "../../shared/customers.ts"
import { dateIn } from "../../shared/dates.ts"
import type { Estimate } from "../../shared/estimates.ts"
import { offeredOnPaper } from "../../shared/languages.ts"
import type { Tenant } from "../../shared/tenants.ts"
import { lineOf, type Printed, partiesOf } from "../documents/printed.ts"
import type { Languages } from "../pdf/parts/letter.ts"
import { drawEstimate, type EstimatePdf } from "./pdf.ts"

/** Not whether it has expired: that changes with the day, and its last day is printed. */
function stampOf({ document, accepted, declined }: Estimate): EstimatePdf["stamp"] {
  if (document !== "published") return document
  if (accepted) return "accepted"
  return declined ? "declined" : undefined
}

const estimateContent = (
  tenant: Tenant,
  customer: Customer,
  estimate: Estimate,
  language: Languages,
): Omit<EstimatePdf, "brand"> => ({
  language: offeredOnPaper(tenant, language),
  ...partiesOf(tenant, customer, estimate.parties),
  number: estimate.number,
  issuedOn: estimate.issuedOn,
  expiresOn: estimate.expiresOn,
  reference: estimate.reference,
  currency: estimate.currency,
  pricesIncludeTax: estimate.pricesIncludeTax,
  lines: estimate.lines.map(lineOf),
  subtotal: estimate.subtotal.minor,
  discount: estimate.discount.minor,
  tax: estimate.tax.minor,
  total: estimate.total.minor,
  notes: estimate.notes,
  terms: estimate.terms,
  accepted: estimate.accepted && {
    name: estimate.accepted.name,
    purchaseOrder: estimate.accepted.purchaseOrder,
    on: dateIn(tenant.timeZone, estimate.accepted.at),
  },
  declined: estimate.declined && true,
  stamp: stampOf(estimate),
})

export function printedEstimate(
  tenant: Tenant,
  customer: Customer,
  estimate: Estimate,
  language: Languages,
): Printed {
  const content = estimateContent(tenant, customer, estimate, language)
  const { id, customerId, number } = estimate
  const draw: Printed["draw"] = (brand, report) => drawEstimate({ ...content, brand }, report)
  return { kind: "estimate", id, customerId, number, isIssued: estimate.document !== "draft", content, draw }
}
