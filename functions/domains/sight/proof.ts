import type { Sight } from "../../../shared/domains.ts"
import { proofName, proofValue } from "../proof.ts"
import { ask, type Server } from "./ask.ts"
import { authorityOf } from "./authority.ts"
import { judged, sightOf, type View } from "./judge.ts"
import { valuesAt } from "./record.ts"
import { publicResolvers } from "./servers.ts"

/** Some forms keep the quotes that some instructions show. */
const unquoted = (text: string) => text.trim().replace(/^"(.*)"$/, "$1")

/** Whether who holds the name said that it is this company's. */
export async function lookAtProof(host: string, token: string): Promise<Sight> {
  const name = proofName(host)
  const holds = (values: string[]) => values.some((value) => unquoted(value) === proofValue(token))
  const authority = authorityOf(name)
  const [own, open] = await Promise.all([
    authority.then((found) => Promise.all((found?.servers ?? []).map((server) => textsAt(server, name)))),
    Promise.all(publicResolvers.map((server) => textsAt(server, name))),
  ])
  const sight = judged({ own, open }, holds)
  const zone = (await authority)?.zone
  if (zone === undefined || sight.state !== "missing") return sight
  const doubled = await Promise.all(publicResolvers.map((server) => textsAt(server, `${name}.${zone}`)))
  const there = doubled.filter(({ values }) => holds(values))
  return there.length > 0 ? sightOf("missing", there, "name_doubled") : sight
}

/** Texts of the name itself. An alias is not followed: whoever owns its target may be anybody. */
async function textsAt(server: Server, name: string): Promise<View> {
  const { outcome, records } = await ask(server, { name, type: "TXT" })
  const values = [...valuesAt(records, name, "TXT"), ...valuesAt(records, name, "CNAME")]
  return { by: server.name, outcome, values }
}
