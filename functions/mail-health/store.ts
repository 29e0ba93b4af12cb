import * as z from "zod"
import { addSeconds, dateIn } from "../../shared/dates.ts"
import { CalendarDate, Instant } from "../../shared/fields.ts"
import { type MailCounts, mailTroubles } from "../../shared/mail-health.ts"
import { Stored } from "../../shared/stored.ts"
import type { Ctx } from "../context.ts"
import { entity } from "../store/entity.ts"

/** Whether the company's mails go out. There is none before the first trouble. */
export const MailStanding = Stored.extend({
  state: z.enum(["fine", "paused"]),
  reason: z.enum(mailTroubles).optional(),
  since: Instant,
  /** Counting begins anew when mails go on, or what stopped them would stop them again. */
  period: z.int(),
})
export type MailStanding = z.infer<typeof MailStanding>
export const mailStandings = entity<MailStanding>({ kind: "mailStanding", schema: MailStanding })
export const standingId = "mail"

/** What became of the mails of one day. */
const MailDay = Stored.extend({
  date: CalendarDate,
  sent: z.int(),
  bounced: z.int(),
  complained: z.int(),
})
export type MailDay = z.infer<typeof MailDay>

const daySeconds = 86_400
const keptDays = 30
const judgedDays = 7

export const mailDays = entity<MailDay>({
  kind: "mailDay",
  schema: MailDay,
  expiresAt: ({ date }) => addSeconds(`${date}T00:00:00.000Z`, keptDays * daySeconds),
})

export const noMails: MailCounts = { sent: 0, bounced: 0, complained: 0 }
const dayOf = (at: string) => dateIn("UTC", at)
const prefixOf = (period: number) => `${period}.`

export const addCounts = (a: MailCounts, b: MailCounts): MailCounts => ({
  sent: a.sent + b.sent,
  bounced: a.bounced + b.bounced,
  complained: a.complained + b.complained,
})

export const newDay = (ctx: Ctx, period: number): MailDay => {
  const date = dayOf(ctx.now)
  return { id: prefixOf(period) + date, version: 0, date, ...noMails }
}

export const findStanding = (ctx: Ctx) => mailStandings.find(ctx, standingId)

/** The days that count now, of the period that runs. */
export async function judgedDaysOf(ctx: Ctx, period: number): Promise<MailDay[]> {
  const from = dayOf(addSeconds(ctx.now, -(judgedDays - 1) * daySeconds))
  const days = await mailDays.owned(ctx, undefined, { startsWith: prefixOf(period) })
  return days.filter(({ date }) => date >= from)
}
