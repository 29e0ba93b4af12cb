import {
  CNAMEAlreadyExists,
  CreateDistributionTenantCommand,
  DeleteDistributionTenantCommand,
  type DistributionTenant,
  EntityAlreadyExists,
  EntityLimitExceeded,
  InvalidArgument,
  ResourceNotDisabled,
} from "@aws-sdk/client-cloudfront"
import type { CertificateProblem } from "../../shared/domains.ts"
import { env } from "../env.ts"
import { type Certificate, certificateOf } from "./edge-certificate.ts"
import { type Changes, change, cloudFront, edgeNameOf, find, freshly, type Held } from "./edge-tenant.ts"

/**
 * How a host of a company's own stands at the edge. Only `ready` is served. `pending` goes on by itself, also with a
 * problem; `failed` does not until somebody changes something.
 */
export type EdgeView = { state: "none" | "pending" | "ready" | "failed"; problem?: CertificateProblem }

const pending: EdgeView = { state: "pending" }

/** CloudFront shows Amazon the proof by itself, for the host leads to it. */
const certificateFor = (host: string): Changes["ManagedCertificateRequest"] => ({
  ValidationTokenHost: "cloudfront",
  PrimaryDomainName: host,
})

/**
 * Brings a host one step nearer to being served: its place at the edge, the certificate, and the one put on the other.
 * Never waits: called again, however often and after whatever interruption, it goes on. `again` once who saw it fail
 * says that the cause is gone: a certificate that failed stays so, and another is asked for.
 */
export const ensureEdge = (host: string, { again = false } = {}): Promise<EdgeView> =>
  freshly(async () => {
    const held = await find(host)
    if (!held) return create(host)
    const { view, changes } = stepOf(host, held.tenant, await certificateOf(host), again)
    return changes ? update(held, changes) : view
  })

/** How a host stands, without changing anything. */
export async function edgeOf(host: string): Promise<EdgeView> {
  const held = await find(host)
  if (!held) return { state: "none" }
  return stepOf(host, held.tenant, await certificateOf(host), false).view
}

/** Takes a host off the edge: switched off, waited for, removed. To be called until it is gone. */
export const detachEdge = (host: string): Promise<"pending" | "gone"> =>
  freshly(async () => {
    const held = await find(host)
    if (!held) return "gone"
    const { tenant, etag } = held
    if (tenant.Enabled) await change(held, { Enabled: false })
    if (tenant.Enabled || tenant.Status !== "Deployed") return "pending"
    try {
      await cloudFront.send(new DeleteDistributionTenantCommand({ Id: tenant.Id, IfMatch: etag }))
      return "gone"
    } catch (error) {
      if (error instanceof ResourceNotDisabled) return "pending"
      throw error
    }
  })

/** What a look at both shows, and what has to be changed to go on. */
function stepOf(
  host: string,
  tenant: DistributionTenant,
  certificate: Certificate | undefined,
  again: boolean,
): { view: EdgeView; changes?: Changes } {
  if (!tenant.Enabled) return { view: { state: "none" }, changes: { Enabled: true } }
  const asked = { ManagedCertificateRequest: certificateFor(host) }
  // CloudFront makes the place first and then asks; where that failed, it does not ask again.
  if (!certificate) return { view: pending, changes: asked }
  const { state, arn, problem } = certificate
  if (problem) return { view: { state: "failed", problem }, ...(again && { changes: asked }) }
  if (state === "pending") return { view: pending }
  if (tenant.Customizations?.Certificate?.Arn !== arn)
    return { view: pending, changes: { Customizations: { Certificate: { Arn: arn } } } }
  const isActive = tenant.Domains?.some(({ Domain, Status }) => Domain === host && Status === "active")
  return { view: isActive && tenant.Status === "Deployed" ? { state: "ready" } : pending }
}

async function create(host: string): Promise<EdgeView> {
  const command = new CreateDistributionTenantCommand({
    Name: edgeNameOf(host),
    DistributionId: env.PORTAL_DISTRIBUTION_ID,
    ConnectionGroupId: env.CONNECTION_GROUP_ID,
    Domains: [{ Domain: host }],
    ManagedCertificateRequest: certificateFor(host),
    Enabled: true,
  })
  try {
    await cloudFront.send(command)
    return pending
  } catch (error) {
    const isTaken = error instanceof EntityAlreadyExists || error instanceof CNAMEAlreadyExists
    // By ourselves, at the same moment or in a call whose answer was lost.
    if (isTaken && (await find(host))) return pending
    return refusedFor(error)
  }
}

async function update(held: Held, changes: Changes): Promise<EdgeView> {
  try {
    await change(held, changes)
    return pending
  } catch (error) {
    return refusedFor(error)
  }
}

/** What CloudFront's refusal says of the host. Whatever says nothing of it is thrown, and the call tried again later. */
function refusedFor(error: unknown): EdgeView {
  if (error instanceof CNAMEAlreadyExists) return { state: "failed", problem: "alias_taken" }
  // Ours to mend, and nothing that the company could do: it goes on once there is room.
  if (error instanceof EntityLimitExceeded) return { state: "pending", problem: "quota" }
  // CloudFront asks resolvers of its own whether the host leads to it, and they may know later than ours.
  if (error instanceof InvalidArgument && /verify domain name ownership/i.test(error.message)) return pending
  throw error
}
