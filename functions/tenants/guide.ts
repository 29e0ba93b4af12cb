import type { Guide } from "../../shared/guide.ts"
import { visibilityKinds } from "../../shared/tenants.ts"
import type { PublicCtx } from "../context.ts"
import { openPortal } from "../logins/find.ts"
import { takesCards } from "./cards.ts"

/** What the quick-start guide is made from. Nobody is signed in, so it tells of what the company shows by default. */
export async function getGuide(request: PublicCtx): Promise<Guide> {
  const { email, phone, portal, stripe } = await openPortal(request)
  const canPay = portal.visibility.invoices && takesCards({ stripe })
  const shows = visibilityKinds.filter(
    (kind) => portal.visibility[kind] && (kind !== "onlinePayment" || canPay),
  )
  return { shows, email, phone }
}
