import type { Sight } from "../../../shared/domains.ts"
import { ask, type Server } from "./ask.ts"
import { authorityOf } from "./authority.ts"
import { judged, type View } from "./judge.ts"
import { plainName, valuesAt } from "./record.ts"
import { publicResolvers } from "./servers.ts"

/** Whether the zone above hands the name to these servers, all of them and no others. */
export async function lookAtDelegation(host: string, nameServers: string[]): Promise<Sight> {
  const ours = nameServers.map(plainName).sort().join()
  const authority = authorityOf(host.slice(host.indexOf(".") + 1))
  const [own, open] = await Promise.all([
    authority.then((found) => Promise.all((found?.servers ?? []).map((server) => serversAt(server, host)))),
    Promise.all(publicResolvers.map((server) => serversAt(server, host))),
  ])
  const sight = judged({ own, open }, (values) => values.join() === ours)
  return sight.state === "different" ? { ...sight, problem: "delegated_elsewhere" } : sight
}

async function serversAt(server: Server, name: string): Promise<View> {
  const { outcome, records } = await ask(server, { name, type: "NS" })
  return { by: server.name, outcome, values: valuesAt(records, name, "NS").sort() }
}
