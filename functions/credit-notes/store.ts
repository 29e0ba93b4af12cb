import { CreditNote } from "../../shared/credit-notes.ts"
import { entity } from "../store/entity.ts"

/** On no list of the customer's: a customer's notes are read whole, and drafts left out. */
export const creditNotes = entity<CreditNote>({
  kind: "creditNote",
  schema: CreditNote,
  customer: (note) => note.customerId,
  staffList: (note) => note.issuedOn,
})
