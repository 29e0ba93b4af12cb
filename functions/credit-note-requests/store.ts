import { CreditNoteRequest } from "../../shared/credit-note-requests.ts"
import { entity } from "../store/entity.ts"

/** On the staff's list, what waits for a decision comes before the rest. */
export const creditNoteRequests = entity<CreditNoteRequest>({
  kind: "creditNoteRequest",
  schema: CreditNoteRequest,
  customer: ({ customerId }) => customerId,
  staffList: ({ state, createdAt }) => `${state === "pending" ? 1 : 0}.${createdAt}`,
})
