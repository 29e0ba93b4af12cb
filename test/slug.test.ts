import { beforeAll, describe, expect, test } from "vitest"
import { visitor } from "../infra/local/visitor.ts"
import { useCloud } from "./helpers/cloud.ts"
import { allRows } from "./helpers/rows.ts"
import { newContact, newCustomer, newStaff, newTenant, password, type TestTenant } from "./helpers/world.ts"

/** A portal gets another address of ours; whoever has an old link arrives all the same, and at nobody else's. */
const { cloud } = useCloud()
let acme: TestTenant
let other: TestTenant
beforeAll(async () => {
  ;[acme, other] = [await newTenant(cloud()), await newTenant(cloud())]
}, 60_000)

const change = (tenant: TestTenant, slug: string) => tenant.owner.call("PUT /api/staff/portal/slug", { slug })
const at = (slug: string) => visitor(cloud().port, `${slug}.localhost`)
const movedTo = async (slug: string) => (await at(slug).ok("GET /api/auth/face")).movedTo
const addressOf = (slug: string) => `http://${slug}.localhost:${cloud().port}`

test("every earlier address leads to the present one at once, and back again costs no new name", async () => {
  const [a, b, c] = [acme.slug, `${acme.slug}-b`, `${acme.slug}-c`]
  const contact = await newContact(cloud(), acme, (await newCustomer(acme)).id)
  for (const slug of [b, c]) expect((await change(acme, slug)).status).toBe(200)
  expect([await movedTo(a), await movedTo(b), await movedTo(c)]).toEqual([addressOf(c), addressOf(c), null])

  const signIn = { email: contact.email, password }
  const refused = await at(a).call("POST /api/auth/sign-in", signIn)
  expect([refused.status, refused.body.reason]).toEqual([409, "portal_moved"])
  expect((await contact.visitor.call("GET /api/portal/me")).status).toBe(401)
  expect((await at(c).call("POST /api/auth/sign-in", signIn)).status).toBe(200)

  expect((await change(acme, a)).status).toBe(200)
  expect([await movedTo(a), await movedTo(c)]).toEqual([null, addressOf(a)])
  const rows = await allRows(cloud())
  const hosts = rows.filter(({ pk }) => [a, b, c].some((slug) => pk === `D#host#${slug}.localhost`))
  expect(hosts).toHaveLength(3)
  // Or what happens by the clock would happen twice.
  expect(hosts.filter((row) => row.gsi1pk)).toHaveLength(1)
})

test("what a mail of before holds goes on working there: its logo, and hearing no more", async () => {
  const { anyone } = other
  await change(other, `${other.slug}-new`)
  expect((await anyone().call("POST /api/auth/unsubscribe?token=x.y")).status).toBe(404)
  const logo = await anyone().call(`GET /api/auth/logo?v=${"0".repeat(32)}`)
  expect([logo.status, logo.body.reason]).toEqual([404, undefined])
})

test("a name that was given up is never another company's, and of two who want one, one has it", async () => {
  const third = await newTenant(cloud())
  const taken = await change(third, acme.slug)
  expect([taken.status, taken.body.fields]).toEqual([400, { slug: "taken" }])
  const fourth = await newTenant(cloud())
  const wanted = `wanted-${third.slug}`
  const answers = await Promise.all([change(third, wanted), change(fourth, wanted)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
})

describe("it is refused", () => {
  test.each([
    ["app", { slug: "reserved" }],
    ["A!", { slug: "not_a_slug" }],
  ])("%j", async (slug, fields) => {
    const { status, body } = await change(acme, slug)
    expect([status, body.fields]).toEqual([400, fields])
  })

  test("after three new ones within a year, until the year is over", async () => {
    const eager = await newTenant(cloud())
    for (const time of [1, 2, 3]) expect((await change(eager, `${eager.slug}-${time}`)).status).toBe(200)
    const { status, body } = await change(eager, `${eager.slug}-4`)
    expect([status, body.reason]).toEqual([409, "slug_changed_often"])
  })

  test("to whoever may not change the portal", async () => {
    const { visitor: viewer } = await newStaff(cloud(), acme, "finance")
    expect((await viewer.call("PUT /api/staff/portal/slug", { slug: "mine-now" })).status).toBe(403)
  })
})

test("owners and admins are told by mail, with the new address", async () => {
  const told = await newTenant(cloud())
  await change(told, `${told.slug}-told`)
  await cloud().idle()
  const [mail] = cloud()
    .mails()
    .filter(({ to }) => to.includes(told.email))
  expect(mail?.subject).toBe(`Your portal has a new address: ${told.slug}-told.localhost`)
})
