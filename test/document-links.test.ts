import { beforeAll, describe, expect, test } from "vitest"
import { useCloud } from "./helpers/cloud.ts"
import { textOf } from "./helpers/read-pdf.ts"
import { newBuyer, newShop, payAt, type Shop } from "./helpers/shop.ts"
import { enablePortal, newContact, tokenFor } from "./helpers/world.ts"

/** C5.8: one document by mail link, without an account, and nothing else with it. */

const { cloud, visitor } = useCloud()
let shop: Shop
let buyer: Awaited<ReturnType<typeof newBuyer>>

beforeAll(async () => {
  shop = await newShop(cloud())
  buyer = await newBuyer(cloud(), shop, ["300.00", "200.00", "100.00"])
}, 60_000)

const linksOf = (invoiceId: string) => `/api/staff/customers/${buyer.customerId}/invoices/${invoiceId}/links`

async function sent(invoiceId = buyer.ids[0] ?? "", contact = buyer.contact) {
  const link = await shop.tenant.owner.ok(`POST ${linksOf(invoiceId)}`, { contactId: contact.id })
  return { link, token: await tokenFor(cloud(), contact.email), invoiceId }
}

/** A link to a customer who was meant to see no invoices later on. */
async function sentToHidden() {
  const { customerId, ids, contact } = await newBuyer(cloud(), shop, ["10.00"])
  const at = `/api/staff/customers/${customerId}`
  await shop.tenant.owner.ok(`POST ${at}/invoices/${ids[0]}/links`, { contactId: contact.id })
  const token = await tokenFor(cloud(), contact.email)
  await shop.tenant.owner.ok(`PUT ${at}/visibility`, { overrides: { invoices: false } })
  return token
}

const anybody = () => shop.tenant.anyone()
const look = (token: string, who = anybody()) => who.call("POST /api/portal/linked", { token })

describe("a link to one document", () => {
  test("shows that document to whoever has the mail, and signs nobody in", async () => {
    const { token } = await sent()
    const guest = anybody()
    const { status, body } = await look(token, guest)
    expect(status).toBe(200)
    expect(body).toMatchObject({ state: "valid", payable: true })
    expect(body.invoice).toMatchObject({ due: { minor: 300_00 }, customerName: buyer.customerName })
    expect([...guest.cookies.keys()]).toEqual([])
    for (const on of [
      "GET /api/portal/me",
      "GET /api/portal/invoices",
      `GET /api/portal/invoices/${buyer.ids[1]}`,
    ])
      expect((await guest.call(on, undefined, { authorization: `Bearer ${token}` })).status).toBe(401)
  })

  test("downloads as the same PDF, in each language", async () => {
    const { token } = await sent()
    for (const language of ["en", "ar"]) {
      const answer = await anybody().call("POST /api/documents/linked.pdf", { token, language })
      expect(answer.headers["content-type"]).toBe("application/pdf")
      expect(textOf(answer.bytes)).toContain("300.00")
    }
  })

  test("pays that document alone, comes back to its own page, and the receipt goes to its reader", async () => {
    const { token, invoiceId } = await sent(buyer.ids[1])
    const { url } = (await anybody().call("POST /api/payments/linked", { token })).body
    const { location } = await payAt(url)
    expect(location).toContain(`/view?from=checkout#${token}`)
    await cloud().idle()
    expect((await look(token)).body).toMatchObject({ payable: false, invoice: { due: { minor: 0 } } })
    expect((await buyer.portal.ok(`GET /api/portal/invoices/${invoiceId}`)).state).toBe("paid")
    expect((await buyer.portal.ok(`GET /api/portal/invoices/${buyer.ids[2]}`)).due.minor).toBe(100_00)
    const receipts = cloud()
      .mails()
      .filter(({ to, subject }) => to.includes(buyer.email) && subject.startsWith("Receipt"))
    expect(receipts).toHaveLength(1)
    const again = await anybody().call("POST /api/payments/linked", { token })
    expect([again.status, again.body.reason]).toEqual([409, "nothing_due"])
  })

  test("does not let somebody pay whose contact may only look", async () => {
    const viewer = await newContact(cloud(), shop.tenant, buyer.customerId, "viewer")
    const { token } = await sent(buyer.ids[2], viewer)
    expect((await look(token)).body).toMatchObject({ state: "valid", payable: false })
    const paying = await anybody().call("POST /api/payments/linked", { token })
    expect([paying.status, paying.body.reason]).toEqual([403, "role"])
  })

  test("is on the staff's list until it is revoked, and then opens nothing", async () => {
    const { link, token, invoiceId } = await sent(buyer.ids[2])
    expect((await shop.tenant.owner.ok(`GET ${linksOf(invoiceId)}`)).items[0]).toMatchObject({ id: link.id })
    await shop.tenant.owner.ok(`DELETE ${linksOf(invoiceId)}/${link.id}`)
    expect((await look(token)).body).toMatchObject({ state: "revoked", invoice: null, payable: false })
    for (const on of ["POST /api/documents/linked.pdf", "POST /api/payments/linked"]) {
      const answer = await anybody().call(on, { token })
      expect([answer.status, answer.body.reason], on).toEqual([409, "link_revoked"])
    }
    const renewed = await anybody().call("POST /api/portal/linked/renew", { token })
    expect([renewed.status, renewed.body.reason]).toEqual([409, "link_revoked"])
  })

  test("is nobody's any more when its contact is gone", async () => {
    const leaver = await newContact(cloud(), shop.tenant, buyer.customerId)
    const { token } = await sent(buyer.ids[2], leaver)
    await shop.tenant.owner.ok(`DELETE /api/staff/customers/${buyer.customerId}/contacts/${leaver.id}`)
    expect((await look(token)).body.state).toBe("revoked")
  })

  test("works on its own company's host only, and is not guessed", async () => {
    const { token } = await sent(buyer.ids[2])
    const other = await newShop(cloud())
    const asked = await visitor(other.tenant.host).call("POST /api/portal/linked", { token })
    expect(asked.status).toBe(404)
    const [tenantId, customerId, linkId, mac] = token.split(".")
    const forged = [
      `${tenantId}.${customerId}.${linkId}.${mac?.slice(0, -2)}xx`,
      `${other.tenantId}.${customerId}.${linkId}.${mac}`,
      `${tenantId}.${"0".repeat(26)}.${linkId}.${mac}`,
      "x",
    ]
    for (const each of forged) expect((await look(each)).status).toBe(404)
  })

  test("of an invoice that is hidden, or in a closed portal, opens nothing", async () => {
    const { token } = await sent(buyer.ids[2])
    await enablePortal(shop.tenant.owner, ["invoices"])
    expect((await look(token)).status).toBe(403)
    await enablePortal(shop.tenant.owner, [], false)
    const closed = await look(token)
    expect([closed.status, closed.body.reason]).toEqual([403, "portal_closed"])
    const asked = await shop.tenant.owner.call(`POST ${linksOf(buyer.ids[2] ?? "")}`, {
      contactId: buyer.contact.id,
    })
    expect([asked.status, asked.body.reason]).toEqual([409, "portal_closed"])
    await enablePortal(shop.tenant.owner)
  })

  test("expired, offers a fresh one, which goes to the same address and to no other", async () => {
    const { token } = await sent(buyer.ids[2])
    const before = cloud().mails().length
    await anybody().ok("POST /api/portal/linked/renew", { token })
    await cloud().idle()
    expect(cloud().mails()).toHaveLength(before)
    const unseen = await sentToHidden()
    await cloud().advance("P30D")
    expect((await look(token)).body).toMatchObject({ state: "expired", invoice: null })
    const hidden = await anybody().call("POST /api/portal/linked/renew", { token: unseen })
    expect([hidden.status, hidden.body.reason]).toEqual([403, "hidden"])
    await anybody().ok("POST /api/portal/linked/renew", { token })
    const fresh = await tokenFor(cloud(), buyer.email)
    expect(cloud().mails()[0]?.to).toEqual([buyer.email])
    expect(fresh).not.toBe(token)
    expect((await look(fresh)).body.state).toBe("valid")
  })
})
