import { afterEach, beforeAll, describe, expect, test } from "vitest"
import { visitor } from "../infra/local/visitor.ts"
import type { LimitName, PlanView } from "../shared/plans.ts"
import { useCloud } from "./helpers/cloud.ts"
import { setPlan } from "./helpers/domains/plan.ts"
import { allRows } from "./helpers/rows.ts"
import { tell } from "./helpers/shop.ts"
import { newStaff, newTenant, password, type TestTenant } from "./helpers/world.ts"

/** What a company may have, and how it comes to it: through the settings, Stripe and Portico's operator. */
const { cloud } = useCloud()
let acme: TestTenant
beforeAll(async () => {
  acme = await newTenant(cloud())
}, 60_000)
afterEach(async () => {
  cloud().stripe.settings({ webhooks: "on" })
  await cloud().idle()
})

const operate = (asked: object) =>
  visitor(cloud().port, "app.localhost").ok("POST /_local/operator", {
    operator: "Sam",
    reason: "Ticket 4711",
    ...asked,
  })
const planOf = ({ owner }: TestTenant): Promise<PlanView> => owner.ok("GET /api/payments/plan")
const limitOf = async (tenant: TestTenant, name: LimitName) =>
  (await planOf(tenant)).limits.find(({ limit }) => limit === name)

describe("limits", () => {
  test("refuse what the plan has no room for, and say so; a smaller plan takes nothing away", async () => {
    const make = () => acme.owner.call("POST /api/staff/api-keys", { name: "Books", scope: "read" })
    for (let made = 0; made < 3; made++) expect((await make()).status).toBe(200)
    expect(await make()).toMatchObject({ status: 409, body: { reason: "plan_apiKeys" } })
    await setPlan(cloud(), acme.slug, "premium")
    expect((await make()).status).toBe(200)
    await setPlan(cloud(), acme.slug, "free")
    expect(await limitOf(acme, "apiKeys")).toEqual({ limit: "apiKeys", used: 4, allowed: 3, premium: 50 })
    expect((await acme.owner.ok("GET /api/staff/api-keys")).items).toHaveLength(4)

    const invite = (at: number) =>
      acme.owner.call("POST /api/staff/team", {
        name: "N",
        email: `n${at}@acme.example`,
        role: "viewer",
        language: "en",
      })
    for (let at = 1; at < 5; at++) expect((await invite(at)).status).toBe(200)
    expect(await invite(5)).toMatchObject({ status: 409, body: { reason: "plan_staff" } })
    const sender = { address: "billing@acme-plans.example" }
    expect(await acme.owner.call("POST /api/staff/sender-domain", sender)).toMatchObject({
      status: 409,
      body: { reason: "plan_senderDomains" },
    })
  })

  test("are for owners and admins to see", async () => {
    const other = await newTenant(cloud())
    for (const [role, status] of [
      ["admin", 200],
      ["finance", 403],
    ] as const)
      expect(
        (await (await newStaff(cloud(), other, role)).visitor.call("GET /api/payments/plan")).status,
      ).toBe(status)
  })
})

describe("the operator", () => {
  test("gives a plan up to a day, and says so in the company's audit log", async () => {
    const given = { do: "plan", slug: acme.slug, plan: "premium" }
    expect(await operate({ ...given, until: "2020-01-01" })).toEqual({
      refused: "2020-01-01 is over. Name a later day.",
    })
    expect(await operate({ ...given, until: "2099-12-31" })).toEqual({ plan: "premium" })
    expect(await planOf(acme)).toMatchObject({ plan: "premium", grantedUntil: "2099-12-31" })
    expect(await operate({ ...given, plan: "free" })).toEqual({ plan: "free" })
    const { items } = await acme.owner.ok("GET /api/staff/audit")
    expect(items[0]).toMatchObject({
      type: "tenant.planChosen",
      facts: { reason: "Ticket 4711" },
      actor: { kind: "operator", name: "Sam" },
      changes: [{ field: "plan", before: "premium", after: "free" }],
    })
  })

  test("sees every company once, page by page, and nothing of its customers", async () => {
    const seen: { slug: string; usage: object }[] = []
    let after: string | null = null
    do {
      const page = await operate({ do: "plans", ...(after && { after }) })
      seen.push(...page.tenants)
      after = page.after
    } while (after)
    expect(new Set(seen.map(({ slug }) => slug)).size).toBe(seen.length)
    const line = seen.find(({ slug }) => slug === acme.slug)
    expect(line).toMatchObject({ plan: "free", usage: { apiKeys: "4 of 3", staff: "5 of 5" } })
    expect(Object.keys(line ?? {}).sort()).toEqual(["name", "plan", "since", "slug", "usage"])
  })
})

const card = {
  works: "4242 4242 4242 4242",
  failsLater: "4000 0000 0000 0341",
  declined: "4000 0000 0000 0002",
}
const checkout = (tenant: TestTenant, interval = "month") =>
  tenant.owner.call("POST /api/payments/plan/checkout", { interval })

/** Types a card on Stripe's page, as the company's owner would. */
async function payOn(url: string, cardNumber: string) {
  const typed = {
    email: "owner@acme.example",
    billingName: "Owner",
    cardNumber,
    cardExpiry: "12 / 38",
    cardCvc: "123",
  }
  const answer = await fetch(url, { method: "POST", body: new URLSearchParams(typed), redirect: "manual" })
  await cloud().idle()
  return answer.status
}
/** What Stripe's customer portal does when one of its buttons is pressed. */
async function press(tenant: TestTenant, typed: Record<string, string>) {
  const { url } = await tenant.owner.ok("POST /api/payments/plan/portal", {})
  expect((await fetch(url)).status).toBe(200)
  await fetch(url, { method: "POST", body: new URLSearchParams(typed), redirect: "manual" })
  await cloud().idle()
}
/** Days later, when the owner has to sign in again. */
async function later({ owner, email, factor }: TestTenant, days: number) {
  await cloud().advance(`P${days}D`)
  await owner.ok("POST /api/auth/sign-in", { email, password })
  const enter = () => owner.call("POST /api/auth/second-factor", { code: factor.code() })
  if ((await enter()).status !== 200) expect((await enter()).status).toBe(200)
}
const storyOf = async ({ owner }: TestTenant): Promise<string[]> =>
  (await owner.ok("GET /api/staff/audit")).items
    .map(({ type }: { type: string }) => type)
    .filter((type: string) => type.startsWith("plan."))
    .reverse()
const subjectsTo = ({ email }: TestTenant) =>
  cloud()
    .mails()
    .filter(({ to }) => to.includes(email))
    .map(({ subject }) => subject)
/** Stripe's messages that name this company's customer, oldest first. */
const messagesOf = async ({ owner }: TestTenant, type: string) => {
  const { items } = await owner.ok("GET /api/staff/audit")
  const made = items.find((each: { type: string }) => each.type === "plan.customerMade")
  return cloud()
    .stripe.events()
    .map(({ event }) => event)
    .filter((event) => event.type === type)
    .filter(({ data }) => {
      const { id, customer } = data.object as { id?: string; customer?: string }
      return [id, customer].includes(made?.facts.customer)
    })
}
async function subscribed(cardNumber = card.works) {
  const tenant = await newTenant(cloud())
  const { body } = await checkout(tenant)
  expect(await payOn(body.url, cardNumber)).toBe(303)
  return tenant
}

describe("a subscription", () => {
  let payer: TestTenant

  test("begins once, however often and for whichever interval it is asked", async () => {
    payer = await newTenant(cloud())
    expect(await payer.owner.call("POST /api/payments/plan/portal", {})).toMatchObject({
      status: 409,
      body: { reason: "no_subscription" },
    })
    const both = await Promise.all([checkout(payer, "year"), checkout(payer, "year")])
    expect(new Set(both.map(({ body }) => body.url)).size).toBe(1)
    const other = await checkout(payer, "month")
    expect(await payOn(both[0].body.url, card.works)).not.toBe(303)
    expect(await payOn(other.body.url, card.declined)).toBe(402)
    expect(await payOn(other.body.url, card.works)).toBe(303)
    const view = await planOf(payer)
    expect(view).toMatchObject({ plan: "premium", isCustomer: true, trialDays: null })
    expect(view.subscription).toMatchObject({ status: "trialing", interval: "month" })
    expect(await checkout(payer)).toMatchObject({ status: 409, body: { reason: "already_subscribed" } })
    for (const type of ["customer.created", "customer.subscription.created"])
      expect(await messagesOf(payer, type)).toHaveLength(1)
  })

  test("tells of the end of its trial, is paid, changes its interval, and ends when it is cancelled", async () => {
    await later(payer, 12)
    expect(subjectsTo(payer).filter((subject) => /trial ends on/.test(subject))).toHaveLength(1)
    await later(payer, 3)
    expect((await planOf(payer)).subscription).toMatchObject({ status: "active" })
    await press(payer, { do: "switch" })
    const { items } = await payer.owner.ok("GET /api/payments/plan/invoices")
    expect(items.map(({ total }: { total: { minor: number } }) => total.minor)[1]).toBe(14_900)
    // A year, less what was left of the month.
    expect(items[0].total.minor).toBeGreaterThan(149_000 - 14_900)
    expect(items[0].total.minor).toBeLessThan(149_000)
    await press(payer, { do: "cancel" })
    const { subscription } = await planOf(payer)
    expect(subscription).toMatchObject({ interval: "year", endsAt: subscription?.renewsAt })
    await later(payer, 366)
    expect(await planOf(payer)).toMatchObject({ plan: "free", subscription: null })
    expect(subjectsTo(payer)[0]).toContain("Free plan")
    const story = await storyOf(payer)
    // Of what one request did, either may come first.
    expect(story.splice(0, 3).sort()).toEqual([
      "plan.checkoutBegun",
      "plan.checkoutBegun",
      "plan.customerMade",
    ])
    expect(story).toEqual(["plan.started", "plan.trialEnding", "plan.willEnd", "plan.ended"])
    const again = await checkout(payer)
    expect(again.status).toBe(200)
    expect((await planOf(payer)).trialDays).toBe(null)
  })

  test("whose card fails keeps Premium for a while; a card that works mends it, none ends it", async () => {
    const [mended, lost] = [await subscribed(card.failsLater), await subscribed(card.failsLater)]
    await cloud().advance("P14DT1H")
    await later(mended, 0)
    const view = await planOf(mended)
    expect(view).toMatchObject({ plan: "premium", subscription: { status: "past_due" } })
    expect(Date.parse(view.graceEndsAt ?? "")).toBeGreaterThan(cloud().now())
    expect(subjectsTo(mended)[0]).toContain("payment for Premium failed")
    await press(mended, { do: "card", cardNumber: card.works })
    expect(await planOf(mended)).toMatchObject({ plan: "premium", graceEndsAt: null })
    expect((await storyOf(mended)).at(-1)).toBe("plan.recovered")
    await later(lost, 8)
    expect(await planOf(lost)).toMatchObject({ plan: "free", subscription: null })
    expect((await storyOf(lost)).slice(-2)).toEqual(["plan.paymentFailed", "plan.ended"])
  })
})

test.each(["message", "page"])("Premium has domains looked at at once: learned by a %s", async (by) => {
  const host = `portal.${by}.test`
  const tenant = await newTenant(cloud())
  await setPlan(cloud(), tenant.slug, "premium")
  await tenant.owner.ok("POST /api/staff/domains", { host })
  await setPlan(cloud(), tenant.slug, "free")
  const looks = async () => {
    await cloud().idle()
    return (await allRows(cloud())).find((row) => row.host === host && row.checks !== undefined)?.checks
  }
  cloud().stripe.settings({ webhooks: by === "page" ? "off" : "on" })
  const before = await looks()
  const { body } = await checkout(tenant)
  await payOn(body.url, card.works)
  if (by === "page") await planOf(tenant)
  expect(await looks()).toBe(Number(before) + 1)
})

describe("messages of Stripe", () => {
  test("that never come are made up for by the night, which writes nothing twice", async () => {
    cloud().stripe.settings({ webhooks: "off" })
    const tenant = await newTenant(cloud())
    const { body } = await checkout(tenant)
    await payOn(body.url, card.works)
    expect((await tenant.owner.ok("GET /api/staff/me")).tenant.plan).toBe("free")
    for (let night = 0; night < 2; night++) {
      await cloud().invoke("schedule", { job: "daily" })
      expect((await tenant.owner.ok("GET /api/staff/me")).tenant.plan).toBe("premium")
    }
    expect((await storyOf(tenant)).filter((type) => type === "plan.started")).toHaveLength(1)
  })

  test("that come again, or in another order, change nothing: Stripe itself is asked", async () => {
    cloud().stripe.settings({ webhooks: "reordered" })
    const tenant = await subscribed()
    const before = await planOf(tenant)
    expect(before.plan).toBe("premium")
    await press(tenant, { do: "cancel" })
    const old = await messagesOf(tenant, "customer.subscription.created")
    const answers = await Promise.all(
      [...old, ...old].map((event) => tell(cloud(), event, { endpoint: "platform" })),
    )
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    const { subscription } = await planOf(tenant)
    expect(subscription?.endsAt).toBe(before.subscription?.renewsAt)
    const story = await storyOf(tenant)
    expect(new Set(story).size).toBe(story.length)
  })

  test("of the other mode, and of customers of nobody, are set aside (R35)", async () => {
    cloud().stripe.settings({ webhooks: "off" })
    const tenant = await subscribed()
    const [made] = await messagesOf(tenant, "customer.subscription.created")
    if (!made) throw new Error("Stripe made no subscription")
    const planNow = async () => (await tenant.owner.ok("GET /api/staff/me")).tenant.plan
    for (const forged of [
      { ...made, livemode: true },
      { ...made, account: "acct_somebody" },
      { ...made, data: { object: { ...made.data.object, customer: "cus_nobody" } } },
    ]) {
      expect((await tell(cloud(), forged as never, { endpoint: "platform" })).status).toBe(200)
      expect(await planNow()).toBe("free")
    }
    expect((await tell(cloud(), made, { endpoint: "platform" })).status).toBe(200)
    expect(await planNow()).toBe("premium")
  })
})

test("a gift holds over what Stripe says, up to its day", async () => {
  const tenant = await subscribed()
  const until = new Date(cloud().now() + 2 * 86_400_000).toISOString().slice(0, 10)
  await press(tenant, { do: "cancel" })
  await operate({ do: "plan", slug: tenant.slug, plan: "premium", until })
  await operate({ do: "plan", slug: acme.slug, plan: "premium", until })
  await cloud().advance("P4D")
  await cloud().invoke("schedule", { job: "daily" })
  await later(acme, 0)
  expect(await planOf(acme)).toMatchObject({ plan: "free", grantedUntil: null })
})
