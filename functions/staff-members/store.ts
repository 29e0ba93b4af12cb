import { StaffMember } from "../../shared/staff.ts"
import { entity } from "../store/entity.ts"

export const staff = entity<StaffMember>({
  kind: "staff",
  schema: StaffMember,
})
