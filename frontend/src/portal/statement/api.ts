import { query } from "@solidjs/router"
import type { AskStatement, Statement } from "../../../../shared/statements.ts"
import { ApiError, search, send } from "../../lib/api.ts"

/** One field's complaint is this page's whole news: it gets a reason, for which the page has words. */
async function readStatement(asked: AskStatement) {
  try {
    return await send<Statement>("GET", `/api/portal/statement${search(asked)}`)
  } catch (error) {
    if (error instanceof ApiError && error.fields?.from === "too_many")
      throw new ApiError({ code: error.code, reason: "too_long" })
    throw error
  }
}

export const getStatement = query(readStatement, "statement")
