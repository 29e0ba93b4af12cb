import { createHash, randomInt } from "node:crypto"
import { setTimeout as pause } from "node:timers/promises"
import { SESClient, SendRawEmailCommand } from "@aws-sdk/client-ses"
import { addSeconds } from "../../shared/dates.ts"
import type { EventType, PorticoEvent } from "../../shared/events.ts"
import { next } from "../../shared/stored.ts"
import { noteWithheld } from "../bulk-invitations/withheld.ts"
import type { Ctx } from "../context.ts"
import { log } from "../log.ts"
import { mailsArePaused } from "../mail-health/actions.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import { isSuppressed } from "../suppressions/store.ts"
import { type Mail, rawMail } from "./mime.ts"
import { type SentMail, sentMails, type WhyWithheld } from "./store.ts"

/** One attempt only: a repeated call after a lost answer would be a second mail. */
const ses = new SESClient({ maxAttempts: 1 })
/**
 * A mail that was begun and never heard of again may have gone out all the same, until SES's own word about it would
 * surely have come: that takes seconds, and an alarm rings where it takes an hour, so that somebody can mend it in time.
 */
const doubtSeconds = 6 * 3600

/** What came of it: nothing is left to do, or somebody has to come back to it. */
export type Outcome = "settled" | "inDoubt" | "throttled"

/** What readers wait for because they asked: no bad list of anybody's makes these unwanted. */
const askedByReader: EventType[] = ["signIn.codeAsked", "contact.passwordResetAsked", "email.changeAsked"]

/** The sender is part of it: a company that pays itself gets the receipt and the notice at one address. */
const claimId = ({ id }: PorticoEvent, { sender, to }: Mail) =>
  `${id}-${createHash("sha256").update(`${sender} ${to}`).digest("hex").slice(0, 32)}`

/** What is known of the mail already; undefined where it may be sent, for the first time or once more. */
async function standingOf(ctx: Ctx, event: PorticoEvent, known: SentMail): Promise<Outcome | undefined> {
  const { state, withheld, until, id } = known
  if (state === "sent") return "settled"
  if (state === "withheld") {
    // Whoever withheld it may have died before saying so.
    await noteWithheld(ctx, event, withheld ?? "suppressed")
    return "settled"
  }
  if (state === "refused") return undefined
  if (until > ctx.now) return "inDoubt"
  const { requestId, tenantId } = ctx
  const message = "SES never said what became of this mail: it is sent again"
  log("error", { message, alarm: "mail_in_doubt", requestId, tenantId, mail: id })
  return undefined
}

/** The right to send the mail. None when it was sent or is not to be, and while somebody else may have sent it. */
async function claim(ctx: Ctx, event: PorticoEvent, mail: Mail): Promise<SentMail | Outcome> {
  const id = claimId(event, mail)
  const known = await sentMails.find(ctx, id)
  const standing = known && (await standingOf(ctx, event, known))
  if (standing) return standing
  const withheld = await whyNot(ctx, event, mail)
  const changes = {
    state: withheld ? ("withheld" as const) : ("sending" as const),
    withheld,
    until: addSeconds(ctx.now, doubtSeconds),
  }
  const fresh = { id, version: 1, eventId: event.id, sender: mail.sender, counted: false }
  const claimed: SentMail = known ? next(known, changes) : { ...fresh, ...changes }
  await commit(ctx, known ? sentMails.replace(ctx, claimed) : sentMails.insert(ctx, claimed))
  if (!withheld) return claimed
  await noteWithheld(ctx, event, withheld)
  return "settled"
}

/** Portico's own mails to staff always go: a company has to learn of its sign-ins, whatever became of others. */
async function whyNot(
  ctx: Ctx,
  { type }: PorticoEvent,
  { sender, to }: Mail,
): Promise<WhyWithheld | undefined> {
  if (sender === "portico") return undefined
  const [suppressed, paused] = await Promise.all([isSuppressed(ctx, to), mailsArePaused(ctx)])
  if (suppressed) return "suppressed"
  return paused && !askedByReader.includes(type) ? "paused" : undefined
}

/** SES answered that it did not take the mail. After a failure of its own, or without an answer, nobody knows. */
function isRefusal(error: unknown) {
  const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode ?? 0
  return status >= 400 && status < 500
}

const isThrottled = (error: unknown) => /^(Throttling|TooManyRequests)/.test((error as Error).name)
const throttledMilliseconds = [200, 400, 800]

/** "Slower" is no failure: a busy second of the account is waited for here. */
async function sendPatiently(command: SendRawEmailCommand) {
  for (const wait of throttledMilliseconds) {
    try {
      return await ses.send(command)
    } catch (error) {
      if (!isThrottled(error)) throw error
      await pause(randomInt(wait / 2, wait))
    }
  }
  return ses.send(command)
}

/** Nothing where SES's own word was quicker. */
const note = (ctx: Ctx, { id }: SentMail, state: SentMail["state"]) =>
  withFreshReads(async () => {
    const known = await sentMails.get(ctx, id)
    if (known.state === "sending") await commit(ctx, sentMails.replace(ctx, next(known, { state })))
  })

async function send(ctx: Ctx, claimed: SentMail, mail: Mail): Promise<Outcome> {
  const Data = await rawMail(mail)
  const { address: Source } = mail.from
  const Tags = [
    { Name: "tenant", Value: ctx.tenantId },
    { Name: "mail", Value: claimed.id },
  ]
  try {
    await sendPatiently(
      new SendRawEmailCommand({ Source, Destinations: [mail.to], RawMessage: { Data }, Tags }),
    )
  } catch (error) {
    if (!isRefusal(error)) {
      log("warn", { message: "nobody knows whether SES took this mail", requestId: ctx.requestId, error })
      return "inDoubt"
    }
    await note(ctx, claimed, "refused")
    if (isThrottled(error)) return "throttled"
    throw error
  }
  await note(ctx, claimed, "sent")
  return "settled"
}

/**
 * Sends a mail once, however often its event is delivered. When a sender dies after SES took the mail, SES's own word
 * marks it sent, since the mail carries the claim in its tags; nobody sends it again before that word is long overdue.
 */
export async function deliver(ctx: Ctx, event: PorticoEvent, mail: Mail): Promise<Outcome> {
  const claimed = await claim(ctx, event, mail)
  return typeof claimed === "string" ? claimed : send(ctx, claimed, mail)
}
