import { conflict } from "../../shared/errors.ts"
import type { Ctx } from "../context.ts"
import { claimAddress, contactAddresses } from "../customers/store.ts"
import { claimStaff, emailHash, findStaff, freeStaff, joinTenant, leaveTenant } from "../directory.ts"
import { type Login, loginId, logins } from "../logins/store.ts"
import type { Person } from "../people/people.ts"
import { seal, unseal } from "../second-factors/sealing.ts"
import type { Write } from "../store/table.ts"

/** A sealed secret opens for its own row only, so that it has to be sealed anew for another. */
async function resealed(totp: Login["totp"], from: string, to: string): Promise<Login["totp"]> {
  return totp && { ...totp, sealed: await seal(await unseal(totp.sealed, from), to) }
}

/** The sign-in under another address. What was mailed to the old one, or was under way, is worth nothing any more. */
async function moveLogin(ctx: Ctx, login: Login, email: string): Promise<Write[]> {
  const id = loginId(login.kind, email)
  if (await logins.find(ctx, id)) throw conflict("address_taken")
  const moved: Login = {
    ...login,
    id,
    version: 1,
    totp: await resealed(login.totp, login.id, id),
    newTotp: undefined,
    pendingEmail: undefined,
    emailLinkId: undefined,
    resetLinkId: undefined,
    codeId: undefined,
  }
  return [logins.remove(ctx, login), logins.insert(ctx, moved)]
}

/** What keeps an address to one person: among all staff, or among the contacts of a customer. */
async function moveClaim(ctx: Ctx, person: Person, email: string): Promise<Write[]> {
  if (person.kind === "staff") {
    if (await findStaff(email)) throw conflict("address_taken")
    return [freeStaff(person.row.email), claimStaff(email, ctx.tenantId, person.row.id)]
  }
  const { customerId } = person.row
  if (await contactAddresses.find(ctx, emailHash(email), customerId)) throw conflict("address_taken")
  const old = await contactAddresses.find(ctx, emailHash(person.row.email), customerId)
  return [...(old ? [contactAddresses.remove(ctx, old)] : []), claimAddress(ctx, { ...person.row, email })]
}

/** Everything by which a person's address is found, from the one it was to the one it is to be. */
export async function moveAddress(
  ctx: Ctx,
  { login, people }: { login: Login; people: Person[] },
  from: string,
  to: string,
): Promise<Write[]> {
  const claims = await Promise.all(people.map((person) => moveClaim(ctx, person, to)))
  const portals =
    login.kind === "contact"
      ? [...(await leaveTenant(from, ctx.tenantId)), ...(await joinTenant(to, ctx.tenantId))]
      : []
  return [...(await moveLogin(ctx, login, to)), ...claims.flat(), ...portals]
}
