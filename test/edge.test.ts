import { Script } from "node:vm"
import { expect, test } from "vitest"
import { propertiesOf, resourcesOf } from "../infra/policies.ts"
import { synthesise } from "./helpers/synth.ts"

/** R12, R16: the edge function as it would be published. */

const { template } = synthesise()
const [id = ""] = resourcesOf(template, "AWS::CloudFront::Function")
const { FunctionCode } = propertiesOf(template, id)
const script = new Script(`${FunctionCode};handler`)

type Headers = Record<string, { value: string }>
type Request = { uri: string; headers: Headers; querystring: Record<string, { value: string }> }
const handler = script.runInNewContext() as (event: { request: Request }) => Request

function ask(host: string, uri: string, more: Record<string, string> = {}) {
  const headers = Object.entries({ host, ...more }).map(([name, value]) => [name, { value }])
  return handler({ request: { uri, headers: Object.fromEntries(headers), querystring: {} } })
}
const hostSeen = (host: string, more?: Record<string, string>) =>
  ask(host, "/api/auth/face", more).headers["x-portico-host"]?.value

test.each([
  ["acme.localhost", "acme.localhost"],
  ["ACME.LocalHost", "acme.localhost"],
  ["acme.localhost:8080", "acme.localhost"],
  ["acme.localhost.", "acme.localhost"],
  ["acme.localhost.:443", "acme.localhost"],
])("the host %s is seen as %s", (given, seen) => {
  expect(hostSeen(given)).toBe(seen)
})

test.each(["x-portico-host", "x-portico-tenant", "x-portico-", "x-origin-secret"])(
  "a viewer's own %s is dropped",
  (name) => {
    const { headers } = ask("acme.localhost", "/api/auth/face", { [name]: "globex.localhost" })
    expect(headers["x-portico-host"]).toEqual({ value: "acme.localhost" })
    expect(JSON.stringify(headers)).not.toContain("globex")
  },
)

test("R32 a key reaches the API under our own name only, and only from its own header", () => {
  const name = "x-portico-authorization"
  const seen = (more: Record<string, string>) => ask("app.localhost", "/api/v1/customers", more).headers[name]
  expect(seen({ authorization: "Bearer abc" })).toEqual({ value: "Bearer abc" })
  expect(seen({ [name]: "Bearer abc" })).toBeUndefined()
  expect(seen({ [name]: "Bearer forged", authorization: "Bearer abc" })).toEqual({ value: "Bearer abc" })
})

test.each(["x-forwarded-host", "forwarded", "x-tenant-id", "x-original-host"])(
  "a viewer's %s changes nothing",
  (name) => {
    expect(hostSeen("acme.localhost", { [name]: "globex.localhost" })).toBe("acme.localhost")
  },
)

test.each([
  ["app.localhost", "/", "/staff.html"],
  ["app.localhost", "/customers/abc", "/staff.html"],
  ["APP.localhost:8080", "/customers", "/staff.html"],
  ["acme.localhost", "/", "/portal.html"],
  ["acme.localhost", "/invoices/abc", "/portal.html"],
  ["app.acme.localhost", "/", "/portal.html"],
  ["portal.acme.example", "/welcome", "/portal.html"],
  ["acme.localhost", "/favicon.ico", "/favicon.ico"],
  ["acme.localhost", "/assets/index-abc.js", "/assets/index-abc.js"],
  ["acme.localhost", "/assets/missing", "/assets/missing"],
  ["acme.localhost", "/api/portal/me", "/api/portal/me"],
  ["app.localhost", "/api/documents/invoices/a.pdf", "/api/documents/invoices/a.pdf"],
  ["acme.localhost", "/invoices/1/x.css", "/invoices/1/x.css"],
  ["acme.localhost", "/v1.2/page", "/portal.html"],
  ["app.localhost", "/brand-preview.html", "/brand-preview.html"],
  ["acme.localhost", "/brand-preview.html", "/assets/none"],
  ["portal.acme.example", "/brand-preview.html", "/assets/none"],
])("%s%s is served %s", (host, uri, served) => {
  expect(ask(host, uri).uri).toBe(served)
})

test("the function fits CloudFront's ten kilobytes", () => {
  expect(String(FunctionCode).length).toBeLessThan(10_240)
})
