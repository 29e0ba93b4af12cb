import type { ManagedCertificate } from "./certificates.ts"

/** A distribution tenant: hosts of one company at the distribution of all. */
export type Tenant = {
  id: string
  name: string
  distributionId: string
  connectionGroupId: string
  domains: string[]
  enabled: boolean
  etag: string
  createdAt: number
  modifiedAt: number
  /** The one it serves with, and since when it does. */
  certificateArn?: string
  activeAt?: number
  /** The one that CloudFront asked for last. */
  managedArn?: string
}

export type CloudFrontState = {
  tenants: Tenant[]
  certificates: ManagedCertificate[]
  /** As many as the account may have. */
  tenantsMax: number
  /** Hosts that somebody else has at CloudFront. */
  taken: string[]
}

export type TenantInput = {
  Name: string
  DistributionId: string
  ConnectionGroupId: string
  Domains: string[]
  Enabled: boolean
  Customizations: { Certificate?: string | undefined }
  ManagedCertificateRequest: { ValidationTokenHost?: string; PrimaryDomainName?: string }
}
