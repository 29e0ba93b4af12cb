import { createHash } from "node:crypto"
import { SESClient, SendRawEmailCommand } from "@aws-sdk/client-ses"
import { addSeconds } from "../../shared/dates.ts"
import { next } from "../../shared/stored.ts"
import type { Ctx } from "../context.ts"
import { commit } from "../store/entity.ts"
import { type Mail, rawMail } from "./mime.ts"
import { type SentMail, sentMails } from "./store.ts"

/** One attempt only: a repeated call after a lost answer would be a second mail. */
const ses = new SESClient({ maxAttempts: 1 })
/** Longer than a sender lives, shorter than its message stays hidden in the queue. */
const leaseSeconds = 90

/** The sender is part of it: a company that pays itself gets the receipt and the notice at one address. */
const claimId = (eventId: string, { sender, to }: Mail) =>
  `${eventId}.${createHash("sha256").update(`${sender} ${to}`).digest("hex").slice(0, 32)}`

/** Undefined when the mail was sent. Throws `conflict` while somebody else is sending it. */
async function claim(ctx: Ctx, id: string): Promise<SentMail | undefined> {
  const until = addSeconds(ctx.now, leaseSeconds)
  const known = await sentMails.find(ctx, id)
  if (known?.state === "sent") return undefined
  if (known && known.until > ctx.now) throw new Error("this mail is just being sent")
  const claimed: SentMail = known ? next(known, { until }) : { id, version: 1, state: "sending", until }
  await commit(ctx, known ? sentMails.replace(ctx, claimed) : sentMails.insert(ctx, claimed))
  return claimed
}

/** SES answered that it will not take the mail; without an answer nobody knows. */
const isRefusal = (error: unknown) =>
  (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode !== undefined

async function send(ctx: Ctx, claimed: SentMail, mail: Mail) {
  const Data = await rawMail(mail)
  const { address: Source } = mail.from
  try {
    await ses.send(new SendRawEmailCommand({ Source, Destinations: [mail.to], RawMessage: { Data } }))
  } catch (error) {
    if (isRefusal(error)) await commit(ctx, sentMails.replace(ctx, next(claimed, { until: ctx.now })))
    throw error
  }
  await commit(ctx, sentMails.replace(ctx, next(claimed, { state: "sent" })))
}

/**
 * Sends a mail once, however often its event is delivered. Only a crash between SES taking it and our noting so can
 * send it again: to be told twice is better than never.
 */
export async function deliver(ctx: Ctx, eventId: string, mail: Mail) {
  const claimed = await claim(ctx, claimId(eventId, mail))
  if (claimed) await send(ctx, claimed, mail)
}
