import { query } from "@solidjs/router"
import type * as z from "zod"
import type { Customer } from "../../../../shared/customers.ts"
import type {
  CannedReply,
  DraftAccountManager,
  DraftCannedReply,
  QueryPage,
  QuerySettings,
  QueryStatus,
  StaffQueryThread,
  StaffReplyQuery,
} from "../../../../shared/queries.ts"
import type { Done } from "../../../../shared/sessions.ts"
import { send } from "../../lib/api.ts"
import { type Paging, read } from "../api.ts"
import { customerPath } from "../documents/api.ts"
import { paths } from "../paths.ts"

export type Thread = StaffQueryThread
export type Settings = QuerySettings
export type Canned = z.infer<typeof CannedReply>
type DraftCanned = z.infer<typeof DraftCannedReply>
type Reply = z.infer<typeof StaffReplyQuery>
type AskQueries = Paging & { status?: string; assignee?: string | undefined }

const path = (customerId: string, id: string, more = "") => customerPath(customerId, `queries/${id}${more}`)

export const getQueries = query(
  (asked: AskQueries) => read<z.infer<typeof QueryPage>>("/api/staff/queries", asked),
  "queries",
)
export const getCustomerQueries = query(
  (customerId: string, asked: AskQueries) =>
    read<z.infer<typeof QueryPage>>(customerPath(customerId, "queries"), asked),
  "customerQueries",
)
export const getThread = query(
  (customerId: string, id: string) => read<Thread>(path(customerId, id)),
  "queryThread",
)
export const getCanned = query(() => read<{ items: Canned[] }>("/api/staff/canned-replies"), "cannedReplies")
export const getQuerySettings = query(() => read<Settings>("/api/staff/query-settings"), "querySettings")

export const queries = {
  reply: (customerId: string, id: string, input: Reply) =>
    send<Thread>("POST", path(customerId, id, "/messages"), input),
  note: (customerId: string, id: string, text: string) =>
    send<Thread>("POST", path(customerId, id, "/notes"), { text }),
  assign: (customerId: string, id: string, staffId: string | null) =>
    send<Thread>("PUT", path(customerId, id, "/assignee"), { staffId }),
  status: (customerId: string, id: string, status: QueryStatus) =>
    send<Thread>("PUT", path(customerId, id, "/status"), { status }),
  settings: (input: Settings) => send<Settings>("PUT", "/api/staff/query-settings", input),
  manager: (customerId: string, manager: z.infer<typeof DraftAccountManager> | null) =>
    send<Customer>("PUT", customerPath(customerId, "manager"), { manager }),
  managerPhoto: (customerId: string, picture: string) =>
    send<Customer>("PUT", paths.file(customerId, "manager.png"), { picture }),
  removeManagerPhoto: (customerId: string) => send<Customer>("DELETE", paths.file(customerId, "manager.png")),
}
export const canned = {
  add: (input: DraftCanned) => send<Canned>("POST", "/api/staff/canned-replies", input),
  change: (id: string, input: DraftCanned) => send<Canned>("PUT", `/api/staff/canned-replies/${id}`, input),
  remove: (id: string) => send<Done>("DELETE", `/api/staff/canned-replies/${id}`),
}
