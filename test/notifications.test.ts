import { request } from "node:http"
import { text } from "node:stream/consumers"
import { beforeAll, describe, expect, test } from "vitest"
import { useCloud } from "./helpers/cloud.ts"
import { newBuyer, newShop, payAt, type Shop } from "./helpers/shop.ts"
import { newStaff } from "./helpers/world.ts"

const { cloud, visitor } = useCloud()
let shop: Shop
let finance: Awaited<ReturnType<typeof newStaff>>

beforeAll(async () => {
  shop = await newShop(cloud())
  finance = await newStaff(cloud(), shop.tenant, "finance")
}, 60_000)

const path = "/api/auth/account/notifications"
type Item = { kind: string; on: boolean; required: boolean }
const isOn = ({ items }: { items: Item[] }, kind: string) => items.find((item) => item.kind === kind)?.on

async function noticeOfPayment() {
  const who = await newBuyer(cloud(), shop, ["100.00"])
  const { url } = await who.portal.ok("POST /api/payments/checkout", { invoiceIds: who.ids })
  await payAt(url)
  await cloud().idle()
  return cloud()
    .mails()
    .find(({ to, text }) => to.includes(finance.email) && text.includes(who.customerName))
}

describe("notifications", () => {
  test("everything is on until somebody switches it off, each person for themselves", async () => {
    const first = await finance.visitor.ok(`GET ${path}`)
    expect(first.items.every((item: Item) => item.on)).toBe(true)
    const changed = await finance.visitor.ok(`PUT ${path}`, { kind: "queryReceived", on: false })
    expect(isOn(changed, "queryReceived")).toBe(false)
    expect(isOn(await finance.visitor.ok(`GET ${path}`), "queryReceived")).toBe(false)
    expect(isOn(await shop.tenant.owner.ok(`GET ${path}`), "queryReceived")).toBe(true)
    await finance.visitor.ok(`PUT ${path}`, { kind: "queryReceived", on: true })
    expect(isOn(await finance.visitor.ok(`GET ${path}`), "queryReceived")).toBe(true)
  })

  test("nobody is asked about what they could do nothing about", async () => {
    const viewer = await newStaff(cloud(), shop.tenant, "viewer")
    expect((await viewer.visitor.ok(`GET ${path}`)).items).toEqual([])
    const answer = await viewer.visitor.call(`PUT ${path}`, { kind: "paymentReceived", on: true })
    expect([answer.status, answer.body.fields]).toEqual([400, { kind: "invalid" }])
  })

  test("receipts and decisions cannot be switched off, nor can another's kinds be", async () => {
    const { portal } = await newBuyer(cloud(), shop, ["10.00"])
    const refused = await portal.call(`PUT ${path}`, { kind: "paymentReceipt", on: false })
    expect([refused.status, refused.body.fields]).toEqual([400, { kind: "required" }])
    const foreign = await portal.call(`PUT ${path}`, { kind: "paymentReceived", on: false })
    expect(foreign.status).toBe(400)
    expect(isOn(await portal.ok(`PUT ${path}`, { kind: "statement", on: false }), "statement")).toBe(false)
  })
})

/** As a mail program does it: no cookies, no origin, no JSON. */
function click(path: string) {
  const { promise, resolve, reject } = Promise.withResolvers<[number | undefined, string]>()
  const headers = { host: "app.localhost", "content-type": "application/x-www-form-urlencoded" }
  const asked = request({ port: cloud().port, method: "POST", path, headers }, async (answer) =>
    resolve([answer.statusCode, await text(answer)]),
  )
  asked.on("error", reject)
  asked.end("List-Unsubscribe=One-Click")
  return promise
}

describe("a mail that can be switched off", () => {
  const hostless = (url: string) => new URL(url).pathname + new URL(url).search

  test("says so in one click, as RFC 8058 has it: from no origin, with a form that says nothing else", async () => {
    const mail = await noticeOfPayment()
    const oneClick = /<(.+)>/.exec(String(mail?.headers["list-unsubscribe"]))?.[1] ?? ""
    expect(mail?.headers["list-unsubscribe-post"]).toBe("List-Unsubscribe=One-Click")
    expect(mail?.text).toContain("/unsubscribe#")
    expect(mail?.html).toContain("/unsubscribe#")
    expect(await click(hostless(oneClick))).toEqual([200, '{"done":true}'])
    expect(isOn(await finance.visitor.ok(`GET ${path}`), "paymentReceived")).toBe(false)
    expect(await noticeOfPayment()).toBeUndefined()
  })

  test("opening the address in a browser, as scanners do, switches nothing off", async () => {
    await finance.visitor.ok(`PUT ${path}`, { kind: "paymentReceived", on: true })
    const mail = await noticeOfPayment()
    const oneClick = /<(.+)>/.exec(String(mail?.headers["list-unsubscribe"]))?.[1] ?? ""
    expect((await visitor("app.localhost").call(`GET ${hostless(oneClick)}`)).status).toBe(404)
    expect(isOn(await finance.visitor.ok(`GET ${path}`), "paymentReceived")).toBe(true)
  })

  test("its address switches off that kind for that person alone, and a changed one nothing", async () => {
    const mail = await noticeOfPayment()
    const token = new URL(
      /<(.+)>/.exec(String(mail?.headers["list-unsubscribe"]))?.[1] ?? "",
    ).searchParams.get("token")
    const changed = [token?.replace("paymentReceived", "queryReceived"), `${token}x`, "x.y", token?.slice(27)]
    for (const each of changed) {
      const answer = await visitor("app.localhost").call(
        `POST /api/auth/unsubscribe?token=${encodeURIComponent(each ?? "")}`,
        {},
      )
      expect(answer.status, each).toBe(404)
    }
    await visitor("app.localhost").ok(`POST /api/auth/unsubscribe?token=${token}`, {})
    const { items } = await finance.visitor.ok(`GET ${path}`)
    expect(items.filter(({ on }: Item) => !on).map(({ kind }: Item) => kind)).toEqual(["paymentReceived"])
    expect(isOn(await shop.tenant.owner.ok(`GET ${path}`), "paymentReceived")).toBe(true)
  })
})
