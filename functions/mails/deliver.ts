import { createHash, randomInt } from "node:crypto"
import { setTimeout as pause } from "node:timers/promises"
import { SESClient, SendRawEmailCommand } from "@aws-sdk/client-ses"
import { addSeconds } from "../../shared/dates.ts"
import type { EventType, PorticoEvent } from "../../shared/events.ts"
import { next } from "../../shared/stored.ts"
import { noteInvitationMail } from "../bulk-invitations/note.ts"
import type { Ctx } from "../context.ts"
import { mailsArePaused } from "../mail-health/actions.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import { isSuppressed } from "../suppressions/store.ts"
import { type Mail, rawMail } from "./mime.ts"
import { type SentMail, sentMails } from "./store.ts"

/** One attempt only: a repeated call after a lost answer would be a second mail. */
const ses = new SESClient({ maxAttempts: 1 })
/** Longer than a sender lives, shorter than its message stays hidden in the queue. */
const leaseSeconds = 90

/** What readers wait for because they asked: no bad list of anybody's makes these unwanted. */
const askedByReader: EventType[] = ["signIn.codeAsked", "contact.passwordResetAsked", "email.changeAsked"]

/** The sender is part of it: a company that pays itself gets the receipt and the notice at one address. */
const claimId = ({ id }: PorticoEvent, { sender, to }: Mail) =>
  `${id}-${createHash("sha256").update(`${sender} ${to}`).digest("hex").slice(0, 32)}`

/** Undefined when the mail was sent, or is not to be. Throws while somebody else is sending it. */
async function claim(ctx: Ctx, event: PorticoEvent, mail: Mail): Promise<SentMail | undefined> {
  const id = claimId(event, mail)
  const until = addSeconds(ctx.now, leaseSeconds)
  const known = await sentMails.find(ctx, id)
  if (known && known.state !== "sending") return undefined
  if (known && known.until > ctx.now) throw new Error("this mail is just being sent")
  const state = (await isWithheld(ctx, event, mail)) ? "withheld" : "sending"
  const fresh = {
    id,
    version: 1,
    until,
    eventId: event.id,
    sender: mail.sender,
    counted: false,
    state,
  } as const
  const claimed: SentMail = known ? next(known, { until, state }) : fresh
  await commit(ctx, known ? sentMails.replace(ctx, claimed) : sentMails.insert(ctx, claimed))
  // Who invites many sees that this one never went out, and can remind them later.
  if (state === "withheld") await noteInvitationMail(ctx, event, "rejected")
  return state === "sending" ? claimed : undefined
}

/** Portico's own mails to staff always go: a company has to learn of its sign-ins, whatever became of others. */
async function isWithheld(ctx: Ctx, { type }: PorticoEvent, { sender, to }: Mail): Promise<boolean> {
  if (sender === "portico") return false
  const [suppressed, paused] = await Promise.all([isSuppressed(ctx, to), mailsArePaused(ctx)])
  return suppressed || (paused && !askedByReader.includes(type))
}

/** SES answered that it did not take the mail. After a failure of its own, or without an answer, nobody knows. */
function isRefusal(error: unknown) {
  const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode ?? 0
  return status >= 400 && status < 500
}

const isThrottled = (error: unknown) => /^(Throttling|TooManyRequests)/.test((error as Error).name)
const throttledMilliseconds = [200, 400, 800, 1600]

/** "Slower" is no failure: asked again here, or a busy minute of the account would use up the message's attempts. */
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
const note = (ctx: Ctx, { id }: SentMail, changes: Partial<SentMail>) =>
  withFreshReads(async () => {
    const known = await sentMails.get(ctx, id)
    if (known.state === "sending") await commit(ctx, sentMails.replace(ctx, next(known, changes)))
  })

async function send(ctx: Ctx, claimed: SentMail, mail: Mail) {
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
    if (isRefusal(error)) await note(ctx, claimed, { until: ctx.now })
    throw error
  }
  await note(ctx, claimed, { state: "sent" })
}

/**
 * Sends a mail once, however often its event is delivered. When a sender dies after SES took the mail, SES's own word
 * marks it sent long before its message comes back, since the mail carries the claim in its tags.
 */
export async function deliver(ctx: Ctx, event: PorticoEvent, mail: Mail) {
  const claimed = await claim(ctx, event, mail)
  if (claimed) await send(ctx, claimed, mail)
}
