import { createHash } from "node:crypto"
import * as z from "zod"
import type { Claim } from "./domains/desk.ts"
import { ownDynamo } from "./store/credentials.ts"
import { directoryKey } from "./store/keys.ts"
import { getRow, type Write } from "./store/table.ts"
import { tenantsListKey } from "./tenants/store.ts"

/** What must be found before a tenant is known, or across tenants: a host, a staff sign-in, a Stripe account, an API key, a person. */

const HostRow = z.object({
  tenantId: z.string(),
  /** Absent for our own hosts, which are one tenant's for ever. */
  domain: z
    .object({
      version: z.int().positive(),
      domainId: z.string(),
      token: z.string(),
      serves: z.enum(["portal", "redirect", "nothing"]),
      freeSince: z.string().optional(),
    })
    .optional(),
})
const StaffRow = z.object({ tenantId: z.string(), staffId: z.string() })
const StripeRow = z.object({ tenantId: z.string() })
const SenderRow = z.object({ tenantId: z.string() })
/** In which tenants' portals an address has joined. */
const PersonRow = z.object({ version: z.int().positive(), tenantIds: z.array(z.string()) })
const KeyRow = z.object({ tenantId: z.string(), keyId: z.string() })

/** Addresses are looked up by hash, so that the directory itself names nobody. */
export const emailHash = (email: string) => createHash("sha256").update(email).digest("hex")

const sk = "-"
type Kind = "host" | "staff" | "stripe" | "key" | "person" | "sender"
const find = (kind: Kind, value: string) => getRow(ownDynamo, { pk: directoryKey(kind, value), sk })

const hostRow = async (host: string) => {
  const row = await find("host", host)
  return row && HostRow.parse(row)
}

/** Whose portal is, or was, at a host. A company's own host that is not served is nobody's. */
export async function findHost(host: string) {
  const row = await hostRow(host)
  return row?.domain?.serves === "nothing" ? undefined : row
}

/** Who holds a host that is not ours, whatever it serves. */
export async function findClaim(host: string): Promise<Claim | undefined> {
  const row = await hostRow(host)
  return row?.domain && { ...row.domain, tenantId: row.tenantId }
}

export async function findStaff(email: string) {
  const row = await find("staff", emailHash(email))
  return row && StaffRow.parse(row)
}

export async function findStripeAccount(accountId: string) {
  const row = await find("stripe", accountId)
  return row && StripeRow.parse(row)
}

/** Whose mails may come from a domain. */
export async function findSender(domain: string) {
  const row = await find("sender", domain)
  return row && SenderRow.parse(row)
}

/** By the hash of the whole key, which is all of it that we keep. */
export async function findApiKey(hash: string) {
  const row = await find("key", hash)
  return row && KeyRow.parse(row)
}

const claim = (kind: Kind, value: string, rest: Record<string, string | number>): Write => ({
  row: { pk: directoryKey(kind, value), sk, ...rest },
  expects: "new",
})

/** Another address of ours for a tenant that has one: only its first puts it on the list of tenants. */
export const claimAnotherHost = (host: string, tenantId: string) => claim("host", host, { tenantId })

export const claimHost = (host: string, tenantId: string) =>
  claim("host", host, {
    tenantId,
    gsi1pk: tenantsListKey(tenantId),
    gsi1sk: tenantId,
  })
/** Takes a company's own host, or hands it on: expects the version before. */
export function claimDomain(host: string, { tenantId, ...domain }: Claim): Write {
  // The version stands outside for the condition and inside for the reader, so that both are one.
  const row = { pk: directoryKey("host", host), sk, tenantId, domain, version: domain.version }
  return domain.version === 1 ? { row, expects: "new" } : { row, expects: { version: domain.version - 1 } }
}

/** A claim never changes, so its version stays the first; giving it up names it all the same. */
const claimVersion = 1
export const claimStaff = (email: string, tenantId: string, staffId: string) =>
  claim("staff", emailHash(email), { tenantId, staffId, version: claimVersion })
/** The address may sign in for any company again. Only for who holds the claim. */
export const freeStaff = (email: string): Write => ({
  remove: { pk: directoryKey("staff", emailHash(email)), sk },
  expects: { version: claimVersion },
})
export const claimStripeAccount = (accountId: string, tenantId: string) =>
  claim("stripe", accountId, { tenantId })
export const claimApiKey = (hash: string, tenantId: string, keyId: string) =>
  claim("key", hash, { tenantId, keyId, version: claimVersion })
export const freeApiKey = (hash: string): Write => ({
  remove: { pk: directoryKey("key", hash), sk },
  expects: { version: claimVersion },
})

export const claimSender = (domain: string, tenantId: string) =>
  claim("sender", domain, { tenantId, version: claimVersion })
export const freeSender = (domain: string): Write => ({
  remove: { pk: directoryKey("sender", domain), sk },
  expects: { version: claimVersion },
})

async function findJoined(email: string) {
  const row = await find("person", emailHash(email))
  return row && PersonRow.parse(row)
}

/** The tenants whose portals this address has joined: only for who signed in with it. */
export const tenantsJoined = async (email: string) => (await findJoined(email))?.tenantIds ?? []

function personWrite(email: string, version: number, tenantIds: string[]): Write {
  const row = { pk: directoryKey("person", emailHash(email)), sk, tenantIds, version }
  return version === 1 ? { row, expects: "new" } : { row, expects: { version: version - 1 } }
}

/** Notes that an address has joined a portal of this tenant; nothing where it is known already. */
export async function joinTenant(email: string, tenantId: string): Promise<Write[]> {
  const known = await findJoined(email)
  if (known?.tenantIds.includes(tenantId)) return []
  return [personWrite(email, (known?.version ?? 0) + 1, [...(known?.tenantIds ?? []), tenantId])]
}

/** Forgets it, when the address's last membership in this tenant goes or moves to another address. */
export async function leaveTenant(email: string, tenantId: string): Promise<Write[]> {
  const known = await findJoined(email)
  if (!known?.tenantIds.includes(tenantId)) return []
  const left = known.tenantIds.filter((id) => id !== tenantId)
  if (left.length > 0) return [personWrite(email, known.version + 1, left)]
  const remove = { pk: directoryKey("person", emailHash(email)), sk }
  return [{ remove, expects: { version: known.version } }]
}
