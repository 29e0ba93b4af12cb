import { conflict, notFound } from "../../shared/errors.ts"
import type { Page } from "../../shared/pages.ts"
import { done } from "../../shared/sessions.ts"
import type { LiftSuppression, ListSuppressions, Suppression } from "../../shared/suppressions.ts"
import type { Ctx, StaffCtx } from "../context.ts"
import { event } from "../events.ts"
import { commit } from "../store/entity.ts"
import { filtered } from "../store/filtered.ts"
import { findSuppression, suppressions } from "./store.ts"

/** Newest first. */
export function listSuppressions(
  ctx: Ctx,
  { search, ...input }: ListSuppressions,
): Promise<Page<Suppression>> {
  const wanted = search?.trim().toLowerCase()
  if (!wanted) return suppressions.all(ctx, input)
  const fits = ({ email }: Suppression) => email.includes(wanted)
  return filtered((page) => suppressions.all(ctx, page), { fits, isPast: () => false }, input)
}

/** Mails may go there again: a mailbox was made, or a server mended. Who complained has to be left alone. */
export async function liftSuppression(ctx: StaffCtx, { email, why }: LiftSuppression) {
  const suppression = await findSuppression(ctx, email)
  if (!suppression) throw notFound()
  if (suppression.reason === "complained") throw conflict("complained")
  const facts = { email: suppression.email, why }
  await commit(ctx, suppressions.remove(ctx, suppression), event(ctx, "mail.unsuppressed", { facts }))
  return done
}
