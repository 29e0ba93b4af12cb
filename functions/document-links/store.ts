import { addSeconds } from "../../shared/dates.ts"
import { DocumentLink } from "../../shared/document-links.ts"
import { entity } from "../store/entity.ts"

/** Long after it worked, so that an old mail still finds out that its link is over and can ask for a new one. */
const keptDays = 400

export const documentLinks = entity<DocumentLink>({
  kind: "documentLink",
  schema: DocumentLink,
  customer: ({ customerId }) => customerId,
  expiresAt: ({ expiresAt }) => addSeconds(expiresAt, keptDays * 86_400),
})
