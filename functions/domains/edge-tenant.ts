import { createHash } from "node:crypto"
import {
  CloudFrontClient,
  type DistributionTenant,
  EntityNotFound,
  GetDistributionTenantCommand,
  InvalidIfMatchVersion,
  PreconditionFailed,
  UpdateDistributionTenantCommand,
  type UpdateDistributionTenantCommandInput,
} from "@aws-sdk/client-cloudfront"
import { env } from "../env.ts"

/** What CloudFront has of a host: its tenant of our distribution, as of one version. */
export type Held = { tenant: DistributionTenant; etag: string }
export type Changes = Pick<
  UpdateDistributionTenantCommandInput,
  "Enabled" | "Customizations" | "ManagedCertificateRequest"
>

export const cloudFront = new CloudFrontClient({})

/** What CloudFront calls a host of ours. Names are shorter than hosts may be, and of the whole account. */
export const edgeNameOf = (host: string) =>
  `${env.STAGE}-${createHash("sha256").update(host).digest("hex").slice(0, 40)}`

/** Undefined where CloudFront has nothing of the host from us. */
export async function find(host: string): Promise<Held | undefined> {
  try {
    const command = new GetDistributionTenantCommand({ Identifier: edgeNameOf(host) })
    const { DistributionTenant: tenant, ETag: etag } = await cloudFront.send(command)
    if (!tenant || !etag) throw new Error("CloudFront answered without a tenant or without its version")
    return { tenant, etag }
  } catch (error) {
    if (error instanceof EntityNotFound) return undefined
    throw error
  }
}

export const change = ({ tenant, etag }: Held, changes: Changes) =>
  cloudFront.send(new UpdateDistributionTenantCommand({ Id: tenant.Id, IfMatch: etag, ...changes }))

/** What was read is nothing to go by once somebody else changed it: from the start then, a few times at most. */
export async function freshly<T>(attempt: () => Promise<T>, more = 2): Promise<T> {
  try {
    return await attempt()
  } catch (error) {
    const isStale = [PreconditionFailed, InvalidIfMatchVersion, EntityNotFound].some(
      (kind) => error instanceof kind,
    )
    if (!isStale || more === 0) throw error
    return freshly(attempt, more - 1)
  }
}
