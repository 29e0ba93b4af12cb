import type { Cloud } from "../cloud.ts"
import { type ConsoleCall, type ConsoleRoute, json } from "./route.ts"

/** What CloudFront has of companies' own hosts, and what may stand in their way there. */
export const hostRoutes: ConsoleRoute[] = [
  { on: "GET /_local/hosts", run: (cloud) => json(cloud.aws.hosts.state) },
  { on: "PUT /_local/hosts", run: hinder },
]

/** `taken`: hosts that somebody else has at CloudFront. `tenantsMax`: our account's quota. */
function hinder(cloud: Cloud, { input: { taken, tenantsMax } }: ConsoleCall) {
  const { state, changed } = cloud.aws.hosts
  if (taken !== undefined && !Array.isArray(taken)) throw new Error("`taken` is a list of hosts")
  if (tenantsMax !== undefined && !Number.isInteger(tenantsMax)) throw new Error("`tenantsMax` is a number")
  Object.assign(state, { taken: taken ?? state.taken, tenantsMax: tenantsMax ?? state.tenantsMax })
  changed()
  return json(state)
}
