import type { Contact } from "../../shared/customers.ts"
import type { Ctx } from "../context.ts"
import { leaveTenant } from "../directory.ts"
import { saveLogin } from "../logins/enter.ts"
import { loginId, logins } from "../logins/store.ts"
import type { Write } from "../store/table.ts"

/**
 * Takes one customer out of what a contact's sign-in lets in to. With the last one goes the sign-in itself, and the
 * directory forgets that this address ever joined the tenant. `ctx` may write the directory.
 */
export async function leaveLogin(ctx: Ctx, { email, customerId, id }: Contact): Promise<Write[]> {
  const login = await logins.find(ctx, loginId("contact", email))
  if (!login?.memberships.some(({ personId }) => personId === id)) return []
  const memberships = login.memberships.filter(({ personId }) => personId !== id)
  if (memberships.length === 0)
    return [logins.remove(ctx, login), ...(await leaveTenant(email, ctx.tenantId))]
  const lastCustomerId = login.lastCustomerId === customerId ? undefined : login.lastCustomerId
  return [saveLogin(ctx, login, { memberships, lastCustomerId })]
}
