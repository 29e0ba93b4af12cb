import { expect, test } from "vitest"
import { visitor } from "../infra/local/visitor.ts"
import { useCloud } from "./helpers/cloud.ts"
import { record } from "./helpers/figures.ts"
import { forgetLimits } from "./helpers/rows.ts"
import { newTenant, tokenFor } from "./helpers/world.ts"

/** R23 for a sign-in that exists already, where nothing but the link's own row can tell the first from the rest. */

const { cloud } = useCloud()
const redeemers = process.env.DEEP ? 100 : 15

test(`R23 of ${redeemers} who redeem one link for a new password at once, exactly one wins`, async () => {
  const startedAt = performance.now()
  const tenant = await newTenant(cloud())
  await visitor(cloud().port, "app.localhost").ok("POST /api/auth/forgot-password", { email: tenant.email })
  const token = await tokenFor(cloud(), tenant.email)
  const redeem = async (at: number) => {
    const guest = visitor(cloud().port, "app.localhost")
    for (;;) {
      const { status } = await guest.call("POST /api/auth/reset", {
        token,
        password: `horse battery staple ${at}x`,
      })
      if (status !== 429) return status
      await forgetLimits(cloud())
    }
  }
  const statuses = await Promise.all(Array.from({ length: redeemers }, (_, at) => redeem(at)))
  const winners = statuses.filter((status) => status === 200).length
  expect(statuses.filter((status) => status !== 200 && status !== 409)).toEqual([])
  expect(winners).toBe(1)
  record("F9", { "parallel redeems": redeemers, winners }, { startedAt })
})
