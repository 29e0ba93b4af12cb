import { query } from "@solidjs/router"
import type * as z from "zod"
import type {
  DraftRetainer,
  DrawRetainer,
  MoveRetainer,
  RetainerDetail,
  RetainerPage,
} from "../../../../shared/retainers.ts"
import { send } from "../../lib/api.ts"
import { type Paging, read } from "../api.ts"
import { customerPath } from "../documents/api.ts"

export type Retainer = z.infer<typeof RetainerDetail>
type Retainers = z.infer<typeof RetainerPage>
const path = (customerId: string, id = "", more = "") =>
  customerPath(customerId, `retainers${id && `/${id}`}${more}`)

export const getRetainers = query(
  (asked: Paging) => read<Retainers>("/api/staff/retainers", asked),
  "retainers",
)
export const getCustomerRetainers = query(
  (customerId: string) => read<Retainers>(path(customerId)),
  "customerRetainers",
)
export const getRetainer = query(
  (customerId: string, id: string) => read<Retainer>(path(customerId, id)),
  "retainer",
)

export type Movement = "received" | "drawn" | "refunded"
export const retainers = {
  draft: (customerId: string, input: z.infer<typeof DraftRetainer>) =>
    send<Retainer>("POST", path(customerId), input),
  publish: (customerId: string, id: string) => send<Retainer>("POST", path(customerId, id, "/publish"), {}),
  void: (customerId: string, id: string) => send<Retainer>("POST", path(customerId, id, "/void"), {}),
  move: (
    customerId: string,
    id: string,
    kind: Movement,
    input: z.infer<typeof MoveRetainer> | z.infer<typeof DrawRetainer>,
  ) => send<Retainer>("POST", path(customerId, id, `/${kind}`), input),
}
export const reloadRetainers = [getRetainers.key, getCustomerRetainers.key, getRetainer.key]
