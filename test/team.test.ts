import { describe, expect, test } from "vitest"
import type { Visitor } from "../infra/local/visitor.ts"
import { useCloud } from "./helpers/cloud.ts"
import { newStaff, newTenant, password, type TestTenant, tokenFor } from "./helpers/world.ts"

const { cloud, visitor } = useCloud()
const someone = () => visitor("app.localhost")

let made = 0
const freshAddress = () => `colleague-${++made}@team.example`

async function invited(tenant: TestTenant, role = "finance", email = freshAddress()) {
  const member = await tenant.owner.ok("POST /api/staff/team", {
    name: "Nora New",
    email,
    role,
    language: "en",
  })
  return { id: member.id as string, email, token: await tokenFor(cloud(), email) }
}
const teamOf = async (asked: Visitor): Promise<Record<string, unknown>[]> =>
  (await asked.ok("GET /api/staff/team")).items
const answerOf = ({ status, body }: Awaited<ReturnType<Visitor["call"]>>) => [status, body.reason]
const lastEvent = async ({ owner }: TestTenant) => (await owner.ok("GET /api/staff/activity")).items[0]

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
    expect(await lastEvent(tenant)).toMatchObject({
      type: "staff.invited",
      subjectId: id,
      facts: { name: "Nora New", email, role: "finance" },
    })
  })

  test("accepting signs in with the role that was given, once and with a proven address", async () => {
    const tenant = await newTenant(cloud())
    const { visitor: finance, email } = await newStaff(cloud(), tenant, "finance")
    expect((await finance.ok("GET /api/staff/me")).staff).toMatchObject({ email, role: "finance" })
    expect((await someone().call("POST /api/auth/sign-in", { email, password })).status).toBe(200)
  })
})
