import { query } from "@solidjs/router"
import type { AskStatement, Statement } from "../../../../shared/statements.ts"
import { search, send } from "../../lib/api.ts"

export const getStatement = query(
  (asked: AskStatement) => send<Statement>("GET", `/api/portal/statement${search(asked)}`),
  "statement",
)
