import { type ChooseLanguage, done } from "../../shared/sessions.ts"
import { next } from "../../shared/stored.ts"
import { detailsAt } from "../bank-transfers/rules.ts"
import type { ContactCtx } from "../context.ts"
import { contacts } from "../customers/store.ts"
import { commit } from "../store/entity.ts"
import { takesCards } from "../tenants/cards.ts"
import { faceOf } from "../tenants/face.ts"
import { requireOffered } from "../tenants/languages.ts"
import { visibilityOf } from "../tenants/visibility.ts"

export async function getPortalSelf({ contact, customer, tenant, session, now }: ContactCtx) {
  const visibility = visibilityOf({ tenant, customer })
  return {
    contact,
    customer,
    tenant,
    face: faceOf(tenant),
    visibility,
    links: tenant.links ?? [],
    payable: visibility.onlinePayment && takesCards(tenant),
    takesParts: tenant.partPayments !== undefined,
    transfers: visibility.invoices ? detailsAt(tenant.bank, now).map(({ currency }) => currency) : [],
    preview: session.preview ? { staff: session.preview.staff, until: session.expiresAt } : null,
  }
}

export async function chooseContactLanguage(ctx: ContactCtx, { language }: ChooseLanguage) {
  requireOffered(ctx.tenant, language)
  await commit(ctx, contacts.replace(ctx, next(ctx.contact, { language })))
  return done
}
