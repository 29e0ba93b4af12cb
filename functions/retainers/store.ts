import { Retainer, RetainerMovement } from "../../shared/retainers.ts"
import type { Ctx } from "../context.ts"
import { entity } from "../store/entity.ts"

export const retainers = entity<Retainer>({
  kind: "retainer",
  schema: Retainer,
  customer: ({ customerId }) => customerId,
  staffList: ({ createdAt }) => createdAt,
})

/** Their ids begin with their retainer's, so that its own are read together, in the order in which they happened. */
export const retainerMovements = entity<RetainerMovement>({
  kind: "retainerMovement",
  schema: RetainerMovement,
  customer: ({ customerId }) => customerId,
})

export const movementsOf = (ctx: Ctx, { id, customerId }: Retainer) =>
  retainerMovements.owned(ctx, customerId, { startsWith: `${id}.` })
