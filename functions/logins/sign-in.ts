import { AppError, forbidden } from "../../shared/errors.ts"
import type { SignIn } from "../../shared/sessions.ts"
import type { PublicCtx } from "../context.ts"
import { passwordMatches } from "../passwords.ts"
import { sendVerification } from "../staff-members/verification.ts"
import { enter } from "./enter.ts"
import { ctxOf, findLogin, personOfLogin } from "./find.ts"

export const wrongCredentials = () =>
  new AppError("unauthenticated", "wrong e-mail or password", { reason: "wrong_credentials" })

/** Throws `unauthenticated` whoever is wrong about what, after the same work. */
export async function signIn(request: PublicCtx, input: SignIn) {
  const { ctx, login } = await findLogin(request, input.email)
  const matches = await passwordMatches(input.password, login?.passwordHash)
  const person = login && matches ? await personOfLogin(ctx, login) : undefined
  if (!login || !person) throw wrongCredentials()
  if (person.kind === "staff" && !person.row.emailVerifiedAt) {
    await sendVerification(ctxOf(request, ctx.tenantId, person), person.row)
    throw forbidden("email_unverified")
  }
  return enter(request, { ctx: ctxOf(request, ctx.tenantId, person), login, person })
}
