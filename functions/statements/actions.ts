import { invalid } from "../../shared/errors.ts"
import { type Done, done } from "../../shared/sessions.ts"
import type { AskStatement, SendStatement, Statement, StatementSchedule } from "../../shared/statements.ts"
import { next } from "../../shared/stored.ts"
import type { ContactCtx, StaffCtx, TenantCtx } from "../context.ts"
import { contacts, customers } from "../customers/store.ts"
import { changesBetween, event } from "../events.ts"
import { isPayable } from "../invoices/payable.ts"
import { contactHears } from "../notifications/recipients.ts"
import { commit } from "../store/entity.ts"
import { replaceTenant } from "../tenants/store.ts"
import { requireVisible } from "../tenants/visibility.ts"
import type { Standing } from "./part.ts"
import { sentTo } from "./sent.ts"
import { statementFor } from "./statement.ts"

async function isAnyPayable(ctx: ContactCtx, { invoices }: Standing) {
  for (const invoice of invoices.values()) if (await isPayable(ctx, invoice)) return true
  return false
}

export async function getContactStatement(ctx: ContactCtx, range: AskStatement): Promise<Statement> {
  requireVisible(ctx, "statements")
  const { statement, standing } = await statementFor(ctx, ctx.customer, range)
  return { ...statement, payable: await isAnyPayable(ctx, standing) }
}

export async function getCustomerStatement(
  ctx: TenantCtx,
  { customerId, ...range }: AskStatement & { customerId: string },
): Promise<Statement> {
  const { statement } = await statementFor(ctx, await customers.get(ctx, customerId, customerId), range)
  return { ...statement, payable: false }
}

/** To the contacts that were chosen: each gets a mail of its own. Throws where one of them takes no statements. */
export async function sendStatement(
  ctx: StaffCtx,
  { customerId, contactIds, ...range }: SendStatement & { customerId: string },
): Promise<Done> {
  const { tenant } = ctx
  requireVisible({ tenant, customer: await customers.get(ctx, customerId, customerId) }, "statements")
  const ids = [...new Set(contactIds)]
  const chosen = await Promise.all(ids.map((id) => contacts.get(ctx, id, customerId)))
  if (!chosen.every((contact) => contactHears(contact, "statement")))
    throw invalid({ contactIds: "not_reachable" })
  await commit(ctx, ...chosen.map((contact) => sentTo(ctx, contact, range)))
  return done
}

const noSchedule: StatementSchedule = { enabled: false, day: 1, kind: "activity" }

export const getSchedule = async ({ tenant }: StaffCtx): Promise<StatementSchedule> =>
  tenant.statements ?? noSchedule

export async function putSchedule(ctx: StaffCtx, statements: StatementSchedule): Promise<StatementSchedule> {
  const tenant = next(ctx.tenant, { statements })
  const changes = changesBetween(ctx.tenant, tenant, ["statements"])
  const { enabled, day, kind } = statements
  await commit(
    ctx,
    replaceTenant(tenant),
    event(ctx, "statement.scheduleChanged", { facts: { enabled, day, kind }, changes }),
  )
  return statements
}
