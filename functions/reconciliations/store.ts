import { addSeconds } from "../../shared/dates.ts"
import { Reconciliation } from "../../shared/reconciliations.ts"
import { entity } from "../store/entity.ts"

const keptSeconds = 400 * 86_400

export const reconciliations = entity<Reconciliation>({
  kind: "reconciliation",
  schema: Reconciliation,
  staffList: ({ createdAt }) => createdAt,
  expiresAt: ({ createdAt }) => addSeconds(createdAt, keptSeconds),
})
