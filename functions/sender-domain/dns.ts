import { Resolver } from "node:dns/promises"
import type { SenderRecord } from "../../shared/sender-domain.ts"
import { env } from "../env.ts"

const resolver = new Resolver({ timeout: 2000, tries: 2 })
if (env.DNS_SERVERS) resolver.setServers(env.DNS_SERVERS.split(","))

const lookups: Record<SenderRecord["type"], (name: string) => Promise<string[]>> = {
  CNAME: (name) => resolver.resolveCname(name),
  MX: async (name) =>
    (await resolver.resolveMx(name)).map(({ priority, exchange }) => `${priority} ${exchange}`),
  TXT: async (name) => (await resolver.resolveTxt(name)).map((parts) => parts.join("")),
}

const nothingThere = ["ENODATA", "ENOTFOUND"]

/** What the world's name servers say; undefined when they do not answer, or not in a way that means anything. */
export async function lookUp({
  type,
  name,
}: Pick<SenderRecord, "type" | "name">): Promise<string[] | undefined> {
  try {
    return await lookups[type](name)
  } catch (error) {
    return nothingThere.includes((error as NodeJS.ErrnoException).code ?? "") ? [] : undefined
  }
}
