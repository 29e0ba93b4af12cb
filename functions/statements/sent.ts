import type { Contact } from "../../shared/customers.ts"
import type { AskStatement } from "../../shared/statements.ts"
import type { Ctx } from "../context.ts"
import { event } from "../events.ts"

/** What becomes the mail. It holds no figures: the mail states what is so when it is written. */
export const sentTo = (ctx: Ctx, { id, customerId, name }: Contact, { from, to, kind }: AskStatement) =>
  event(ctx, "statement.sent", { customerId, subjectId: id, facts: { name, from, to, kind } })
