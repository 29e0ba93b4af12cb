import { beforeAll, expect, test } from "vitest"
import { loadDemo } from "../infra/local/demo.ts"
import { authenticator } from "../infra/local/errands.ts"
import type { Demo } from "../infra/local/start.ts"
import type { Visitor } from "../infra/local/visitor.ts"
import { useCloud } from "./helpers/cloud.ts"

const { cloud, visitor } = useCloud()

let demo: Demo
beforeAll(async () => {
  demo = await loadDemo(cloud())
  cloud().demo = demo
}, 120_000)

async function signedIn(host: string, { email, password, totpSecret }: Demo["staff"][number]) {
  const person = visitor(host)
  await person.ok("POST /api/auth/sign-in", { email, password })
  if (totpSecret)
    await person.ok("POST /api/auth/second-factor", { code: authenticator(cloud(), totpSecret).code() })
  return person
}
const contactAt = (at: number): Promise<Visitor> => {
  const contact = demo.contacts[at]
  if (!contact) throw new Error(`the demo has no contact ${at}`)
  return signedIn(`${demo.tenant.slug}.localhost`, contact)
}

test("the demo's owner finds every step of the checklist done", async () => {
  const [owner] = demo.staff
  if (!owner) throw new Error("the demo has no owner")
  const staff = await signedIn("app.localhost", owner)
  const { steps } = await staff.ok("GET /api/staff/checklist")
  expect(steps.filter(({ done }: { done: boolean }) => !done)).toEqual([])
  const { items } = await staff.ok("GET /api/staff/payments")
  const byCard = items.filter(({ method }: { method: string }) => method === "card")
  expect(byCard.map(({ state }: { state: string }) => state)).toEqual(["succeeded", "succeeded"])
})

test("every contact of the demo signs in, sees the logo and something to pay", async () => {
  for (const at of demo.contacts.keys()) {
    const contact = await contactAt(at)
    const self = await contact.ok("GET /api/portal/me")
    expect(self.customer.name).toBe(demo.contacts[at]?.customer)
    expect(self.contact.role).toBe(demo.contacts[at]?.role)
    const logo = await contact.call(`GET ${self.face.logoUrl}`)
    expect([...logo.bytes.subarray(1, 4)]).toEqual([..."PNG"].map((letter) => letter.charCodeAt(0)))
    const { totals } = await contact.ok("GET /api/portal/invoices?filter=open")
    expect(totals[0].openCount).toBeGreaterThan(0)
  }
})

test("a demo that is there already is not loaded over", async () => {
  await expect(loadDemo(cloud())).rejects.toThrow("--fresh")
})

test("the console says who signs in where, and the code of the owner's authenticator app", async () => {
  await cloud().advance("PT1M")
  const page = visitor("app.localhost")
  const accounts = (await page.call("GET /_local/sign-ins")).body
  expect(accounts).toHaveLength(demo.staff.length + demo.contacts.length)
  const [owner] = accounts
  expect(owner).toMatchObject({ email: "layla@manara.example", url: cloud().urls.staff })
  expect(owner.code.seconds).toBeLessThanOrEqual(30)
  await page.ok("POST /api/auth/sign-in", { email: owner.email, password: owner.password })
  await page.ok("POST /api/auth/second-factor", { code: owner.code.value })
  expect(accounts.at(-1).code).toBeUndefined()
})
