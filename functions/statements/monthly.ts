import * as z from "zod"
import { addDays, dateIn } from "../../shared/dates.ts"
import { AppError } from "../../shared/errors.ts"
import { Stored } from "../../shared/stored.ts"
import type { Tenant } from "../../shared/tenants.ts"
import type { Ctx } from "../context.ts"
import { customers } from "../customers/store.ts"
import { sendJob } from "../job-queue.ts"
import { type MonthSum, monthSums } from "../ledger/month-sums.ts"
import { isOwed } from "../ledger/posting.ts"
import { contactsFor } from "../notifications/recipients.ts"
import { commit, entity } from "../store/entity.ts"
import { getTenant } from "../tenants/store.ts"
import { visibilityOf } from "../tenants/visibility.ts"
import { sentTo } from "./sent.ts"

/** That a month's statement went out: its id is the month, so that no customer gets it twice. */
const MonthlyStatement = Stored.extend({ customerId: z.string(), contacts: z.int(), sentAt: z.string() })
const monthlyStatements = entity<z.infer<typeof MonthlyStatement>>({
  kind: "monthlyStatement",
  schema: MonthlyStatement,
  customer: ({ customerId }) => customerId,
})

/** None where the company sends none, or its portal is closed. */
const scheduleOf = ({ portal, statements }: Tenant) =>
  statements?.enabled && portal.enabled ? statements : undefined

const monthBefore = (date: string) => addDays(`${date.slice(0, 7)}-01`, -1).slice(0, 7)

/** On the schedule's day where the company is: begins with the statements of the month before. */
export async function startMonthlyStatements(ctx: Ctx) {
  const tenant = await getTenant(ctx)
  const today = dateIn(tenant.timeZone, ctx.now)
  if (scheduleOf(tenant)?.day !== Number(today.slice(8))) return
  await sendJob({ kind: "statements.monthly", tenantId: ctx.tenantId, month: monthBefore(today) })
}

/** A credit is no reason to write: nobody has to do anything about it. */
export function owesOrMoved(sums: MonthSum[], month: string): boolean {
  const owed = new Map<string, number>()
  for (const { currency, sums: accounts } of sums)
    for (const [account, minor] of Object.entries(accounts))
      if (isOwed(account as keyof typeof accounts)) owed.set(currency, (owed.get(currency) ?? 0) + minor)
  return sums.some((each) => each.month === month) || [...owed.values()].some((minor) => minor > 0)
}

/** Also when the same message comes twice at once: of two commits that insert the same row, one wins. */
async function sendTo(ctx: Ctx, customerId: string, month: string, kind: "activity" | "openItem") {
  if (await monthlyStatements.find(ctx, month, customerId)) return
  if (!owesOrMoved(await monthSums(ctx, customerId), month)) return
  const readers = await contactsFor(ctx, customerId, "statement")
  if (readers.length === 0) return
  const from = `${month}-01`
  const range = { from, to: lastDayOf(month), kind }
  const sent = { id: month, version: 1, customerId, contacts: readers.length, sentAt: ctx.now }
  try {
    const mails = readers.map((contact) => sentTo(ctx, contact, range))
    await commit(ctx, monthlyStatements.insert(ctx, sent), ...mails)
  } catch (error) {
    if (!(error instanceof AppError && error.code === "conflict")) throw error
  }
}

const lastDayOf = (month: string) => addDays(`${addDays(`${month}-01`, 31).slice(0, 7)}-01`, -1)

const together = 50

/** Some customers at a time; the next message goes on. One that fails is tried again and sends to nobody twice. */
export async function sendMonthlyStatements(
  ctx: Ctx,
  { month, after }: { month: string; after?: string | undefined },
) {
  const tenant = await getTenant(ctx)
  const schedule = scheduleOf(tenant)
  if (!schedule) return
  const { items, next } = await customers.all(ctx, { after, limit: together }, false)
  for (const customer of items)
    if (!customer.sample && visibilityOf({ tenant, customer }).statements)
      await sendTo(ctx, customer.id, month, schedule.kind)
  if (next) await sendJob({ kind: "statements.monthly", tenantId: ctx.tenantId, month, after: next })
}
