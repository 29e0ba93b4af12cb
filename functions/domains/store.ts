import { Domain } from "../../shared/domains.ts"
import { entity } from "../store/entity.ts"

/** A tenant's own: few, so they are listed by their partition. */
export const domains = entity<Domain>({ kind: "domain", schema: Domain })
