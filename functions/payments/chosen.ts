import { conflict, notFound } from "../../shared/errors.ts"
import type { Invoice } from "../../shared/invoices.ts"
import type { Currency } from "../../shared/money.ts"
import type { ContactCtx, Ctx } from "../context.ts"
import { invoices } from "../invoices/store.ts"
import { takesCards } from "../tenants/cards.ts"
import { requireVisible } from "../tenants/visibility.ts"

/** Somebody who may pay for a customer: signed in, or holding a link to the one document. */
export type PayerCtx = Ctx &
  Pick<ContactCtx, "tenant" | "customer" | "customerId" | "contact"> & { documentLinkId?: string }

/** Throws where the company hides paying: before anything is said of what is to be paid. */
export function requirePaying(ctx: PayerCtx) {
  requireVisible(ctx, "onlinePayment")
  requireVisible(ctx, "invoices")
}

/** The account that takes the money. Throws where the company cannot take cards in this currency. */
export function accountOf({ tenant }: PayerCtx, currency: Currency | undefined): string {
  const { stripe } = tenant
  if (!stripe || !takesCards(tenant, currency)) throw conflict("not_payable")
  return stripe.accountId
}

/** Drafts and other customers' invoices do not exist. */
export async function chosenBy(ctx: PayerCtx, ids: string[]): Promise<Invoice[]> {
  const found = await Promise.all([...new Set(ids)].map((id) => invoices.get(ctx, id, ctx.customerId)))
  if (found.some(({ document }) => document === "draft")) throw notFound()
  return found
}
