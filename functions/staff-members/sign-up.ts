import { AppError, conflict, invalid } from "../../shared/errors.ts"
import { Language } from "../../shared/fields.ts"
import { newId, randomId } from "../../shared/ids.ts"
import { done } from "../../shared/sessions.ts"
import type { StaffMember } from "../../shared/staff.ts"
import { type SignUp, type Tenant, type Visibility, visibilityKinds } from "../../shared/tenants.ts"
import { type Ctx, directoryCtx, type PublicCtx, systemCtx } from "../context.ts"
import { claimHost, claimStaff, findHost, findStaff } from "../directory.ts"
import { portalHost } from "../env.ts"
import { event } from "../events.ts"
import { evenly } from "../http/evenly.ts"
import { newLink } from "../links/links.ts"
import { saveLogin } from "../logins/enter.ts"
import { newLogin } from "../logins/store.ts"
import { hashPassword } from "../passwords/hash.ts"
import { requireGoodPassword } from "../passwords/strength.ts"
import { commit } from "../store/entity.ts"
import { lookAtSlug } from "../tenants/slug.ts"
import { insertTenant } from "../tenants/store.ts"
import { staff } from "./store.ts"

const everythingVisible = Object.fromEntries(visibilityKinds.map((kind) => [kind, true])) as Visibility

const newTenant = (id: string, input: SignUp, now: string): Tenant => ({
  id,
  version: 1,
  name: input.company,
  slug: input.slug,
  country: input.country,
  currency: input.currency,
  timeZone: input.timeZone,
  language: input.language,
  languages: [...Language.options],
  address: {},
  email: input.email,
  brand: { colour: "#0f766e", senderName: input.company },
  portal: { enabled: false, visibility: everythingVisible, secondFactor: false },
  plan: "free",
  createdAt: now,
})

const newOwner = (input: SignUp, now: string): StaffMember => ({
  id: newId("stf", now),
  version: 1,
  email: input.email,
  name: input.name,
  role: "owner",
  state: "active",
  language: input.language,
  createdAt: now,
})

/** Somebody who signs up again learns it by mail; the page says the same to everybody (R20). */
async function tellOwner(known: { tenantId: string; staffId: string }, request: PublicCtx) {
  const ctx = systemCtx(known.tenantId, request.requestId, request.now)
  await commit(ctx, event(ctx, "staff.signUpRepeated", { subjectId: known.staffId }))
}

async function create(request: PublicCtx, input: SignUp, passwordHash: string) {
  const tenant = newTenant(randomId(), input, request.now)
  const owner = newOwner(input, request.now)
  const actor = { kind: "staff" as const, id: owner.id, name: owner.name }
  const ctx: Ctx = {
    ...directoryCtx(systemCtx(tenant.id, request.requestId, request.now)),
    actor,
    ip: request.ip,
  }
  const { link, write } = newLink(ctx, {
    purpose: "verifyEmail",
    personId: owner.id,
    email: owner.email,
  })
  const memberships = [{ personId: owner.id }]
  await commit(
    ctx,
    insertTenant(tenant),
    staff.insert(ctx, owner),
    saveLogin(ctx, newLogin("staff", owner.email), { memberships, passwordHash }),
    claimHost(portalHost(tenant.slug), tenant.id),
    claimStaff(owner.email, tenant.id, owner.id),
    write,
    event(ctx, "tenant.signedUp", {
      subjectId: owner.id,
      facts: { linkId: link.id, company: tenant.name },
    }),
  )
}

async function register(request: PublicCtx, input: SignUp) {
  const passwordHash = await hashPassword(input.password)
  const known = await findStaff(input.email)
  if (known) return tellOwner(known, request)
  try {
    await create(request, input, passwordHash)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "conflict") throw error
    if (await findHost(portalHost(input.slug))) throw invalid({ slug: "taken" })
    throw conflict("try_again")
  }
}

/** Makes the tenant, its owner and both addresses in one commit. Throws `invalid_input` for a slug that is gone. */
export async function signUp(request: PublicCtx, input: SignUp) {
  const slug = await lookAtSlug(request, input)
  if (slug.reason) throw invalid({ slug: slug.reason })
  await requireGoodPassword(input.password, [input.company, input.name, input.email, input.slug])
  await evenly(() => register(request, input))
  return done
}
