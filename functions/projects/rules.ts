import type { CreditNote } from "../../shared/credit-notes.ts"
import { type Estimate, estimateState } from "../../shared/estimates.ts"
import { invoiceState } from "../../shared/invoice-state.ts"
import type { Invoice } from "../../shared/invoices.ts"
import { add, type Currency, type Money, subtract } from "../../shared/money.ts"
import type { ProjectDetail } from "../../shared/projects.ts"

/** Pure: what a project comes to, and which documents belong to it. */

type Related = ProjectDetail["documents"][number]

/** What a project's published invoices come to less their credit notes, one amount per currency. */
export function billedOf(invoices: Invoice[], projectId: string): Money[] {
  const billed = new Map<Currency, Money>()
  for (const invoice of invoices) {
    if (invoice.projectId !== projectId || invoice.document !== "published") continue
    const worth = subtract(invoice.total, invoice.credited)
    const known = billed.get(invoice.currency)
    billed.set(invoice.currency, known ? add(known, worth) : worth)
  }
  return [...billed.values()].sort((a, b) => a.currency.localeCompare(b.currency))
}

export type Documents = { invoices: Invoice[]; estimates: Estimate[]; creditNotes: CreditNote[] }

/** Newest first. Credit notes belong to their invoice's project. */
export function relatedOf(
  { invoices, estimates, creditNotes }: Documents,
  projectId: string,
  { today, now }: { today: string; now: string },
): Related[] {
  const ofProject = invoices.filter((invoice) => invoice.projectId === projectId)
  const invoiceIds = new Set(ofProject.map(({ id }) => id))
  const about = ({ id, number, issuedOn: on, total }: Invoice | Estimate | CreditNote) => ({
    id,
    number,
    on,
    total,
  })
  const related: Related[] = [
    ...ofProject.map((each) => ({
      kind: "invoice" as const,
      ...about(each),
      state: invoiceState(each, today, now),
    })),
    ...estimates
      .filter((each) => each.projectId === projectId)
      .map((each) => ({ kind: "estimate" as const, ...about(each), state: estimateState(each, today) })),
    ...creditNotes
      .filter(({ invoiceId }) => invoiceIds.has(invoiceId))
      .map((each) => ({ kind: "creditNote" as const, ...about(each), state: each.document })),
  ]
  return related.sort((a, b) => b.on.localeCompare(a.on) || b.id.localeCompare(a.id))
}
