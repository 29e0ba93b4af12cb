import type { StatementRow } from "../../shared/statements.ts"
import type { Label } from "../pdf/parts/labels.ts"

/** What each movement is called on paper and in files. */
export const movementLabels: Record<StatementRow["kind"], Label> = {
  invoice: "invoice",
  invoiceChange: "invoiceChange",
  void: "invoiceVoided",
  creditNote: "creditNote",
  payment: "payment",
  paymentElsewhere: "payment",
  retainerDrawn: "retainerDrawn",
  refund: "refund",
  refundFailed: "refundFailed",
  dispute: "dispute",
  disputeWon: "disputeWon",
  writeOff: "writeOff",
}
