import type {
  Creditable,
  CreditNoteRequest,
  ListRequests,
  RequestView,
} from "../../shared/credit-note-requests.ts"
import { zero } from "../../shared/money.ts"
import type { Page, PageInput } from "../../shared/pages.ts"
import { attachmentViews } from "../attachments/claim.ts"
import type { ContactCtx, Ctx, TenantCtx } from "../context.ts"
import { creditable } from "../credit-notes/rules.ts"
import { customerNames } from "../customers/store.ts"
import { publishedInvoice } from "../invoices/actions.ts"
import { filtered, inState } from "../store/filtered.ts"
import { requireVisible } from "../tenants/visibility.ts"
import { creditNoteRequests } from "./store.ts"

type Which = { customerId: string; id: string }

export const viewOf = async (
  ctx: Ctx,
  request: CreditNoteRequest,
  customerName?: string,
): Promise<RequestView> => ({
  ...request,
  customerName,
  attachments: await attachmentViews(ctx, request.customerId, request.attachmentIds),
})

export async function getCreditable(ctx: ContactCtx, { id }: { id: string }): Promise<Creditable> {
  requireVisible(ctx, "creditNoteRequests")
  const invoice = await publishedInvoice(ctx, id)
  const nil = zero(invoice.currency)
  return {
    creditable: invoice.document === "published" ? creditable(invoice) : nil,
    pending: invoice.creditAsked ?? nil,
  }
}

export async function listContactRequests(ctx: ContactCtx): Promise<Page<RequestView>> {
  requireVisible(ctx, "creditNoteRequests")
  const own = await creditNoteRequests.owned(ctx, ctx.customerId)
  return { items: await Promise.all(own.reverse().map((each) => viewOf(ctx, each))), next: null }
}

export async function getContactRequest(ctx: ContactCtx, { id }: { id: string }) {
  requireVisible(ctx, "creditNoteRequests")
  return viewOf(ctx, await creditNoteRequests.get(ctx, id, ctx.customerId))
}

export async function listTenantRequests(
  ctx: TenantCtx,
  { state, ...input }: ListRequests,
): Promise<Page<RequestView>> {
  const read = (from: PageInput) => creditNoteRequests.all(ctx, from)
  const { items, next } = await filtered(read, inState<CreditNoteRequest>(state), input)
  const names = await customerNames(
    ctx,
    items.map(({ customerId }) => customerId),
  )
  return {
    items: await Promise.all(items.map((each) => viewOf(ctx, each, names.get(each.customerId)))),
    next,
  }
}

export async function getCustomerRequest(ctx: TenantCtx, { customerId, id }: Which) {
  const [request, names] = await Promise.all([
    creditNoteRequests.get(ctx, id, customerId),
    customerNames(ctx, [customerId]),
  ])
  return viewOf(ctx, request, names.get(customerId))
}
