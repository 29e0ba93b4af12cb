import type { MailHealth } from "../../shared/mail-health.ts"
import { next } from "../../shared/stored.ts"
import type { Ctx } from "../context.ts"
import { event } from "../events.ts"
import { commit } from "../store/entity.ts"
import { addCounts, findStanding, judgedDaysOf, mailStandings, noMails } from "./store.ts"

export const mailsArePaused = async (ctx: Ctx) => (await findStanding(ctx))?.state === "paused"

export async function getMailHealth(ctx: Ctx): Promise<MailHealth> {
  const standing = await findStanding(ctx)
  const days = await judgedDaysOf(ctx, standing?.period ?? 0)
  const paused = standing?.state === "paused"
  return {
    state: paused ? "paused" : "fine",
    reason: (paused && standing.reason) || null,
    since: paused ? standing.since : null,
    ...days.reduce(addCounts, noMails),
  }
}

/** Lets a company's mails go on, by word of Portico's operator. False where they were not paused. */
export async function resumeMails(ctx: Ctx, facts: { operator: string; reason: string }): Promise<boolean> {
  const standing = await findStanding(ctx)
  if (standing?.state !== "paused") return false
  const resumed = next(standing, {
    state: "fine",
    reason: undefined,
    since: ctx.now,
    period: standing.period + 1,
  })
  await commit(ctx, mailStandings.replace(ctx, resumed), event(ctx, "mail.resumed", { facts }))
  return true
}
