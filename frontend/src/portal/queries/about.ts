import type { DocumentKind } from "../../../../shared/documents.ts"
import { formatAmount, type Money } from "../../../../shared/money.ts"
import { paths } from "../paths.ts"

/** To a new query about one document. */
export const askAbout = (kind: DocumentKind, id: string) => `${paths.newQuery}?kind=${kind}&id=${id}`

/** To say that a transfer was made: with what is known of it, to be corrected where it was another. */
export function adviseTransfer({ minor, currency }: Money, reference: string, invoiceId?: string) {
  const amount = formatAmount(minor, currency).replaceAll(",", "")
  const about = invoiceId ? { kind: "invoice", id: invoiceId } : undefined
  return `${paths.newQuery}?${new URLSearchParams({ topic: "transfer", amount, currency, reference, ...about })}`
}
