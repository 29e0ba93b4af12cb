import { query } from "@solidjs/router"
import type * as z from "zod"
import type { ApproveRequest, RequestPage, RequestView } from "../../../../shared/credit-note-requests.ts"
import type { ProposalPage, ProposalView } from "../../../../shared/details.ts"
import { send } from "../../lib/api.ts"
import { type Paging, read } from "../api.ts"
import { customerPath } from "../documents/api.ts"

type AskRequests = Paging & { state?: string | undefined }
const path = (customerId: string, id: string, more = "") =>
  customerPath(customerId, `credit-note-requests/${id}${more}`)

export const getRequests = query(
  (asked: AskRequests) => read<z.infer<typeof RequestPage>>("/api/staff/credit-note-requests", asked),
  "creditNoteRequests",
)
export const getRequest = query(
  (customerId: string, id: string) => read<RequestView>(path(customerId, id)),
  "creditNoteRequest",
)
export const getProposals = query(
  (asked: AskRequests) => read<z.infer<typeof ProposalPage>>("/api/staff/details-proposals", asked),
  "detailsProposals",
)
export const requests = {
  approve: (customerId: string, id: string, input: z.infer<typeof ApproveRequest>) =>
    send<RequestView>("POST", path(customerId, id, "/approve"), input),
  decline: (customerId: string, id: string, answer: string) =>
    send<RequestView>("POST", path(customerId, id, "/decline"), { answer }),
  decideDetails: ({ customerId, id }: ProposalView, verdict: "approve" | "decline", answer: string) =>
    send<ProposalView>("POST", customerPath(customerId, `details-proposals/${id}/${verdict}`), { answer }),
}
