import { setTimeout as pause } from "node:timers/promises"
import { AppError } from "../../shared/errors.ts"
import { env } from "../env.ts"
import { countAgainst } from "../http/limit.ts"

/** The rest of the account's rate is for mails that somebody waits for. */
const share = 0.7

/** Invitations a second that all companies together may send, of what SES takes from this account. */
export const mailsPerSecond = Math.max(1, Math.floor(Number(env.MAILS_PER_SECOND) * share))

/** Waits for a place in some second: however many workers there are, they share one count. */
export async function takeTurn() {
  for (;;) {
    try {
      return await countAgainst(
        { times: mailsPerSecond, seconds: 1 },
        "bulk",
        "invitations",
        new Date().toISOString(),
      )
    } catch (error) {
      if (!(error instanceof AppError && error.code === "rate_limited")) throw error
      await pause(1000 - (Date.now() % 1000) + 5)
    }
  }
}
