import { DetailsProposal } from "../../shared/details.ts"
import { entity } from "../store/entity.ts"

/** On the staff's list, what waits for a decision comes before the rest. */
export const proposals = entity<DetailsProposal>({
  kind: "detailsProposal",
  schema: DetailsProposal,
  customer: ({ customerId }) => customerId,
  staffList: ({ state, createdAt }) => `${state === "pending" ? 1 : 0}.${createdAt}`,
})
