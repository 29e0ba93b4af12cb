import { conflict } from "../../shared/errors.ts"
import { done } from "../../shared/sessions.ts"
import type { StaffMember } from "../../shared/staff.ts"
import { next } from "../../shared/stored.ts"
import type { Ctx, StaffCtx } from "../context.ts"
import { changesBetween, event } from "../events.ts"
import { loginId, logins, secondFactorsOf } from "../logins/store.ts"
import { staff } from "./store.ts"
import { commitTeam, otherMember } from "./team.ts"

async function hasSecondFactor(ctx: Ctx, { email }: StaffMember) {
  const login = await logins.find(ctx, loginId("staff", email))
  return login !== undefined && secondFactorsOf(login).length > 0
}

/**
 * The owner becomes an admin and an admin the owner, in one commit: there is never none, and never two.
 * Throws `conflict` (not_an_admin, no_second_factor) for who could not act as the owner at once.
 */
export async function transferOwnership(ctx: StaffCtx, { id }: { id: string }) {
  const before = await otherMember(ctx, id)
  if (before.state !== "active" || before.role !== "admin") throw conflict("not_an_admin")
  if (!(await hasSecondFactor(ctx, before))) throw conflict("no_second_factor")
  const owner = next(before, { role: "owner" })
  const { name, email } = owner
  await commitTeam(
    ctx,
    {},
    staff.replace(ctx, next(ctx.staff, { role: "admin" })),
    staff.replace(ctx, owner),
    event(ctx, "ownership.transferred", {
      subjectId: id,
      facts: { name, email },
      changes: [
        ...changesBetween(before, owner, ["role"]),
        { field: "owner", before: ctx.staff.name, after: name },
      ],
    }),
  )
  return done
}
