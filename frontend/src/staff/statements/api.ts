import { query } from "@solidjs/router"
import type * as z from "zod"
import type { Done } from "../../../../shared/sessions.ts"
import type {
  AskStatement,
  SendStatement,
  Statement,
  StatementSchedule,
} from "../../../../shared/statements.ts"
import { send } from "../../lib/api.ts"
import { read } from "../api.ts"
import { customerPath } from "../documents/api.ts"

export const getStatement = query(
  (customerId: string, asked: AskStatement) => read<Statement>(customerPath(customerId, "statement"), asked),
  "statement",
)
export const getSchedule = query(
  () => read<StatementSchedule>("/api/staff/statement-schedule"),
  "statementSchedule",
)
export const statements = {
  send: (customerId: string, input: z.infer<typeof SendStatement>) =>
    send<Done>("POST", customerPath(customerId, "statements"), input),
  schedule: (input: StatementSchedule) =>
    send<StatementSchedule>("PUT", "/api/staff/statement-schedule", input),
}
