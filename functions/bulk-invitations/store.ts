import { createHash } from "node:crypto"
import * as z from "zod"
import {
  BulkInvitation,
  Recipient,
  RecipientCounts,
  type RecipientState,
  recipientStates,
} from "../../shared/bulk-invitations.ts"
import { addSeconds } from "../../shared/dates.ts"
import { linkSeconds } from "../../shared/links.ts"
import { Stored } from "../../shared/stored.ts"
import type { Ctx } from "../context.ts"
import { entity } from "../store/entity.ts"

const StoredBulk = BulkInvitation.extend({
  /** Of who asked for it, in whose name it goes out. */
  staffId: z.string(),
  /** One more each time that it begins or goes on: messages of an earlier turn do nothing. */
  run: z.int(),
  /** What was asked, to tell whether the same key is used for something else. */
  asked: z.string(),
  /** What it came to, once nothing of it can change any more: then nobody has to count again. */
  settled: RecipientCounts.optional(),
})
export type StoredBulk = z.infer<typeof StoredBulk>

export const bulkInvitations = entity<StoredBulk>({
  kind: "bulkInvitation",
  schema: StoredBulk,
  staffList: ({ createdAt }) => createdAt,
})

const digest = (value: unknown) => createHash("sha256").update(JSON.stringify(value)).digest("hex")
/** The caller's own key names the row, so that asking twice makes one. */
export const bulkIdOf = (idempotencyKey: string) => `blk_${digest(idempotencyKey).slice(0, 36)}`
export const askedOf = (draft: object) => digest(draft)

const StoredRecipient = Stored.extend(Recipient.shape).extend({
  bulkInvitationId: z.string(),
  linkId: z.string().optional(),
})
export type StoredRecipient = z.infer<typeof StoredRecipient>

export const recipients = entity<StoredRecipient>({ kind: "bulkRecipient", schema: StoredRecipient })

export const recipientId = (bulkInvitationId: string, contactId: string) => `${bulkInvitationId}.${contactId}`

/** As many as one bulk invitation can have. */
export const recipientsMax = 50_000

export const recipientsOf = (ctx: Ctx, bulkInvitationId: string) =>
  recipients.owned(ctx, undefined, { startsWith: `${bulkInvitationId}.`, limit: recipientsMax })

const openStates: RecipientState[] = ["sent", "delivered", "opened"]

/** As it is now: a link runs out without anybody writing so. */
export const stateNow = ({ state, at }: Recipient, now: string): RecipientState =>
  openStates.includes(state) && at && addSeconds(at, linkSeconds.invitation) < now ? "expired" : state

export function countsOf(all: Recipient[], now: string): RecipientCounts {
  const counts = Object.fromEntries(recipientStates.map((state) => [state, 0])) as RecipientCounts
  for (const each of all) counts[stateNow(each, now)] += 1
  return counts
}
