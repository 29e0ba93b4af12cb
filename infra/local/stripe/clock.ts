import { advanceAll } from "./billing/cycle.ts"
import { expire } from "./objects/checkout.ts"
import { settle } from "./objects/payments.ts"
import { failRefund } from "./objects/refunds.ts"
import { get } from "./state.ts"
import type { World } from "./world.ts"

/** Lets happen what the cloud's time has brought: expiries, bank debits, refunds that come back. */
export function catchUp(world: World) {
  const { state } = world
  const seconds = world.seconds()
  for (const [id, checkout] of Object.entries(state.checkouts)) {
    const { account } = state.objects[id] ?? {}
    if (!account) continue
    const session = get(state, account, "checkout.session", id)
    if (session.status === "open" && session.expires_at <= seconds) expire(world, account, session)
    if (checkout.pending && checkout.pending.at <= seconds)
      settle({ world, account, session, checkout }, checkout.pending.succeeds)
  }
  advanceAll(world)
  for (const [id, at] of Object.entries(state.failingRefunds)) {
    if (at > seconds) continue
    delete state.failingRefunds[id]
    const { account = "" } = state.objects[id] ?? {}
    failRefund(world, account, get(state, account, "refund", id))
  }
}
