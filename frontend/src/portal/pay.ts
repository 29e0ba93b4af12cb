import { createAction } from "../lib/action.ts"
import { startPayment } from "./api.ts"

/** Starts a payment and leaves for Stripe's page; the server decides the amount. */
export const createPayment = () =>
  createAction(async (invoiceIds: string[]) => {
    const { url } = await startPayment(invoiceIds)
    window.location.assign(url)
    // Stays busy while the browser leaves.
    await new Promise(() => undefined)
  })
