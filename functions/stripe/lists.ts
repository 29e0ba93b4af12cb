import type Stripe from "stripe"
import { stripe } from "./client.ts"
import { idOf } from "./news.ts"

const pageSize = 100
const since = (at: string) => ({ created: { gte: Math.floor(Date.parse(at) / 1000) }, limit: pageSize })

/** Payment intents of an account since then, newest first, page by page as they are asked for. */
export async function* intentsSince(stripeAccount: string, at: string): AsyncGenerator<Stripe.PaymentIntent> {
  yield* (await stripe()).paymentIntents.list(since(at), { stripeAccount })
}

/** The intents of which money went back, or was taken, since then. */
export async function* intentsWithMoneyBackSince(stripeAccount: string, at: string): AsyncGenerator<string> {
  const client = await stripe()
  for (const list of [client.refunds, client.disputes])
    for await (const each of list.list(since(at), { stripeAccount })) {
      const intentId = idOf(each.payment_intent)
      if (intentId) yield intentId
    }
}
