import type { CertificateFact } from "../../shared/domains.ts"
import { env } from "../env.ts"
import { detachEdge, type EdgeView, edgeOf, ensureEdge } from "./edge.ts"
import { removeCertificate } from "./edge-certificate.ts"
import { lookAtCaa } from "./sight/caa.ts"
import { lookAtDelegation } from "./sight/delegation.ts"
import { lookAtProof } from "./sight/proof.ts"
import { providerOf } from "./sight/provider.ts"
import { lookAtRouting } from "./sight/routing.ts"
import type { World } from "./world.ts"
import { ensureZone, removeZone } from "./zones.ts"

/** A host that the edge serves has its certificate: CloudFront serves none without. */
const factOf = ({ state, problem }: EdgeView): CertificateFact => ({
  state: state === "ready" ? "issued" : state,
  seen: [],
  ...(problem && { problem }),
})

/** The world's DNS, CloudFront and Route 53. */
export const realWorld: World = {
  proof: lookAtProof,
  routing: (host) => lookAtRouting(host, env.ROUTING_ENDPOINT),
  delegation: lookAtDelegation,
  provider: providerOf,
  caa: lookAtCaa,
  edge: {
    ensure: async (host, again) => factOf(await ensureEdge(host, { again })),
    look: async (host) => factOf(await edgeOf(host)),
    detach: detachEdge,
    removeCertificate,
  },
  zones: { ensure: ensureZone, remove: removeZone },
}
