import type { Invoice } from "../../shared/invoices.ts"
import { type Money, money } from "../../shared/money.ts"
import type { StatementRow } from "../../shared/statements.ts"
import { owedBy, type Posting } from "../ledger/posting.ts"

/** By day, then as they became known; of what became known together, charges come before what settles them. */
export const inOrder = (a: Posting, b: Posting) =>
  a.on.localeCompare(b.on) ||
  a.at.localeCompare(b.at) ||
  owedBy(b) - owedBy(a) ||
  a.movement.localeCompare(b.movement)

const ofInvoice: Posting["kind"][] = ["invoice", "invoiceChange", "void"]

/** What was paid names what it paid, where nobody gave a reference. */
function about(posting: Posting, invoices: Map<string, Invoice>) {
  const named = [...new Set(posting.entries.flatMap(({ invoiceId }) => invoiceId ?? []))]
    .map((id) => invoices.get(id))
    .filter((invoice): invoice is Invoice => invoice !== undefined)
  const [invoice] = named
  if (ofInvoice.includes(posting.kind) && invoice)
    return {
      number: posting.number ?? invoice.number,
      reference: posting.reference ?? invoice.reference,
      dueOn: invoice.dueOn,
      // It may have become a draft again, which nobody but staff can open.
      documentId: invoice.document === "draft" ? undefined : invoice.id,
    }
  const { number, reference, documentId } = posting
  return {
    number,
    reference: reference ?? (named.map((each) => each.number).join(", ") || undefined),
    documentId,
  }
}

/** Retainers are kept apart from what is owed: only what is drawn from them is on a statement. */
const kindOf = ({ kind }: Posting): StatementRow["kind"] => {
  if (kind === "retainerReceived" || kind === "retainerRefunded") throw new Error(`${kind} is not owed`)
  return kind
}

export function rowOf(posting: Posting, balance: Money, invoices: Map<string, Invoice>): StatementRow {
  const change = owedBy(posting)
  const amount = money(Math.abs(change), posting.currency)
  return {
    on: posting.on,
    kind: kindOf(posting),
    ...about(posting, invoices),
    ...(change < 0 ? { credit: amount } : { debit: amount }),
    balance,
  }
}
