import type { Cloud } from "../../../infra/local/cloud.ts"
import { routesOf } from "../routes.ts"
import { allRows, forgetLimits } from "../rows.ts"
import { newTenant } from "../world.ts"
import { makeMatrix } from "./matrix.ts"
import { dressUp, idsOf, inventedIds, seedSide } from "./owners.ts"
import { everybody } from "./principals.ts"

/** A number from 0 to 1 that is the same for the same text. */
function drawn(text: string) {
  let hash = 2166136261
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16777619)
  return (hash >>> 0) / 2 ** 32
}

/** Two companies, one of them with two customers, and everybody who could knock. `share` of the cells are asked. */
export async function runIsolation(cloud: Cloud, share: number, seed: string) {
  const [here, there] = [await newTenant(cloud), await newTenant(cloud)]
  for (const tenant of [here, there]) await dressUp(cloud, tenant)
  const own = await seedSide(cloud, here, "own")
  const sibling = await seedSide(cloud, here, "sibling")
  const foreign = await seedSide(cloud, there, "foreign")
  const principals = await everybody(cloud, own, sibling, foreign)
  await cloud.idle()
  const rows = await allRows(cloud)
  const routes = (await routesOf(here.owner)).filter(({ principals: [first] }) => first !== "anyone")
  const owners = {
    own: idsOf(own, rows),
    sibling: idsOf(sibling, rows),
    foreign: idsOf(foreign, rows),
    invented: inventedIds,
  }
  const matrix = makeMatrix(cloud, routes, rows, owners)
  const covered = new Set<string>()
  for (const who of principals) {
    await forgetLimits(cloud)
    for (const route of routes) {
      const on = `${route.method} ${route.path}`
      if (drawn(`${seed} ${who.name} ${on}`) >= share) continue
      covered.add(on)
      await matrix.cell(who, route)
    }
  }
  const paths = Map.groupBy(routes, ({ path }) => path)
  for (const who of principals)
    for (const [path, of] of paths)
      if (drawn(`${seed} ${who.name} ${path}`) < share)
        await matrix.unlisted(
          who,
          path,
          of.map(({ method }) => method),
        )
  await cloud.idle()
  return {
    ...matrix,
    principals,
    routes,
    covered,
    before: rows,
    after: await allRows(cloud),
    sides: { own, sibling, foreign },
  }
}
