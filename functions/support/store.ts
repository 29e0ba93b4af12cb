import { SupportGrant } from "../../shared/support.ts"
import { entity } from "../store/entity.ts"

/** Ids begin with `sup_`, by which a session knows that it is not staff's. */
export const supportGrants = entity<SupportGrant>({ kind: "support", schema: SupportGrant })
