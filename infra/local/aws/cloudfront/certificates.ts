import { randomUUID } from "node:crypto"
import { type LookUp, leadsTo, mayAmazonIssue } from "./dns.ts"

/** A certificate that CloudFront asked Amazon for. */
export type ManagedCertificate = {
  arn: string
  host: string
  status: "pending-validation" | "issued" | "failed" | "validation-timed-out" | "revoked"
  failureReason?: string
  requestedAt: number
  /** CloudFront lets go of one a while after the tenant that served with it is gone. */
  usedUntil?: number
}

type CertificatesOptions = {
  accountId: string
  now: () => number
  lookUp: LookUp
  /** Where a host has to lead, so that CloudFront can show the proof. */
  routingEndpoint: string
  held: ManagedCertificate[]
}

/** Amazon looks soon, and gives up after three days. */
const soonestMs = 30_000
const patienceMs = 72 * 3_600_000
const letGoMs = 60_000

export type Certificates = ReturnType<typeof makeCertificates>

/** Certificates as they come to be: issued only to a host that really leads here, and only where its CAA lets Amazon. */
export function makeCertificates({ accountId, now, lookUp, routingEndpoint, held }: CertificatesOptions) {
  const isPointed = (host: string) => leadsTo(lookUp, host, routingEndpoint)

  /** True when it changed by being looked at. */
  function settle(certificate: ManagedCertificate): boolean {
    const waited = now() - certificate.requestedAt
    if (certificate.status !== "pending-validation") return false
    if (waited > patienceMs) certificate.status = "validation-timed-out"
    else if (waited >= soonestMs && isPointed(certificate.host)) {
      const allowed = mayAmazonIssue(lookUp, certificate.host)
      if (allowed) certificate.status = "issued"
      else if (allowed === false) Object.assign(certificate, { status: "failed", failureReason: "CAA_ERROR" })
    }
    return certificate.status !== "pending-validation"
  }

  return {
    isPointed,
    settle,
    find: (arn: string | undefined) => held.find((each) => each.arn === arn),
    of: (host: string) => held.filter((each) => each.host === host),
    /** Nothing serves with it from now on. */
    letGo(arn: string | undefined) {
      const certificate = held.find((each) => each.arn === arn)
      if (certificate) certificate.usedUntil = now() + letGoMs
    },
    isLetGo: ({ usedUntil = 0 }: ManagedCertificate) => usedUntil <= now(),
    request(host: string): string {
      const arn = `arn:aws:acm:us-east-1:${accountId}:certificate/${randomUUID()}`
      held.push({ arn, host, status: "pending-validation", requestedAt: now() })
      return arn
    },
    remove(arn: string) {
      held.splice(0, held.length, ...held.filter((each) => each.arn !== arn))
    },
  }
}
