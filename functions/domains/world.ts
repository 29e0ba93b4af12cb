import type { CertificateFact, DnsProvider, Domain, HostedZone, Sight } from "../../shared/domains.ts"

/** Whether something in AWS is gone, or still going: nobody waits for it, the next look asks again. */
export type Going = "pending" | "gone"

/**
 * Everything outside that a domain depends on. Whatever makes or removes something may be called again at any time, and
 * goes on where it was interrupted.
 */
export type World = {
  proof: (host: string, token: string) => Promise<Sight>
  routing: (host: string) => Promise<Sight>
  delegation: (host: string, nameServers: string[]) => Promise<Sight>
  provider: (host: string) => Promise<DnsProvider | undefined>
  /** Whether Amazon may issue for the name; silence forbids nothing. */
  caa: (host: string) => Promise<{ allows: boolean; seen: string[] }>
  edge: {
    /** `again`: what failed is tried anew, because somebody says that its cause is gone. */
    ensure: (host: string, again: boolean) => Promise<CertificateFact>
    look: (host: string) => Promise<CertificateFact>
    detach: (host: string) => Promise<Going>
    removeCertificate: (host: string) => Promise<Going>
  }
  zones: {
    /** Makes the zone of a delegated name, and in it every record that the name needs, or repairs them. */
    ensure: (domain: Domain) => Promise<HostedZone>
    remove: (zoneId: string) => Promise<Going>
  }
}
