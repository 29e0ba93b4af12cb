import { beforeAll, expect, test } from "vitest"
import type { Route } from "../functions/http/route.ts"
import type { Link } from "../functions/links/store.ts"
import { visitor } from "../infra/local/visitor.ts"
import { type LinkPurpose, linkPurposes } from "../shared/links.ts"
import { useCloud } from "./helpers/cloud.ts"
import { record } from "./helpers/figures.ts"
import { becomeFunction } from "./helpers/inside.ts"
import { newContact, newCustomer, newTenant, password, type TestTenant } from "./helpers/world.ts"

/** R26: what proves one thing proves nothing else. Every kind of token, everywhere but where it belongs. */

const { cloud } = useCloud()
const startedAt = performance.now()

/** `npm run test:deep` tries all of them, `npm test` some of each. */
const share = process.env.DEEP ? 1 : 4

const slots = ["__Host-session", "__Host-refresh", "__Host-pending", "__Host-device"] as const
type Slot = (typeof slots)[number]
/** `slot` is the cookie where it belongs; a link's token belongs into the body of its own routes. */
type Purpose = LinkPurpose | "document" | "unsubscribe" | "domain"
type Token = { kind: string; value: string; host: string; slot?: Slot; purpose?: Purpose }
type Call = { route: Route; host: string; token: Token }

const takes: Record<string, Purpose[]> = {
  "POST /api/auth/verify-email": ["verifyEmail"],
  "POST /api/auth/invitations/look": ["invitation", "staffInvitation"],
  "POST /api/auth/invitations/opened": ["invitation", "staffInvitation"],
  "POST /api/auth/invitations/accept": ["invitation", "staffInvitation"],
  "POST /api/auth/invitations/renew": ["invitation", "staffInvitation"],
  "POST /api/auth/reset/look": ["staffPassword", "contactPassword"],
  "POST /api/auth/reset": ["staffPassword", "contactPassword"],
  "POST /api/auth/email-change/look": ["staffEmail", "contactEmail"],
  "POST /api/auth/email-change": ["staffEmail", "contactEmail"],
  "POST /api/auth/preview": ["preview"],
  "POST /api/auth/support": ["support"],
  "POST /api/auth/unsubscribe": ["unsubscribe"],
  "POST /api/auth/domain-setup": ["domain"],
  "POST /api/portal/linked": ["document"],
  "POST /api/portal/linked/renew": ["document"],
  "POST /api/documents/linked.pdf": ["document"],
  "POST /api/payments/linked": ["document"],
}
const onPortals: LinkPurpose[] = ["invitation", "contactPassword", "contactEmail", "preview"]
const staffHost = "app.localhost"

let routes: Route[]
let tenant: TestTenant
let tokens: Token[]
let linksNow: () => Promise<Link[]>

beforeAll(async () => {
  becomeFunction(cloud(), "auth")
  routes = (await import("../functions/routes.ts")).routeTable as unknown as Route[]
  tenant = await newTenant(cloud())
  const customer = await newCustomer(tenant)
  const contact = await newContact(cloud(), tenant, customer.id)
  const guest = visitor(cloud().port, staffHost)
  await guest.ok("POST /api/auth/sign-in", { email: tenant.email, password })
  const { tenant: settings, staff } = await tenant.owner.ok("GET /api/staff/me")
  const cookiesOf = (kind: string, { host, cookies }: typeof guest): Token[] =>
    slots
      .filter((slot) => cookies.get(slot))
      .map((slot) => ({ kind: `${kind} ${slot}`, slot, host, value: cookies.get(slot) ?? "" }))
  const ofStaff = { personId: staff.id, email: tenant.email }
  const ofContact = { personId: contact.id, customerId: customer.id as string, email: contact.email }
  tokens = [
    ...cookiesOf("staff's", tenant.owner),
    ...cookiesOf("contact's", contact.visitor),
    ...cookiesOf("half signed-in staff's", guest),
    ...(await makeLinks(settings.id, (portal) => (portal ? ofContact : ofStaff))),
    ...(await makeMailed(settings, ofContact)),
    ...(await makeApiKey()),
  ]
}, 60_000)

type About = { personId: string; customerId?: string; email: string }

/** A real row and its real token for every purpose there is. */
async function makeLinks(tenantId: string, about: (portal: boolean) => About): Promise<Token[]> {
  const { linkToken, newLink } = await import("../functions/links/links.ts")
  const { links } = await import("../functions/links/store.ts")
  const { systemCtx } = await import("../functions/context.ts")
  const { commit } = await import("../functions/store/entity.ts")
  const ctx = systemCtx(tenantId, "test", new Date(cloud().now()).toISOString())
  const made = linkPurposes.map((purpose) => {
    const portal = onPortals.includes(purpose)
    return { purpose, portal, ...newLink(ctx, { purpose, ...about(portal) }) }
  })
  await commit(ctx, ...made.map(({ write }) => write))
  linksNow = () => Promise.all(made.map(({ link }) => links.get(ctx, link.id)))
  return Promise.all(
    made.map(async ({ purpose, portal, link }) => ({
      kind: `link to ${purpose}`,
      purpose,
      host: portal ? tenant.host : staffHost,
      value: await linkToken(tenantId, purpose, link.id),
    })),
  )
}

/** What mails carry beside links that are used up: one document, no more mails of a kind, a look at a domain. */
async function makeMailed({ id: tenantId, slug }: { id: string; slug: string }, of: Required<About>) {
  const { documentToken } = await import("../functions/document-links/token.ts")
  const { unsubscribeUrls } = await import("../functions/notifications/unsubscribe.ts")
  const { setupToken } = await import("../functions/domains/setup.ts")
  const { contacts } = await import("../functions/customers/store.ts")
  const { systemCtx } = await import("../functions/context.ts")
  const { customerId, personId } = of
  const ctx = systemCtx(tenantId, "test", new Date(cloud().now()).toISOString())
  const person = { kind: "contact" as const, row: await contacts.get(ctx, personId, customerId) }
  const urls = await unsubscribeUrls(ctx, { slug }, person, "statement")
  const value = await documentToken(tenantId, { customerId, id: "dlk_of_no_row_at_all" })
  const made: Token[] = [
    { kind: "link to a document", purpose: "document", host: tenant.host, value },
    {
      kind: "link to hear no more",
      purpose: "unsubscribe",
      host: tenant.host,
      value: urls?.page.split("#")[1] ?? "",
    },
    {
      kind: "link to a domain's set-up",
      purpose: "domain",
      host: staffHost,
      value: await setupToken(tenantId, "dom_of_no_row_at_all"),
    },
  ]
  return made
}

/** Where the product has keys by now. */
async function makeApiKey(): Promise<Token[]> {
  const make = routes.find(({ on }) => on === "POST /api/staff/api-keys")
  if (!make) return []
  const made = await tenant.owner.ok(make.on, { name: "Test", scope: "write", expiresInDays: 30 })
  return [{ kind: "API key", host: staffHost, value: made.key }]
}

const takesToken = ({ input }: Route) => "token" in ((input as { shape?: object }).shape ?? {})
const signedIn = (cookies: string | string[] | undefined) =>
  [cookies ?? []].flat().some((cookie) => /^__Host-(session|refresh)=[^;]/.test(cookie))

let tried = 0
const named = ({ route, token, host }: Call) => [route.on, token.kind, host]

/** Several at a time: each waits for functions most of the time. */
async function eachOf(calls: Call[], run: (call: Call) => Promise<void>) {
  const left = calls.filter((_, at) => at % share === 0)
  tried += left.length
  const work = async () => {
    for (let call = left.shift(); call; call = left.shift()) await run(call)
  }
  await Promise.all(Array.from({ length: 8 }, work))
}

/** With the token in every place but its own. Waits out a limit, which would hide what we want to see. */
async function send({ route, host, token }: Call, inBody: boolean) {
  const wrong = slots.filter((slot) => slot !== token.slot)
  const cookie = wrong.map((slot) => `${slot}=${token.value}`).join("; ")
  const authorization = `Bearer ${token.value}`
  const isKey = token.kind === "API key"
  const path = route.on.replace(/\{customerId\}|\{\w+\}/g, "0".repeat(26))
  const body = inBody
    ? { token: token.value, ...passwordFor(route) }
    : route.on.startsWith("GET")
      ? undefined
      : {}
  const ask = () =>
    visitor(cloud().port, host).call(path, body, { cookie, ...(isKey ? {} : { authorization }) })
  const answer = await ask()
  if (answer.status !== 429) return answer
  await cloud().advance("PT1M")
  return ask()
}

const passwordFor = ({ input }: Route) =>
  "password" in ((input as { shape?: object }).shape ?? {}) ? { password: "another horse battery" } : {}

test("R26 every route that takes a link's token says here which", () => {
  const takers = routes.filter(takesToken).map(({ on }) => on)
  expect(takers.filter((on) => !takes[on])).toEqual([])
  expect(takers.length).toBeGreaterThan(5)
})

test("R26 a link's token is taken where it belongs: what follows fails for the right reason", async () => {
  const looks = routes.filter(({ on }) => on.endsWith("/look"))
  const invites = routes.some(({ on }) => on === "POST /api/staff/team")
  const shown = tokens.filter(({ purpose }) => purpose && (invites || purpose !== "staffInvitation"))
  for (const route of looks)
    for (const token of shown.filter(({ purpose }) => purpose && takes[route.on]?.includes(purpose))) {
      const { status } = await visitor(cloud().port, token.host).call(route.on, { token: token.value })
      expect([route.on, token.kind, status]).toEqual([route.on, token.kind, 200])
    }
})

test("R26 a token is worth nothing in another purpose's link page, on any host", async () => {
  const before = await linksNow()
  const belongs = ({ route, host, token }: Call) =>
    token.purpose && takes[route.on]?.includes(token.purpose) && host === token.host
  const calls = routes
    .filter(takesToken)
    .flatMap((route) =>
      tokens.flatMap((token) => [staffHost, tenant.host].map((host) => ({ route, host, token }))),
    )
    .filter((call) => !belongs(call))
  await eachOf(calls, async (call) => {
    const { status, headers } = await send(call, true)
    const refused = status >= 400 && status < 500
    expect([...named(call), refused, signedIn(headers["set-cookie"])]).toEqual([...named(call), true, false])
  })
  expect(await linksNow()).toEqual(before)
}, 120_000)

test("R26 no token signs in by any other cookie, nor as a bearer, on any route", async () => {
  const calls = routes
    .filter((route) => !takesToken(route))
    .flatMap((route) => tokens.map((token) => ({ route, host: token.host, token })))
  await eachOf(calls, async (call) => {
    const { status, headers } = await send(call, false)
    expect([...named(call), signedIn(headers["set-cookie"])]).toEqual([...named(call), false])
    if (call.route.who !== "anyone") expect([...named(call), status]).toEqual([...named(call), 401])
  })
  record("F7", { "purpose cross product": tried, "taken for another purpose": 0 }, { startedAt })
}, 180_000)
