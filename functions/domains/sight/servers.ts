import { env } from "../../env.ts"
import type { Server } from "./ask.ts"

/** Two who are run by different people, check signatures, and answer everybody alike. */
const resolvers = ["1.1.1.1", "8.8.8.8"]

const asked = (env.DNS_SERVERS?.split(",") ?? resolvers).map((server) => {
  const [address = "", port = "53"] = server.split(":")
  return { address, port: Number(port) }
})

export const publicResolvers: Server[] = asked.map((at) => ({ ...at, name: at.address, own: false }))

/** In the local cloud, the domains' own servers listen beside the resolvers. */
export const isLocalWorld = env.DNS_SERVERS !== undefined
export const ownServerPort = asked[0]?.port ?? 53
