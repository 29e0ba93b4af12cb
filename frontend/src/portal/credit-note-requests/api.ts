import { query } from "@solidjs/router"
import type { infer as Infer } from "zod"
import type { Creditable, RequestView as View } from "../../../../shared/credit-note-requests.ts"
import type { Page } from "../../../../shared/pages.ts"
import { send } from "../../lib/api.ts"

export type RequestView = Infer<typeof View>
export type AskCredit = {
  invoiceId: string
  reason: string
  explanation: string
  lines?: number[] | undefined
  minor?: number | undefined
  attachmentIds: string[]
}

export const getRequests = query(
  () => send<Page<RequestView>>("GET", "/api/portal/credit-note-requests"),
  "creditRequests",
)
export const getRequest = query(
  (id: string) => send<RequestView>("GET", `/api/portal/credit-note-requests/${id}`),
  "creditRequest",
)
export const getCreditable = query(
  (invoiceId: string) =>
    send<Infer<typeof Creditable>>("GET", `/api/portal/invoices/${invoiceId}/creditable`),
  "creditable",
)
export const requests = {
  ask: (input: AskCredit) => send<RequestView>("POST", "/api/portal/credit-note-requests", input),
  withdraw: (id: string) => send<RequestView>("POST", `/api/portal/credit-note-requests/${id}/withdraw`, {}),
}
