import * as z from "zod"
import { Instant } from "../../shared/fields.ts"
import { Stored } from "../../shared/stored.ts"
import { macOf } from "../secrets.ts"
import { entity } from "../store/entity.ts"

/** A code that was mailed. The digits are nowhere: they are computed from the id with our key. */
const MailedCode = Stored.extend({ loginId: z.string(), expiresAt: Instant })
export const mailedCodes = entity<z.infer<typeof MailedCode>>({
  kind: "code",
  schema: MailedCode,
  expiresAt: ({ expiresAt }) => expiresAt,
})

/** Six digits. Computed, so that a retried mail carries the very same ones. */
export async function mailedCode(tenantId: string, codeId: string) {
  const tag = Buffer.from(await macOf("codes", `${tenantId}|${codeId}`), "base64url")
  return String(Number(tag.readBigUInt64BE() % 1_000_000n)).padStart(6, "0")
}
