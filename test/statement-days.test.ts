import { expect, test } from "vitest"
import { useCloud } from "./helpers/cloud.ts"
import { newBuyer, newShop, payAt, type Shop } from "./helpers/shop.ts"

const { cloud } = useCloud()

const zones = ["Asia/Dubai", "UTC", "America/Los_Angeles"] as const

async function newShopIn(timeZone: string): Promise<Shop> {
  const shop = await newShop(cloud())
  const { name, address, email, language } = (await shop.tenant.owner.ok("GET /api/staff/me")).tenant
  await shop.tenant.owner.ok("PUT /api/staff/tenant", { name, address, email, language, timeZone })
  return shop
}

/** Instants between the three midnights, with the date that it is in each. */
const instants: [string, [string, string, string]][] = [
  ["2027-02-04T20:01:00Z", ["2027-02-05", "2027-02-04", "2027-02-04"]],
  ["2027-02-05T00:01:00Z", ["2027-02-05", "2027-02-05", "2027-02-04"]],
]

test.each(instants)(
  "at %s the day is the company's own: overdue, and where a range ends",
  async (instant, days) => {
    await cloud().setClock(Date.parse(instant))
    for (const [at, timeZone] of zones.entries()) {
      const shop = await newShopIn(timeZone)
      const buyer = await newBuyer(cloud(), shop, ["80.00", "20.00"])
      const today = days[at] ?? ""
      const statement = async (from: string, to: string) =>
        (await buyer.portal.ok(`GET /api/portal/statement?from=${from}&to=${to}`)).currencies[0]
      const before = await statement("2026-10-01", "2027-02-28")
      const late = (Date.parse(today) - Date.parse("2026-10-31")) / 86_400_000
      expect(before.openItems.map(({ daysOverdue }: { daysOverdue: number }) => daysOverdue)).toEqual([
        late,
        late,
      ])
      expect((await statement("2026-10-01", "2026-10-31")).openItems[0].daysOverdue).toBe(0)
      expect((await statement("2026-10-01", "2026-11-01")).openItems[0].daysOverdue).toBe(1)
      const { url } = await buyer.portal.ok("POST /api/payments/checkout", { invoiceIds: [buyer.ids[0]] })
      await payAt(url)
      await cloud().idle()
      const paid = await statement(today, today)
      expect(paid).toMatchObject({
        opening: { minor: 100_00 },
        credits: { minor: 80_00 },
        closing: { minor: 20_00 },
      })
      const other = today === "2027-02-04" ? "2027-02-05" : "2027-02-04"
      expect((await statement(other, other)).rows).toEqual([])
    }
  },
  120_000,
)
