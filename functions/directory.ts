import { createHash } from "node:crypto"
import * as z from "zod"
import { ownDynamo } from "./store/credentials.ts"
import { directoryKey } from "./store/keys.ts"
import { getRow, type Write } from "./store/table.ts"
import { tenantsListKey } from "./tenants/store.ts"

/** What must be found before a tenant is known: a host, a staff sign-in, a Stripe account. */

const HostRow = z.object({ tenantId: z.string() })
const StaffRow = z.object({ tenantId: z.string(), staffId: z.string() })
const StripeRow = z.object({ tenantId: z.string() })

/** Addresses are looked up by hash, so that the directory itself names nobody. */
export const emailHash = (email: string) => createHash("sha256").update(email).digest("hex")

const sk = "-"
const find = (kind: "host" | "staff" | "stripe", value: string) =>
  getRow(ownDynamo, { pk: directoryKey(kind, value), sk })

export async function findHost(host: string) {
  const row = await find("host", host)
  return row && HostRow.parse(row)
}

export async function findStaff(email: string) {
  const row = await find("staff", emailHash(email))
  return row && StaffRow.parse(row)
}

export async function findStripeAccount(accountId: string) {
  const row = await find("stripe", accountId)
  return row && StripeRow.parse(row)
}

const claim = (kind: "host" | "staff" | "stripe", value: string, rest: Record<string, string>): Write => ({
  row: { pk: directoryKey(kind, value), sk, ...rest },
  expects: "new",
})

export const claimHost = (host: string, tenantId: string) =>
  claim("host", host, {
    tenantId,
    gsi1pk: tenantsListKey(tenantId),
    gsi1sk: tenantId,
  })
export const claimStaff = (email: string, tenantId: string, staffId: string) =>
  claim("staff", emailHash(email), { tenantId, staffId })
export const claimStripeAccount = (accountId: string, tenantId: string) =>
  claim("stripe", accountId, { tenantId })
