import type { StartPayment } from "../../../shared/payments.ts"
import { createAction } from "../lib/action.ts"
import { startPayment } from "./api.ts"

/** Stays busy while the browser leaves. */
export function leaveFor(url: string) {
  window.location.assign(url)
  return new Promise<never>(() => undefined)
}

/** Starts a payment and leaves for Stripe's page; the server decides the amount. */
export const createPayment = () =>
  createAction(async (asked: StartPayment) => {
    const { url } = await startPayment(asked)
    await leaveFor(url)
  })
