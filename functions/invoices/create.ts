import type { DraftInvoice } from "../../shared/invoices.ts"
import type { StaffCtx, TenantCtx } from "../context.ts"
import { customers } from "../customers/store.ts"
import { madeBefore, rememberMade } from "../store/asked-once.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import { detailOf } from "./detail.ts"
import { draftWrites, newDraft } from "./drafts.ts"
import { publication } from "./publish.ts"
import { contentOf } from "./rules.ts"
import { invoices } from "./store.ts"

type Ordered = DraftInvoice & { customerId: string; publish: boolean; idempotencyKey?: string | undefined }

async function createOnce(ctx: TenantCtx, { customerId, idempotencyKey: key, ...input }: Ordered) {
  const customer = await customers.get(ctx, customerId, customerId)
  const asked = key === undefined ? undefined : { customerId, key, what: "invoice", input }
  const madeId = asked && (await madeBefore(ctx, asked))
  if (madeId) return detailOf(ctx, await invoices.get(ctx, madeId, customerId), customer)
  const { publish, ...typed } = input
  const draft = newDraft(ctx, customerId, contentOf(typed))
  const { invoice, writes } = publish
    ? await publication(ctx, customer, draft)
    : { invoice: draft, writes: await draftWrites(ctx, draft) }
  await commit(ctx, ...writes, ...(asked ? [rememberMade(ctx, asked, draft.id)] : []))
  return detailOf(ctx, invoice, customer)
}

/** A program's invoice, published at once or left for people to look at; a key makes it once. */
export const createInvoice = (ctx: TenantCtx, input: Ordered) => withFreshReads(() => createOnce(ctx, input))

export const draftInvoice = (ctx: StaffCtx, input: DraftInvoice & { customerId: string }) =>
  createInvoice(ctx, { ...input, publish: false })
