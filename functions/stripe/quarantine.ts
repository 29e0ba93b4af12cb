import type Stripe from "stripe"
import { log } from "../log.ts"

/** Set aside for somebody to look at, and answered as taken: Stripe could only send the same again. */
export function quarantine({ id, type, account }: Stripe.Event, reason: string): "setAside" {
  log("error", { message: "webhook set aside", alarm: "webhook_quarantined", reason, id, type, account })
  return "setAside"
}
