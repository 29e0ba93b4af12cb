import { beforeAll, expect, test } from "vitest"
import { money } from "../shared/money.ts"
import { useCloud } from "./helpers/cloud.ts"
import { becomeFunction } from "./helpers/inside.ts"
import { newCustomer, newTenant } from "./helpers/world.ts"

const { cloud } = useCloud()
let ctx: import("../functions/context.ts").Ctx
let customerId: string
let ledger: typeof import("../functions/ledger/ledger.ts")
let paymentPosting: typeof import("../functions/ledger/movements.ts").paymentPosting
let commit: typeof import("../functions/store/entity.ts").commit

beforeAll(async () => {
  becomeFunction(cloud(), "payments")
  const { systemCtx } = await import("../functions/context.ts")
  ledger = await import("../functions/ledger/ledger.ts")
  ;({ paymentPosting } = await import("../functions/ledger/movements.ts"))
  ;({ commit } = await import("../functions/store/entity.ts"))
  const company = await newTenant(cloud())
  const { tenant } = await company.owner.ok("GET /api/staff/me")
  customerId = (await newCustomer(company)).id
  ctx = systemCtx(tenant.id, "test")
})

test("R36: a movement that two messages date differently is posted once", async () => {
  const amount = money(100_00, "AED")
  const tell = (on: string) => {
    const about = { movement: "pi_1", on, at: ctx.now, customerId, amount, documentId: "pay_1" }
    return commit(ctx, ...ledger.post(ctx, paymentPosting(about, [], amount)))
  }
  await tell("2026-11-22")
  await expect(tell("2026-11-23")).rejects.toMatchObject({ code: "conflict" })
  await expect(tell("2026-11-22")).rejects.toMatchObject({ code: "conflict" })
  expect((await ledger.postings(ctx, customerId)).map(({ on }) => on)).toEqual(["2026-11-22"])
})
