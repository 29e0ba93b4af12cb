import { query } from "@solidjs/router"
import type { infer as Infer } from "zod"
import type { Page } from "../../../../shared/pages.ts"
import type { RetainerDetail, RetainerView } from "../../../../shared/retainers.ts"
import { send } from "../../lib/api.ts"

export type Retainer = Infer<typeof RetainerDetail>

export const getRetainers = query(() => send<Page<RetainerView>>("GET", "/api/portal/retainers"), "retainers")
export const getRetainer = query(
  (id: string) => send<Retainer>("GET", `/api/portal/retainers/${id}`),
  "retainer",
)
