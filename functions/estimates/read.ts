import { contactMay } from "../../shared/access.ts"
import type { Customer } from "../../shared/customers.ts"
import { dateIn } from "../../shared/dates.ts"
import { notFound } from "../../shared/errors.ts"
import {
  type Estimate,
  type EstimateDetail,
  type EstimateSummary,
  estimateState,
} from "../../shared/estimates.ts"
import type { Page, PageInput } from "../../shared/pages.ts"
import { attachmentViews } from "../attachments/claim.ts"
import type { ContactCtx, TenantCtx } from "../context.ts"
import { customerNames, customers } from "../customers/store.ts"
import { viewed } from "../preview/viewed.ts"
import { historyOf } from "../revisions/history.ts"
import { requireVisible } from "../tenants/visibility.ts"
import { shownEstimates } from "./shown.ts"
import { estimates } from "./store.ts"

type Ctx = TenantCtx | ContactCtx
type Which = { customerId: string; id: string }

export const todayOf = (ctx: Ctx) => dateIn(ctx.tenant.timeZone, ctx.now)

const summaryOf = (estimate: Estimate, today: string, customerName?: string): EstimateSummary => {
  const { id, customerId, number, reference, issuedOn, expiresOn, total } = estimate
  const state = estimateState(estimate, today)
  return { id, customerId, number, reference, issuedOn, expiresOn, total, state, customerName }
}

/** All customers' estimates, drafts too, newest first. */
export async function listTenantEstimates(ctx: TenantCtx, input: PageInput): Promise<Page<EstimateSummary>> {
  const { items, next } = await estimates.all(ctx, input)
  const [shown, names] = await Promise.all([
    shownEstimates(ctx, items, "staff"),
    customerNames(
      ctx,
      items.map(({ customerId }) => customerId),
    ),
  ])
  const today = todayOf(ctx)
  return { items: shown.map((each) => summaryOf(each, today, names.get(each.customerId))), next }
}

async function ofCustomer(ctx: Ctx, customerId: string, reader: "staff" | "contact") {
  const all = await estimates.owned(ctx, customerId)
  const shown = await shownEstimates(ctx, all.reverse(), reader)
  const today = todayOf(ctx)
  return { items: shown.map((each) => summaryOf(each, today)), next: null }
}

export async function listCustomerEstimates(ctx: TenantCtx, { customerId }: { customerId: string }) {
  await customers.get(ctx, customerId, customerId)
  return ofCustomer(ctx, customerId, "staff")
}

export async function listContactEstimates(ctx: ContactCtx) {
  requireVisible(ctx, "estimates")
  return ofCustomer(ctx, ctx.customerId, "contact")
}

async function detailOf(
  ctx: Ctx,
  estimate: Estimate,
  { id, name, nameArabic }: Customer,
  mayDecide = false,
): Promise<EstimateDetail> {
  const state = estimateState(estimate, todayOf(ctx))
  return {
    estimate,
    state,
    customer: { id, name, nameArabic },
    attachments: await attachmentViews(ctx, id, estimate.attachmentIds),
    decidable: mayDecide && state === "open",
  }
}

/** As staff see it, of a row that was just written or read. */
export async function staffDetail(ctx: TenantCtx, estimate: Estimate) {
  const { customerId } = estimate
  const [customer, [shown = estimate]] = await Promise.all([
    customers.get(ctx, customerId, customerId),
    shownEstimates(ctx, [estimate], "staff"),
  ])
  return detailOf(ctx, shown, customer)
}

export const getCustomerEstimate = async (ctx: TenantCtx, { customerId, id }: Which) =>
  staffDetail(ctx, await estimates.get(ctx, id, customerId))

/** Throws `not_found` for a draft, as for an estimate that is somebody else's. */
export async function contactDetail(ctx: ContactCtx, estimate: Estimate) {
  const [shown] = await shownEstimates(ctx, [estimate], "contact")
  if (!shown) throw notFound()
  return detailOf(ctx, shown, ctx.customer, contactMay(ctx.contact.role, "portal.decideEstimates"))
}

export async function getContactEstimate(ctx: ContactCtx, { id }: { id: string }) {
  requireVisible(ctx, "estimates")
  const estimate = await estimates.get(ctx, id, ctx.customerId)
  const detail = await contactDetail(ctx, estimate)
  await viewed(ctx, "document.viewed", id, { kind: "estimate", number: estimate.number })
  return detail
}

export const getEstimateHistory = async (ctx: TenantCtx, { customerId, id }: Which) =>
  historyOf(ctx, await estimates.get(ctx, id, customerId))
