import type { HttpRequest } from "../lambda/http-api.ts"

type HostsOptions = {
  /** Of the template's own tenants; `*.` stands for whatever comes before. */
  domains: string[]
  /** Whether a tenant that was made here serves the host. */
  isServed: (host: string) => boolean
}

/** Names of this machine, by which nobody reaches CloudFront, but people and webhooks reach us. */
const machine = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

const bare = (host: string) => host.toLowerCase().replace(/:\d*$/, "").replace(/\.$/, "")

/** Which hosts the edge answers for. CloudFront refuses all others before it looks at what was asked. */
export function makeHosts({ domains, isServed }: HostsOptions) {
  const isOurs = (host: string) =>
    machine.test(host) ||
    domains.some((domain) => (domain.startsWith("*.") ? host.endsWith(domain.slice(1)) : host === domain))
  return {
    isKnown({ headers: { host = "" } }: HttpRequest) {
      const name = bare(host)
      return isOurs(name) || isServed(name)
    },
    /** Whether it brought a certificate of its own. */
    hasCertificate: (name: string) => !isOurs(bare(name)) && isServed(bare(name)),
  }
}

export type Hosts = ReturnType<typeof makeHosts>
