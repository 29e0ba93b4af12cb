import type { PublicCtx } from "../context.ts"
import { fileOf } from "../documents/actions.ts"
import { event } from "../events.ts"
import { printedInvoice } from "../invoices/pdf-content.ts"
import type { Languages } from "../pdf/parts/letter.ts"
import { commit } from "../store/entity.ts"
import { holderOf, openDocument } from "./open.ts"

export async function downloadLinked(
  request: PublicCtx,
  { token, language }: { token: string; language: Languages },
) {
  const { ctx, tenant, customer, invoice } = await openDocument(await holderOf(request, token))
  const file = await fileOf({ ...ctx, tenant }, printedInvoice(tenant, customer, invoice, language))
  const { customerId, id: subjectId, number } = invoice
  await commit(ctx, event(ctx, "invoice.downloaded", { customerId, subjectId, facts: { number } }))
  return file
}
