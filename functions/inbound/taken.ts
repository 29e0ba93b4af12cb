import type * as z from "zod"
import { addSeconds } from "../../shared/dates.ts"
import { Instant } from "../../shared/fields.ts"
import { Stored } from "../../shared/stored.ts"
import { entity } from "../store/entity.ts"

const TakenMail = Stored.extend({ at: Instant })
const keptSeconds = 90 * 86_400

/** A mail that stands in a thread: committed with its message, so that no second delivery adds another. */
export const takenMails = entity<z.infer<typeof TakenMail>>({
  kind: "takenMail",
  schema: TakenMail,
  expiresAt: ({ at }) => addSeconds(at, keptSeconds),
})
