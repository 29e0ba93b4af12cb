import { connect } from "node:net"
import { beforeAll, describe, expect, test } from "vitest"
import type { Visitor } from "../infra/local/visitor.ts"
import { useCloud } from "./helpers/cloud.ts"
import { fill, inventedIds } from "./helpers/isolation/owners.ts"
import { type RouteEntry, routesOf } from "./helpers/routes.ts"
import { forgetLimits } from "./helpers/rows.ts"
import { newContact, newCustomer, newTenant, type TestTenant } from "./helpers/world.ts"

/** What stands before every route: whose host this is, which page asks, and what happens when something is down. */

const { cloud } = useCloud()

let here: TestTenant
let there: TestTenant
let contact: Visitor
let routes: RouteEntry[]
beforeAll(async () => {
  here = await newTenant(cloud())
  there = await newTenant(cloud())
  contact = (await newContact(cloud(), here, (await newCustomer(here)).id)).visitor
  routes = await routesOf(here.owner)
})

/** A request as bytes, for what no well-behaved client would send. Answers status line, headers and body as one text. */
const raw = (lines: string[]) =>
  new Promise<string>((resolve, reject) => {
    const socket = connect(cloud().port, "127.0.0.1")
    const chunks: Buffer[] = []
    socket.on("data", (chunk) => chunks.push(chunk))
    socket.on("error", reject)
    socket.on("close", () => resolve(Buffer.concat(chunks).toString()))
    socket.write([...lines, "connection: close", "", ""].join("\r\n"))
  })

describe("R12: nothing a viewer sends changes whose portal this is", () => {
  const names = [
    "x-forwarded-host",
    "x-forwarded-server",
    "x-forwarded-proto",
    "x-forwarded-for",
    "x-forwarded-prefix",
    "x-original-host",
    "x-original-url",
    "x-rewrite-url",
    "x-host",
    "x-http-host-override",
    "x-portico-host",
    "X-Portico-Host",
    "X-PORTICO-HOST",
    "x-portico-tenant",
    "x-portal-host",
    "x-tenant",
    "x-tenant-id",
    "x-customer-id",
    "x-origin-secret",
    "forwarded",
    "via",
    "base-url",
    "proxy-host",
    "destination",
    "referer",
    "true-client-ip",
    "cloudfront-viewer-address",
    "x-amz-cf-id",
    "x-real-ip",
    "client-ip",
  ]

  test.each(names)("not %s", async (name) => {
    const own = await here.anyone().call("GET /api/auth/face")
    const values = [there.host, `host=${there.host}`, `http://${there.host}/`]
    for (const value of values) {
      const answer = await here.anyone().call("GET /api/auth/face", undefined, { [name]: value })
      expect(answer.bytes.toString()).toBe(own.bytes.toString())
    }
  })

  const face = (host: string) => ["GET /api/auth/face HTTP/1.1", `host: ${host}`]

  test("the same host written otherwise is the same portal", async () => {
    const slug = here.host.split(".")[0] ?? ""
    for (const host of [
      here.host.toUpperCase(),
      `${here.host}.`,
      `${here.host}:${cloud().port}`,
      `${here.host}.:443`,
    ])
      expect(await raw(face(host)), host).toContain(slug)
  })

  test("neither an absolute address, nor a name before an @, nor a second Host asks for another portal", async () => {
    const theirs = there.host.split(".")[0] ?? ""
    const asked = [
      [`GET http://${there.host}/api/auth/face HTTP/1.1`, `host: ${here.host}`],
      ["GET /api/auth/face HTTP/1.1", `host: ${here.host}@${there.host}`],
      ["GET /api/auth/face HTTP/1.1", `host: ${here.host}`, `host: ${there.host}`],
      ["GET /api/auth/face HTTP/1.1", `host: ${here.host}, ${there.host}`],
      [`GET //${there.host}/api/auth/face HTTP/1.1`, `host: ${here.host}`],
    ]
    for (const lines of asked) expect(await raw(lines), lines.join(" | ")).not.toContain(`Company ${theirs}`)
  })

  test("who asks the API itself, without the edge's secret, is refused before anything is read", async () => {
    for (const route of routes) {
      const { result } = await cloud().invoke("auth", {
        version: "2.0",
        rawPath: route.path,
        headers: { "x-portico-host": here.host, "x-origin-secret": "guessed", origin: `http://${here.host}` },
        requestContext: {
          http: { method: route.method, path: route.path, sourceIp: "127.0.0.1" },
          requestId: "r",
        },
      })
      const answer = result as { statusCode: number; body: string }
      expect([403, 404]).toContain(answer.statusCode)
      if (answer.statusCode === 403) expect(answer.body).toContain("not_through_the_edge")
    }
  })
})

describe("R15 R30: no other page acts with a visitor's cookies", () => {
  const port = () => cloud().port
  const foreign = (own: string) => ({
    "a sibling company": `http://${there.host}:${port()}`,
    "the parent domain": `http://localhost:${port()}`,
    "a host that ends alike": `http://evil-${own}:${port()}`,
    "a host that begins alike": `http://${own}.evil.example`,
    "another port": `http://${own}:1`,
    "another scheme": `https://${own}:${port()}`,
    "a sandboxed page": "null",
    nowhere: "",
  })

  test("on any route that changes something", async () => {
    for (const route of routes.filter(
      ({ method, path }) =>
        method !== "GET" && !path.startsWith("/api/v1/") && path !== "/api/auth/unsubscribe",
    )) {
      const who = route.principals.includes("contact") ? contact : here.owner
      const on = `${route.method} ${fill(route.path, inventedIds)}`
      for (const [from, origin] of Object.entries(foreign(who.host))) {
        const answer = await who.call(on, {}, { origin })
        expect([answer.status, answer.body?.reason], `${on} from ${from}`).toEqual([403, "foreign_origin"])
      }
      const sibling = await who.call(on, {}, { "sec-fetch-site": "same-site" })
      expect([sibling.status, sibling.body?.reason], `${on} from the same site`).toEqual([
        403,
        "foreign_origin",
      ])
    }
    expect((await here.owner.call("GET /api/staff/me")).status).toBe(200)
    expect((await contact.call("GET /api/portal/me")).status).toBe(200)
  })

  test("JSON that calls itself text, which a form can send, is not read", async () => {
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]) {
      const answer = await here.owner.call(
        "PUT /api/staff/language",
        { language: "ar" },
        { "content-type": type },
      )
      expect(answer.status).toBe(400)
    }
  })
})

describe("R57: what is down fails clean", () => {
  const services = ["dynamodb", "sts", "s3", "sqs", "secretsmanager", "ses"]
  /** Every fourth of them: all take the same way in. */
  const asked = () =>
    routes
      .filter(({ method, principals }) => method === "GET" && !principals.includes("anyone"))
      .filter((_, at) => at % 4 === 0)

  test.each(services)("%s", async (service) => {
    try {
      cloud().faults.add({ service, operation: "*", mode: "fail-before", times: 100_000 })
      await forgetLimits(cloud())
      for (const route of asked()) {
        const who = route.principals.includes("contact") ? contact : here.owner
        const on = `GET ${fill(route.path, inventedIds)}`
        const [known, unknown] = [await who.call(on), await here.anyone().call(on)]
        expect(unknown.status, `${on} for nobody while ${service} is down`).not.toBe(200)
        if (known.status < 500) continue
        expect(Object.keys(known.body).sort()).toEqual(["code", "requestId", "status", "title", "type"])
        expect(known.bytes.toString()).not.toMatch(/\bat .+:\d+:\d+|amazonaws|AccessDenied|Exception/)
      }
    } finally {
      cloud().faults.clear()
    }
    expect((await here.owner.call("GET /api/staff/me")).status).toBe(200)
    expect((await contact.call("GET /api/portal/me")).status).toBe(200)
  })
})

test("R61: branding is values of ours, never a company's own style", async () => {
  const hostile = [
    "red;}body{display:none",
    "url(//evil.example)",
    "expression(alert(1))",
    "#12345",
    "#12345g",
    "</style>",
    "#123456;",
  ]
  for (const colour of hostile) {
    const answer = await here.owner.call("PUT /api/staff/branding", { colour, senderName: "Us" })
    expect([answer.status, answer.body.fields?.colour], colour).toEqual([400, "not_a_colour"])
  }
})

test("R60: direction and invisible characters never reach a name", async () => {
  const tricks = ["\u202e", "\u2066", "\u200b", "\u00ad", "\ufeff", "\u061c", "\u0000"]
  const { tenant } = await here.owner.ok("GET /api/staff/me")
  for (const trick of tricks) {
    const { name, email, address, timeZone, language } = tenant
    const saved = await here.owner.ok("PUT /api/staff/tenant", {
      name: `Ac${trick}me`,
      email,
      address,
      timeZone,
      language,
    })
    expect(saved.name, JSON.stringify(trick)).toBe("Acme")
    await here.owner.ok("PUT /api/staff/tenant", { name, email, address, timeZone, language })
  }
})
