import { Estimate } from "../../shared/estimates.ts"
import { entity } from "../store/entity.ts"

export const estimates = entity<Estimate>({
  kind: "estimate",
  schema: Estimate,
  customer: ({ customerId }) => customerId,
  staffList: ({ createdAt }) => createdAt,
})
