import type { Sight } from "../../../shared/domains.ts"
import { authorityOf, fromResolvers } from "./authority.ts"
import { sightOf } from "./judge.ts"
import { judgedRoute } from "./judge-route.ts"
import { plainName } from "./record.ts"
import { hopFrom, walk } from "./route.ts"
import { publicResolvers } from "./servers.ts"

/** Whether visitors of the name come to our routing endpoint. */
export async function lookAtRouting(host: string, endpoint: string): Promise<Sight> {
  const to = plainName(endpoint)
  const authority = authorityOf(host)
  const [own, open, four, six] = await Promise.all([
    authority.then((found) => Promise.all((found?.servers ?? []).map((server) => hopFrom(server, host)))),
    Promise.all(publicResolvers.map((server) => walk(server, host, to))),
    fromResolvers(to, "A"),
    fromResolvers(to, "AAAA"),
  ])
  const sight = judgedRoute({ own, open }, { endpoint: to, addresses: [...four, ...six] })
  const zone = (await authority)?.zone
  return sight.state === "missing" && zone ? await orDoubled(sight, `${host}.${zone}`, to) : sight
}

async function orDoubled(sight: Sight, doubled: string, endpoint: string): Promise<Sight> {
  const hops = await Promise.all(publicResolvers.map((server) => hopFrom(server, doubled)))
  const there = hops.filter(({ alias }) => alias === endpoint)
  const shown = there.map(({ by }) => ({ by, values: [endpoint] }))
  return there.length > 0 ? sightOf("missing", shown, "name_doubled") : sight
}
