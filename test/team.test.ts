import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { Visitor } from "../infra/local/visitor.ts"
import { type StaffPermission, type StaffRole, staffMay, staffRoles } from "../shared/access.ts"
import { useCloud } from "./helpers/cloud.ts"
import { newCustomer, newStaff, newTenant, password, type TestTenant, tokenFor } from "./helpers/world.ts"

const { cloud, visitor } = useCloud()
const someone = () => visitor("app.localhost")

let made = 0
const freshAddress = () => `colleague-${++made}@team.example`
const inputFor = (email: string, role = "finance") => ({ name: "Nora New", email, role, language: "en" })

async function invited(tenant: TestTenant, role = "finance", email = freshAddress()) {
  const member = await tenant.owner.ok("POST /api/staff/team", inputFor(email, role))
  return { id: member.id as string, email, token: await tokenFor(cloud(), email) }
}
const accept = (token: string, more = {}) =>
  someone().call("POST /api/auth/invitations/accept", { token, password, ...more })
type Member = { id: string; email: string; role: StaffRole; state: string; secondFactor: boolean }
const teamOf = async (asked: Visitor): Promise<Member[]> => (await asked.ok("GET /api/staff/team")).items
const answerOf = ({ status, body }: Awaited<ReturnType<Visitor["call"]>>) => [status, body.reason]
const eventsOf = async ({ owner }: TestTenant) => (await owner.ok("GET /api/staff/activity")).items
const bodyFor = (on: string) => (/^(GET|DELETE)/.test(on) ? undefined : {})

describe("joining the team", () => {
  test("an invited member is shown as such, and signs in nowhere before they accept", async () => {
    const tenant = await newTenant(cloud())
    const { id, email } = await invited(tenant)
    expect(await teamOf(tenant.owner)).toMatchObject([
      { role: "owner", state: "active", secondFactor: true },
      { id, email, role: "finance", state: "invited", secondFactor: false },
    ])
    const tried = await someone().call("POST /api/auth/sign-in", { email, password })
    expect(answerOf(tried)).toEqual([401, "wrong_credentials"])
    expect((await eventsOf(tenant))[0]).toMatchObject({
      type: "staff.invited",
      subjectId: id,
      facts: { name: "Nora New", email, role: "finance" },
    })
  })

  test("R33: of 10 who accept at once exactly one joins, with the role that was given", async () => {
    const tenant = await newTenant(cloud())
    const { token, email } = await invited(tenant)
    const raised = await accept(token, { role: "owner" })
    expect([raised.status, raised.body.fields]).toEqual([400, { role: "unknown" }])
    const statuses = (await Promise.all(Array.from({ length: 10 }, () => accept(token)))).map(
      ({ status }) => status,
    )
    expect(statuses.sort()).toEqual([200, ...Array(9).fill(409)])
    const person = someone()
    await person.ok("POST /api/auth/sign-in", { email, password })
    expect((await person.ok("GET /api/staff/me")).staff).toMatchObject({ email, role: "finance" })
    expect((await eventsOf(tenant)).map(({ type }: { type: string }) => type)).toContain("staff.joined")
  })

  test("R20: inviting who signs in for another company looks like any other; only they learn it", async () => {
    const [tenant, other] = [await newTenant(cloud()), await newTenant(cloud())]
    const { token } = await invited(tenant, "viewer", other.email)
    const unknown = await invited(tenant, "viewer")
    const team = await teamOf(tenant.owner)
    const of = (wanted: string) => {
      const { role, state, secondFactor } = team.find(({ email }) => email === wanted) ?? {}
      return { role, state, secondFactor }
    }
    expect(of(other.email)).toEqual(of(unknown.email))
    const look = await someone().ok("POST /api/auth/invitations/look", { token })
    expect(look).toMatchObject({ state: "valid", hasPassword: false })
    expect(answerOf(await accept(token))).toEqual([409, "address_taken"])
    await other.owner.ok("GET /api/staff/me")
  })

  test("one address is one member, also of two invitations at the same time", async () => {
    const tenant = await newTenant(cloud())
    const input = inputFor(freshAddress())
    const invite = () => tenant.owner.call("POST /api/staff/team", input)
    const both = await Promise.all([invite(), invite()])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answerOf(await invite())).toEqual([409, "address_taken"])
  })

  test("a newer invitation ends the older; a revoked one is gone; neither works on a portal's host", async () => {
    const tenant = await newTenant(cloud())
    const { id, token, email } = await invited(tenant)
    const atPortal = tenant.anyone().call("POST /api/auth/invitations/accept", { token, password })
    expect((await atPortal).status).toBe(404)
    await tenant.owner.ok(`POST /api/staff/team/${id}/invitation`, {})
    const newer = await tokenFor(cloud(), email)
    expect(answerOf(await accept(token))).toEqual([409, "link_used"])
    await tenant.owner.ok(`DELETE /api/staff/team/${id}/invitation`)
    expect((await accept(newer)).status).toBe(404)
    expect((await someone().call("POST /api/auth/invitations/renew", { token: newer })).status).toBe(404)
    expect(await teamOf(tenant.owner)).toHaveLength(1)
    expect((await eventsOf(tenant))[0].type).toBe("invitation.revoked")
  })

  test("an invitation that ran out sends its successor to the same address", async () => {
    const tenant = await newTenant(cloud())
    const { token, email } = await invited(tenant)
    await cloud().advance("P7D")
    expect(answerOf(await accept(token))).toEqual([409, "link_expired"])
    await someone().ok("POST /api/auth/invitations/renew", { token })
    const newer = await tokenFor(cloud(), email)
    expect(newer).not.toBe(token)
    const mails = cloud().mails().length
    await someone().ok("POST /api/auth/invitations/renew", { token })
    await cloud().idle()
    expect(cloud().mails()).toHaveLength(mails)
    expect((await accept(newer)).status).toBe(200)
    await someone().ok("POST /api/auth/invitations/renew", { token })
    const reset = await tokenFor(cloud(), email)
    expect((await someone().ok("POST /api/auth/reset/look", { token: reset })).state).toBe("valid")
  })
})

describe("who is on the team", () => {
  test("a role changes at once, and ends running previews where it loses the right to them", async () => {
    const tenant = await newTenant(cloud())
    const customer = await newCustomer(tenant)
    const finance = await newStaff(cloud(), tenant, "finance")
    const { url } = await finance.visitor.ok(`POST /api/staff/customers/${customer.id}/preview`, {})
    const looking = tenant.anyone()
    await looking.ok("POST /api/auth/preview", { token: url.split("#")[1] })
    expect((await looking.call("GET /api/portal/me")).status).toBe(200)
    await tenant.owner.ok(`PUT /api/staff/team/${finance.id}/role`, { role: "viewer" })
    expect((await looking.call("GET /api/portal/me")).status).toBe(401)
    const input = { name: "N", currency: "AED", address: {} }
    expect((await finance.visitor.call("POST /api/staff/customers", input)).status).toBe(403)
    expect((await eventsOf(tenant))[0]).toMatchObject({
      type: "staff.roleChanged",
      changes: [{ field: "role", before: "finance", after: "viewer" }],
    })
  })

  test("who is removed is out at once, and their address is free for a company of its own", async () => {
    const tenant = await newTenant(cloud())
    const { id, email, visitor: admin } = await newStaff(cloud(), tenant, "admin")
    await tenant.owner.ok(`DELETE /api/staff/team/${id}`)
    expect((await admin.call("GET /api/staff/me")).status).toBe(401)
    expect((await admin.call("POST /api/auth/sign-in", { email, password })).status).toBe(401)
    const other = await newTenant(cloud())
    const again = await newStaff(cloud(), other, "viewer", email)
    expect((await again.visitor.ok("GET /api/staff/me")).tenant.slug).toBe(other.slug)
  })

  test("nobody changes or removes the owner or themselves, and ownership is never given as a role", async () => {
    const tenant = await newTenant(cloud())
    const { id, visitor: admin } = await newStaff(cloud(), tenant, "admin")
    const owner = (await teamOf(admin)).find(({ role }) => role === "owner")?.id ?? ""
    const tries: [Visitor, string, string][] = [
      [admin, owner, "last_owner"],
      [tenant.owner, owner, "last_owner"],
      [admin, id, "own_role"],
    ]
    for (const [asked, whom, reason] of tries) {
      const role = await asked.call(`PUT /api/staff/team/${whom}/role`, { role: "viewer" })
      expect(answerOf(role)).toEqual([409, reason])
      expect(answerOf(await asked.call(`DELETE /api/staff/team/${whom}`))).toEqual([409, reason])
    }
    const given = await tenant.owner.call(`PUT /api/staff/team/${id}/role`, { role: "owner" })
    expect([given.status, given.body.fields]).toEqual([400, { role: "required" }])
    expect((await tenant.owner.call("POST /api/staff/team", inputFor("x@y.example", "owner"))).status).toBe(
      400,
    )
  })

  test("R31: every write asks for a fresh proof", async () => {
    const tenant = await newTenant(cloud())
    const { id } = await invited(tenant)
    await cloud().advance("PT11M")
    await tenant.owner.ok("POST /api/auth/refresh", {})
    for (const [on] of routes.filter(([, , write]) => write))
      expect(answerOf(await tenant.owner.call(on.replace("{id}", id), bodyFor(on))), on).toEqual([
        403,
        "step_up",
      ])
    expect(await teamOf(tenant.owner)).toHaveLength(2)
  })
})

const routes: [on: string, needs: StaffPermission, write: boolean][] = [
  ["GET /api/staff/team", "team.read", false],
  ["POST /api/staff/team", "team.write", true],
  ["PUT /api/staff/team/{id}/role", "team.write", true],
  ["DELETE /api/staff/team/{id}", "team.write", true],
  ["POST /api/staff/team/{id}/invitation", "team.write", true],
  ["DELETE /api/staff/team/{id}/invitation", "team.write", true],
  ["POST /api/staff/team/{id}/ownership", "ownership.transfer", true],
]

test("every role reaches exactly the team routes that the table of permissions gives it", async () => {
  const tenant = await newTenant(cloud())
  const staffOf = { owner: tenant.owner } as Record<StaffRole, Visitor>
  for (const role of staffRoles.filter((each) => each !== "owner"))
    staffOf[role] = (await newStaff(cloud(), tenant, role)).visitor
  for (const role of staffRoles)
    for (const [on, needs] of routes) {
      const answer = await staffOf[role].call(on.replace("{id}", "stf_invented"), bodyFor(on))
      const isRefused = answer.status === 403 && answer.body.reason === "role"
      expect([role, on, !isRefused]).toEqual([role, on, staffMay(role, needs)])
    }
})

describe("one owner, always", () => {
  test("ownership goes to an active admin with a second factor, and takes the giver's place", async () => {
    const tenant = await newTenant(cloud())
    const [finance, waiting] = [await newStaff(cloud(), tenant, "finance"), await invited(tenant, "admin")]
    const transfer = (id: string) => tenant.owner.call(`POST /api/staff/team/${id}/ownership`, {})
    expect(answerOf(await transfer(finance.id))).toEqual([409, "not_an_admin"])
    expect(answerOf(await transfer(waiting.id))).toEqual([409, "not_an_admin"])
    expect((await accept(waiting.token)).status).toBe(200)
    expect(answerOf(await transfer(waiting.id))).toEqual([409, "no_second_factor"])
    const admin = await newStaff(cloud(), tenant, "admin")
    expect((await transfer(admin.id)).status).toBe(200)
    expect((await admin.visitor.ok("GET /api/staff/me")).staff.role).toBe("owner")
    expect((await tenant.owner.ok("GET /api/staff/me")).staff.role).toBe("admin")
    expect((await transfer(finance.id)).status).toBe(403)
  })

  test("whatever owners and admins do at the same time, exactly one owner is left", async () => {
    const tenant = await newTenant(cloud())
    const admins = [await newStaff(cloud(), tenant, "admin"), await newStaff(cloud(), tenant, "admin")]
    const everybody = [tenant.owner, ...admins.map((admin) => admin.visitor)]
    const ids = (await teamOf(tenant.owner)).map(({ id }) => id)
    const act = fc.record({
      by: fc.nat(2),
      to: fc.nat(2),
      what: fc.constantFrom("ownership", "ownership", "admin", "viewer"),
    })
    const run = ({ by, to, what }: { by: number; to: number; what: string }) =>
      what === "ownership"
        ? everybody[by]?.call(`POST /api/staff/team/${ids[to]}/ownership`, {})
        : everybody[by]?.call(`PUT /api/staff/team/${ids[to]}/role`, { role: what })
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 2, maxLength: 4 }), async (acts) => {
        await Promise.all(acts.map(run))
        const team = await teamOf(tenant.owner)
        expect(team.filter(({ role }) => role === "owner")).toHaveLength(1)
      }),
      { numRuns: 25 },
    )
  })
})
