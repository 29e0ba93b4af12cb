import * as z from "zod"
import { Contact, CustomerDetail } from "./customers.ts"
import { Instant, line } from "./fields.ts"
import { Stored } from "./stored.ts"

/** `write` reads, too. */
export const apiScopes = ["read", "write"] as const
export type ApiScope = (typeof apiScopes)[number]

export const apiScopeCovers = (has: ApiScope, needs: ApiScope) => has === "write" || needs === "read"

/** A program's way in, for as long as its row is there. The key itself is nowhere: the row knows its SHA-256. */
export const ApiKey = Stored.extend({
  name: z.string(),
  scope: z.enum(apiScopes),
  hash: z.string(),
  /** The beginning that tells the stage, and the end of the checksum: enough to recognise a key by. */
  shownAs: z.string(),
  createdBy: z.object({ id: z.string(), name: z.string() }),
  createdAt: Instant,
  /** Absent: it works until it is revoked. */
  expiresAt: Instant.optional(),
  /** To the hour. */
  lastUsedAt: Instant.optional(),
})
export type ApiKey = z.infer<typeof ApiKey>

export const ApiKeyView = ApiKey.omit({ version: true, hash: true })
export type ApiKeyView = z.infer<typeof ApiKeyView>
export const ApiKeyList = z.object({ items: z.array(ApiKeyView) })

/** The only answer that ever holds the key. */
export const CreatedApiKey = ApiKeyView.extend({ key: z.string() })
export type CreatedApiKey = z.infer<typeof CreatedApiKey>

export const CreateApiKey = z.strictObject({
  name: line(60),
  scope: z.enum(apiScopes, "required").default("read"),
  expiresInDays: z.literal([30, 90, 365], "invalid").optional(),
})
export type CreateApiKey = z.infer<typeof CreateApiKey>

/** A customer as programs see it: of its people, nothing about how they sign in. */
export const ApiCustomer = CustomerDetail.extend({
  contacts: z.array(
    Contact.pick({ id: true, name: true, email: true, role: true, language: true, state: true }),
  ),
})
