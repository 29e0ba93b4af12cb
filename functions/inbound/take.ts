import { createHash } from "node:crypto"
import type { Email } from "postal-mime"
import PostalMime from "postal-mime"
import { AppError } from "../../shared/errors.ts"
import type { Tenant } from "../../shared/tenants.ts"
import { type Ctx, systemCtx } from "../context.ts"
import { event } from "../events.ts"
import { log } from "../log.ts"
import { queries } from "../queries/store.ts"
import { newMessageId, type Said, say } from "../queries/thread.ts"
import { useOnceAs } from "../store/allowance.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import { getTenant } from "../tenants/store.ts"
import { type ReplyAddress, readReplyAddress, replyAddresses } from "./address.ts"
import { takeFiles } from "./files.ts"
import type { Received } from "./received.ts"
import { isUtf7, type Refusal, refusalOf, senderOf } from "./refusals.ts"
import { type Speaker, speakerOf } from "./speaker.ts"
import { takenMails } from "./taken.ts"
import { wordsOf } from "./text.ts"

type Arrived = { raw: Uint8Array; mail: Email; received: Received }
type OfTenant = Ctx & { tenant: Tenant }

/** The same mail to the same thread, however often it is delivered. */
const mailId = ({ mail, received }: Arrived, queryId: string) =>
  createHash("sha256")
    .update(`${mail.messageId ?? received.mail.messageId}|${queryId}`)
    .digest("hex")
    .slice(0, 40)

const answeredADay = 100

async function write(ctx: OfTenant, { customerId, queryId }: ReplyAddress, id: string, said: Said) {
  const { kind, id: personId } = said.author
  await withFreshReads(async () => {
    if (await takenMails.find(ctx, id)) return
    const query = await queries.get(ctx, queryId, customerId)
    const use =
      kind === "contact" ? [await useOnceAs(ctx, { customerId, personId }, "queryAnswer", answeredADay)] : []
    await say(ctx, query, said, [takenMails.insert(ctx, { id, version: 1, at: ctx.now }), ...use])
  })
}

/** Answers why the mail did not become a message, if it did not. */
async function takeAs(
  ctx: OfTenant,
  address: ReplyAddress,
  speaker: Speaker,
  arrived: Arrived,
): Promise<Refusal | undefined> {
  const { customerId, queryId } = address
  const id = mailId(arrived, queryId)
  if (await takenMails.find(ctx, id)) return undefined
  if (isUtf7(arrived.raw)) return "charset"
  const messageId = newMessageId(ctx, queryId)
  const by = { kind: speaker.kind, id: speaker.id }
  const { files, leftOut } = await takeFiles(ctx, arrived.mail.attachments, { customerId, messageId, by })
  const text = wordsOf(arrived.mail)
  if (text === "" && files.ids.length + leftOut.length === 0) return "empty"
  try {
    await write(ctx, address, id, { id: messageId, author: speaker, text, via: "mail", files, leftOut })
  } catch (error) {
    if (error instanceof AppError && error.code === "rate_limited") return "too_many"
    throw error
  }
  return undefined
}

async function refuse(
  ctx: Ctx,
  { customerId, queryId: subjectId }: ReplyAddress,
  reason: Refusal,
  from = "",
) {
  const facts = { reason, from: from.slice(0, 254) }
  await commit(ctx, event(ctx, "query.mailRefused", { customerId, subjectId, facts }))
}

async function takeAt(recipient: string, arrived: Arrived, requestId: string) {
  const named = await readReplyAddress(recipient)
  const bare = named && systemCtx(named.tenantId, requestId)
  const address = bare && (await replyAddresses.find(bare, named.id))
  if (!address) {
    log("warn", { message: "mail to an address that is none of ours", requestId })
    return
  }
  const ctx: OfTenant = { ...bare, tenant: await getTenant(bare) }
  const from = senderOf(arrived.mail) ?? ""
  const speaker = refusalOf(arrived.mail, arrived.received) ?? (await speakerOf(ctx, address, from))
  const refusal =
    typeof speaker === "string"
      ? speaker
      : await takeAs({ ...ctx, actor: speaker }, address, speaker, arrived)
  if (refusal) await refuse(ctx, address, refusal, from)
}

/** Puts a mail into the thread of every address of ours that it came to. Once more does no harm. */
export async function takeMail(raw: Uint8Array, received: Received, requestId: string) {
  const arrived = { raw, received, mail: await PostalMime.parse(raw) }
  for (const recipient of received.receipt.recipients) await takeAt(recipient, arrived, requestId)
}
