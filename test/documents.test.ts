import { unzipSync } from "fflate"
import { PNG } from "pngjs"
import { beforeAll, describe, expect, test } from "vitest"
import type { Answer, Visitor } from "../infra/local/visitor.ts"
import { randomId } from "../shared/ids.ts"
import { useCloud } from "./helpers/cloud.ts"
import { printedLogo } from "./helpers/printed-invoice.ts"
import { check, information, pagesOf, sourceOf, textOf } from "./helpers/read-pdf.ts"
import { changeRow, putRows } from "./helpers/rows.ts"
import { type Buyer, newBuyer, newShop, payAt, rowsOf, type Shop } from "./helpers/shop.ts"
import { enablePortal } from "./helpers/world.ts"

const { cloud } = useCloud()
let shop: Shop

beforeAll(async () => {
  shop = await newShop(cloud())
  const png = Buffer.from(printedLogo()).toString("base64")
  await shop.tenant.owner.ok("PUT /api/staff/branding/logo", { picture: png })
}, 60_000)

const buyer = (totals = ["100.00", "50.00"]) => newBuyer(cloud(), shop, totals)

/** A picture that nothing can compress. */
function noise(width: number, height: number) {
  const png = new PNG({ width, height })
  let state = 1
  for (let at = 0; at < png.data.length; at++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    png.data[at] = state >> 16
  }
  return PNG.sync.write(png)
}

async function file(who: Visitor, on: string): Promise<Answer> {
  const answer = await who.call(`GET /api/documents/${on}`)
  expect(answer.status, `${on}: ${answer.bytes.toString().slice(0, 300)}`).toBe(200)
  return answer
}

const pdf = async (who: Visitor, on: string) => (await file(who, on)).bytes

const changeInvoice = ({ tenantId, customerId }: Buyer, id: string | undefined, changes: object) =>
  changeRow(cloud(), { pk: `T#${tenantId}#C#${customerId}`, sk: `invoice#${id}` }, { ...changes })

async function pay({ portal }: Buyer, invoiceIds: string[]) {
  const { paymentId, url } = await portal.ok("POST /api/payments/checkout", { invoiceIds })
  await payAt(url)
  await cloud().idle()
  return paymentId as string
}

describe("an issued document", () => {
  test("comes back as the same bytes, to customer and staff, whatever the brand became", async () => {
    const { portal, customerId, ids } = await buyer()
    const { owner } = shop.tenant
    const first = await pdf(portal, `invoices/${ids[0]}.pdf`)
    check(first)
    await owner.ok("PUT /api/staff/branding", { colour: "#7c2d12", senderName: "Another" })
    expect((await pdf(portal, `invoices/${ids[0]}.pdf`)).equals(first)).toBe(true)
    expect((await pdf(owner, `customers/${customerId}/invoices/${ids[0]}.pdf`)).equals(first)).toBe(true)
    const arabic = await pdf(portal, `invoices/${ids[0]}.pdf?language=ar`)
    expect(textOf(arabic)).toContain("فاتورة")
  })

  test("has a new version once what it says has changed", async () => {
    const who = await buyer()
    const [id = ""] = who.ids
    const open = await pdf(who.portal, `invoices/${id}.pdf`)
    await pay(who, [id])
    const paid = await pdf(who.portal, `invoices/${id}.pdf`)
    expect(paid.equals(open)).toBe(false)
    expect(textOf(open)).not.toContain("Nothing left to pay")
    expect(textOf(paid)).toContain("Nothing left to pay")
    expect((await pdf(who.portal, `invoices/${id}.pdf`)).equals(paid)).toBe(true)
  })

  test("is one and the same for all who ask for it first at once", async () => {
    const { portal, customerId, ids } = await buyer()
    const { owner } = shop.tenant
    const asked = Array.from({ length: 8 }, (_, at) =>
      at % 2
        ? pdf(portal, `invoices/${ids[0]}.pdf?language=bilingual`)
        : pdf(owner, `customers/${customerId}/invoices/${ids[0]}.pdf?language=bilingual`),
    )
    const all = await Promise.all(asked)
    expect(new Set(all.map((bytes) => bytes.toString("base64"))).size).toBe(1)
  })

  test("says who issued and received it on that day, whatever they are called today", async () => {
    const who = await buyer()
    const seller = { name: "Old Seller L.L.C", address: { city: "Dubai" }, trn: "100123456700003" }
    await changeInvoice(who, who.ids[0], {
      parties: { seller, buyer: { name: "Old Buyer", address: { city: "Ajman" } } },
    })
    const text = textOf(await pdf(who.portal, `invoices/${who.ids[0]}.pdf`))
    for (const stated of ["Tax Invoice", "Old Seller L.L.C", "TRN 100123456700003", "Old Buyer", "Ajman"])
      expect(text).toContain(stated)
    expect(text).not.toContain(who.customerName)
  })

  test("that is drawn in a preview stays nowhere", async () => {
    const { portal, customerId, ids } = await buyer()
    const { url } = await shop.tenant.owner.ok(`POST /api/staff/customers/${customerId}/preview`, {})
    const looker = shop.tenant.anyone()
    await looker.ok("POST /api/auth/preview", { token: url.slice(url.indexOf("#") + 1) })
    const seen = await pdf(looker, `invoices/${ids[0]}.pdf`)
    await shop.tenant.owner.ok("PUT /api/staff/branding", { colour: "#3b0764", senderName: "Third" })
    expect((await pdf(portal, `invoices/${ids[0]}.pdf`)).equals(seen)).toBe(false)
  })
})

describe("a draft", () => {
  test("is stamped for staff, drawn anew each time, and does not exist for its customer", async () => {
    const who = await buyer()
    const { owner } = shop.tenant
    await changeInvoice(who, who.ids[0], { document: "draft" })
    const on = `customers/${who.customerId}/invoices/${who.ids[0]}.pdf`
    const first = await pdf(owner, on)
    expect(textOf(first)).toContain("Draft")
    await owner.ok("PUT /api/staff/branding", { colour: "#14532d", senderName: "Fourth" })
    expect((await pdf(owner, on)).equals(first)).toBe(false)
    for (const asked of [
      `invoices/${who.ids[0]}.pdf`,
      `invoices.pdf?ids=${who.ids}`,
      `invoices.zip?ids=${who.ids}`,
    ])
      expect((await who.portal.call(`GET /api/documents/${asked}`)).status).toBe(404)
  })
})

describe("a receipt", () => {
  test("is there for money that came in, for its customer and for staff", async () => {
    const who = await buyer()
    const paymentId = await pay(who, who.ids)
    const receipt = await pdf(who.portal, `payments/${paymentId}.pdf`)
    const text = textOf(receipt)
    for (const stated of ["Payment receipt", "Card", "Amount received AED 150.00", who.customerName])
      expect(text).toContain(stated)
    const toStaff = await pdf(shop.tenant.owner, `customers/${who.customerId}/payments/${paymentId}.pdf`)
    expect(toStaff.equals(receipt)).toBe(true)
  })

  test("is not there for an attempt, nor for somebody else", async () => {
    const [who, other] = [await buyer(), await buyer()]
    const { paymentId } = await who.portal.ok("POST /api/payments/checkout", { invoiceIds: who.ids })
    const of = (visitor: Visitor, id: string) => visitor.call(`GET /api/documents/payments/${id}.pdf`)
    expect((await of(who.portal, paymentId)).status).toBe(404)
    const done = await pay(other, other.ids)
    expect((await of(who.portal, done)).status).toBe(404)
  })
})

const aed = (minor: number) => ({ minor, currency: "AED" })
const priced = {
  currency: "AED",
  pricesIncludeTax: false,
  lines: [],
  subtotal: aed(100),
  tax: aed(5),
  total: aed(105),
}

/** A row of a kind that other slices make, as its customer's. */
async function putDocument({ tenantId, customerId }: Buyer, kind: string, changes: object) {
  const id = `${kind}_${randomId()}`
  const own = { id, version: 1, customerId, document: "published", issuedOn: "2026-11-23", ...priced }
  const key = { pk: `T#${tenantId}#C#${customerId}`, sk: `${kind}#${id}` }
  await putRows(cloud(), [{ ...key, ...own, createdAt: "2026-11-23T08:00:00.000Z", ...changes }])
  return id
}

const creditNote = (who: Buyer, changes = {}) =>
  putDocument(who, "creditNote", {
    number: "CN-7",
    invoiceId: who.ids[0],
    invoiceNumber: "INV-70",
    reason: "Returned",
    applied: aed(105),
    corrected: { before: aed(1_000), after: aed(895) },
    ...changes,
  })

const estimate = (who: Buyer, changes = {}) =>
  putDocument(who, "estimate", {
    number: "EST-7",
    expiresOn: "2026-12-31",
    discount: aed(0),
    attachmentIds: [],
    revision: 1,
    ...changes,
  })

describe.each([
  [
    "credit-notes",
    creditNote,
    ["Credit Note", "CN-7", "INV-70", "Returned", "Invoice value before AED 10.00"],
  ],
  ["estimates", estimate, ["Estimate", "EST-7", "AED 1.05 valid until 31 Dec 2026", "Signature"]],
] as const)("%s", (path, make, stated) => {
  test("are handed to their customer and to staff as the same bytes, and that is on record", async () => {
    const [who, other] = [await buyer(), await buyer()]
    const id = await make(who)
    const first = await pdf(who.portal, `${path}/${id}.pdf`)
    for (const words of stated) expect(textOf(first)).toContain(words)
    const toStaff = await pdf(shop.tenant.owner, `customers/${who.customerId}/${path}/${id}.pdf`)
    expect(toStaff.equals(first)).toBe(true)
    expect((await other.portal.call(`GET /api/documents/${path}/${id}.pdf`)).status).toBe(404)
    const events = await rowsOf(cloud(), `T#${who.tenantId}#events`)
    expect(
      events.filter(({ type, subjectId }) => type === "document.downloaded" && subjectId === id),
    ).toHaveLength(1)
  })

  test("do not exist for their customer as drafts, and are stamped for staff", async () => {
    const who = await buyer()
    const id = await make(who, { document: "draft", number: "" })
    expect((await who.portal.call(`GET /api/documents/${path}/${id}.pdf`)).status).toBe(404)
    const answer = await file(shop.tenant.owner, `customers/${who.customerId}/${path}/${id}.pdf`)
    expect(textOf(answer.bytes)).toContain("Draft")
    expect(answer.headers["content-disposition"]).toMatch(/filename="(creditNote|estimate)\.pdf"/)
  })
})

test("an estimate is hidden where the company has switched estimates off", async () => {
  const who = await buyer()
  const id = await estimate(who)
  await enablePortal(shop.tenant.owner, ["estimates"])
  expect((await who.portal.call(`GET /api/documents/estimates/${id}.pdf`)).body.reason).toBe("hidden")
  await enablePortal(shop.tenant.owner)
})

test("what is published is archived at once, as the company looked then", async () => {
  const who = await buyer()
  const { owner } = shop.tenant
  const [note, offer] = [await creditNote(who), await estimate(who)]
  const published = { invoice: who.ids[0], creditNote: note, estimate: offer }
  await owner.ok("PUT /api/staff/branding", { colour: "#1d4ed8", senderName: "Blue" })
  for (const [kind, subjectId] of Object.entries(published)) {
    const [id, at] = [`evt_${randomId()}`, new Date(cloud().now()).toISOString()]
    const actor = { kind: "system", id: "system", name: "Portico" }
    const told = {
      type: "document.published",
      at,
      actor,
      customerId: who.customerId,
      subjectId,
      facts: { kind },
    }
    await putRows(cloud(), [{ pk: `T#${who.tenantId}#events`, sk: id, id, tenantId: who.tenantId, ...told }])
  }
  await cloud().idle()
  await owner.ok("PUT /api/staff/branding", { colour: "#b91c1c", senderName: "Red" })
  const blue = "0.114 0.306 0.847 rg"
  for (const on of [`invoices/${who.ids[0]}.pdf`, `credit-notes/${note}.pdf`, `estimates/${offer}.pdf`]) {
    expect(sourceOf(await pdf(who.portal, on)), on).toContain(blue)
    expect(sourceOf(await pdf(who.portal, `${on}?language=ar`)), on).not.toContain(blue)
  }
})

describe("several invoices", () => {
  test("are one PDF, in the order they were asked for, each once, with bookmarks and its own page numbers", async () => {
    const { portal, customerId, ids } = await buyer(["10.00", "20.00", "30.00"])
    const wanted = [ids[2], ids[0], ids[1], ids[2]].join(",")
    const answer = await file(portal, `invoices.pdf?ids=${wanted}`)
    expect(answer.headers["content-disposition"]).toBe('attachment; filename="invoices.pdf"')
    check(answer.bytes)
    const pages = pagesOf(answer.bytes)
    expect(pages.map((page) => /AED (\d+)\.00 due/.exec(page)?.[1])).toEqual(["10", "30", "20"])
    const source = sourceOf(answer.bytes)
    for (const name of ["/PageLabels", "/Outlines"]) expect(source).toContain(name)
    expect(information(answer.bytes)).toMatch(/Title: +Invoices/)
    const staffs = await pdf(shop.tenant.owner, `customers/${customerId}/invoices.pdf?ids=${wanted}`)
    expect(staffs.equals(answer.bytes)).toBe(true)
  })

  test("are one ZIP of the very files, under safe names that differ", async () => {
    const who = await buyer(["10.00", "20.00", "30.00"])
    const numbers = ["../../etc/pass wd", "فاتورة ٧", "INV/1"]
    for (const [at, number] of numbers.entries()) await changeInvoice(who, who.ids[at], { number })
    await changeInvoice(who, who.ids[0], { number: "inv-1" })
    const answer = await file(who.portal, `invoices.zip?ids=${who.ids}`)
    const entries = unzipSync(answer.bytes)
    expect(Object.keys(entries)).toEqual(["inv-1.pdf", "invoice.pdf", "INV-1-2.pdf"])
    const one = await pdf(who.portal, `invoices/${who.ids[2]}.pdf`)
    expect(Buffer.compare(Buffer.from(entries["INV-1-2.pdf"] ?? []), one)).toBe(0)
    const staffs = await pdf(shop.tenant.owner, `customers/${who.customerId}/invoices.zip?ids=${who.ids}`)
    expect(staffs.equals(answer.bytes)).toBe(true)
  })

  test("are refused together where one is somebody else's, unknown or hidden, or where they are too many", async () => {
    const [who, other] = [await buyer(), await buyer()]
    const ask = (ids: string[], kind = "pdf") =>
      who.portal.call(`GET /api/documents/invoices.${kind}?ids=${ids}`)
    for (const kind of ["pdf", "zip"]) {
      expect((await ask([...who.ids, ...other.ids], kind)).status).toBe(404)
      expect((await ask([`inv_${"0".repeat(36)}`], kind)).status).toBe(404)
      expect((await ask([], kind)).body.fields).toEqual({ ids: "required" })
      const many = Array.from({ length: 51 }, (_, at) => `inv_${at}`)
      expect((await ask(many, kind)).body.fields).toEqual({ ids: "too_many" })
    }
    await enablePortal(shop.tenant.owner, ["invoices"])
    for (const kind of ["pdf", "zip"]) expect((await ask(who.ids, kind)).body.reason).toBe("hidden")
    await enablePortal(shop.tenant.owner)
  })

  test("leave a line of activity each", async () => {
    const { portal, tenantId, ids } = await buyer()
    await file(portal, `invoices.zip?ids=${ids}`)
    const events = await rowsOf(cloud(), `T#${tenantId}#events`)
    const seen = events.filter(
      ({ type, subjectId }) => type === "invoice.downloaded" && ids.includes(String(subjectId)),
    )
    expect(seen.map(({ subjectId }) => subjectId).sort()).toEqual([...ids].sort())
  })

  test("that one answer cannot hold say so", async () => {
    const png = Buffer.from(noise(550, 370)).toString("base64")
    await shop.tenant.owner.ok("PUT /api/staff/branding/logo", { picture: png })
    const who = await buyer(Array.from({ length: 8 }, () => "10.00"))
    for (const kind of ["pdf", "zip"]) {
      const few = await file(who.portal, `invoices.${kind}?ids=${who.ids.slice(0, 4)}`)
      expect(few.bytes.length).toBeGreaterThan(2_000_000)
      const { status, body } = await who.portal.call(`GET /api/documents/invoices.${kind}?ids=${who.ids}`)
      expect([status, body?.reason]).toEqual([409, "download_too_large"])
    }
  })
})
