import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type Visitor, visitor } from "../infra/local/visitor.ts"
import { addDays } from "../shared/dates.ts"
import { formatAmount } from "../shared/money.ts"
import type { CurrencyStatement } from "../shared/statements.ts"
import { useCloud } from "./helpers/cloud.ts"
import { seedOf } from "./helpers/figures.ts"
import { type Acts, anyDay, foldOf, History, type Step, stepsOf } from "./helpers/histories.ts"
import { becomeFunction } from "./helpers/inside.ts"
import { textOf } from "./helpers/read-pdf.ts"
import { rowsOf } from "./helpers/shop.ts"
import { mailTo, newContact, newCustomer, newTenant, type TestTenant } from "./helpers/world.ts"

const { cloud } = useCloud()
const seed = seedOf("statement histories")

/** Writes a history as the product does, a commit for each step, with the rights of the function that posts. */
async function live(tenantId: string, steps: Step[]) {
  becomeFunction(cloud(), "staff")
  const { commit } = await import("../functions/store/entity.ts")
  const { post } = await import("../functions/ledger/ledger.ts")
  const { invoices } = await import("../functions/invoices/store.ts")
  const { systemCtx } = await import("../functions/context.ts")
  const ctx = systemCtx(tenantId, "histories")
  for (const step of steps) {
    const rows = step.invoices.map((each) =>
      (each.version === 1 ? invoices.insert : invoices.replace)(ctx, each),
    )
    const money = step.postings.flatMap((posting) => post(ctx, posting))
    if (rows.length + money.length > 0) await commit(ctx, ...rows, ...money)
  }
}

async function newHistory(tenant: TestTenant, tenantId: string, history: Acts) {
  const { id: customerId } = await newCustomer(tenant, `Customer ${Math.random()}`)
  const steps = stepsOf(history, customerId)
  await live(tenantId, steps)
  return { customerId: customerId as string, steps }
}

async function company() {
  const tenant = await newTenant(cloud())
  const { tenant: settings } = await tenant.owner.ok("GET /api/staff/me")
  return { tenant, tenantId: settings.id as string }
}

const asked = (visitor: Visitor, customerId: string, from: string, to: string) =>
  visitor.ok(`GET /api/staff/customers/${customerId}/statement?from=${from}&to=${to}`)

const balances = (parts: CurrencyStatement[], which: "opening" | "closing") =>
  parts.map((part) => [part.currency, part[which].minor])

describe("histories through the real door", () => {
  test("any range is what a plain sum says, adjoining ranges chain, and month sums are sums", async () => {
    const { tenant, tenantId } = await company()
    const cases = fc.sample(fc.record({ history: History, days: fc.tuple(anyDay, anyDay) }), {
      numRuns: 24,
      seed,
    })
    for (const { history, days } of cases) {
      const { customerId, steps } = await newHistory(tenant, tenantId, history)
      const [from, to] = days.toSorted() as [string, string]
      const { currencies: parts } = await asked(tenant.owner, customerId, from, to)
      const fold = (day: string) =>
        parts.map(({ currency }: CurrencyStatement) => [currency, foldOf(steps, currency, day).balance])
      expect(balances(parts, "opening")).toEqual(fold(addDays(from, -1)))
      expect(balances(parts, "closing")).toEqual(fold(to))
      const { currencies: after } = await asked(tenant.owner, customerId, addDays(to, 1), addDays(to, 30))
      expect(balances(after, "opening")).toEqual(balances(parts, "closing"))
      const months = await rowsOf(cloud(), `T#${tenantId}#C#${customerId}#balances`)
      for (const account of ["receivable", "credit", "retainer", "sales"]) {
        const entries = steps.flatMap(({ postings }) => postings).flatMap((posting) => posting.entries)
        const total = entries.reduce((sum, each) => (each.account === account ? sum + each.minor : sum), 0)
        expect(months.reduce((sum, month) => sum + Number(month[account] ?? 0), 0)).toBe(total)
      }
    }
  }, 120_000)

  test("portal's list, statement, programs, PDF and mail say the same", async () => {
    const { tenant, tenantId } = await company()
    const key = await tenant.owner.ok("POST /api/staff/api-keys", { name: "Books", scope: "read" })
    const range = { from: "2026-06-01", to: "2027-12-31" }
    const query = new URLSearchParams(range)
    for (const history of fc.sample(History, { numRuns: 4, seed: seed + 1 })) {
      const { customerId, steps } = await newHistory(tenant, tenantId, history)
      const contact = await newContact(cloud(), tenant, customerId)
      const portal = contact.visitor
      const { payable: _, ...stated } = await portal.ok(`GET /api/portal/statement?${query}`)
      const parts: CurrencyStatement[] = stated.currencies
      const { totals } = await portal.ok("GET /api/portal/invoices?filter=all")
      const drafts = steps.flatMap(({ invoices }) => invoices.filter(({ document }) => document === "draft"))
      for (const { id } of drafts) expect(JSON.stringify(stated)).not.toContain(id)

      const open = parts.map((part) => [part.currency, part.closing.minor + part.credit.minor])
      expect(
        totals.map((each: { currency: string; open: { minor: number } }) => [each.currency, each.open.minor]),
      ).toEqual(open.filter(([, minor]) => minor !== 0))
      const program = await visitor(cloud().port, "app.localhost").call(
        `GET /api/v1/customers/${customerId}/statement?${query}`,
        undefined,
        { origin: "", authorization: `Bearer ${key.key}` },
      )
      expect(program.status === 200 && program.body.currencies).toEqual(parts)

      await tenant.owner.ok(`POST /api/staff/customers/${customerId}/statements`, {
        ...range,
        contactIds: [contact.id],
      })
      const mail = parts.length > 0 ? (await mailTo(cloud(), contact.email)).text.replace(/\s+/g, " ") : ""
      for (const { currency, closing } of parts) {
        const amount = formatAmount(closing.minor, currency)
        const { status, bytes } = await portal.call(
          `GET /api/documents/statement.pdf?${query}&currency=${currency}`,
        )
        expect(status).toBe(200)
        expect(textOf(bytes)).toContain(`Closing balance ${currency} ${amount}`)
        const mailed = amount.startsWith("-") ? `-${currency} ${amount.slice(1)}` : `${currency} ${amount}`
        expect(mail).toContain(`Balance in ${currency}: ${mailed}`)
      }
    }
  }, 120_000)
})
