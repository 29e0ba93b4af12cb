import Stripe from "stripe"
import { AppError } from "../../shared/errors.ts"

const toleranceSeconds = 300

const badSignature = () =>
  new AppError("invalid_input", "the signature does not hold", { reason: "bad_signature" })

/** Stripe's library takes any time in the future; a recorded message must not wait there for its hour (R34). */
function refuseFuture(header: string, nowSeconds: number) {
  const times = [...header.matchAll(/(?:^|,)\s*t=([^,]*)/g)].map(([, time]) => Number(time))
  if (!times.every((time) => time <= nowSeconds + toleranceSeconds)) throw badSignature()
}

/** The event in a webhook's raw bytes, when `secret` signed it within five minutes of now. */
export function readWebhook(
  body: Uint8Array,
  header: string | undefined,
  secret: string,
  now: string,
): Stripe.Event {
  const milliseconds = Date.parse(now)
  refuseFuture(header ?? "", milliseconds / 1000)
  try {
    return Stripe.webhooks.constructEvent(
      Buffer.from(body),
      header ?? "",
      secret,
      toleranceSeconds,
      undefined,
      milliseconds,
    )
  } catch {
    throw badSignature()
  }
}
