import type { DnsProblem, Sight } from "../../../shared/domains.ts"
import type { Reply } from "./ask.ts"

/** What one server said of a record. */
export type View = { by: string; outcome: Reply["outcome"]; values: string[] }
/** `own`: the domain's own servers. `open`: public resolvers. */
export type Views = { own: View[]; open: View[] }

const valuesMax = 8

export const wasHeard = ({ outcome }: { outcome: Reply["outcome"] }) =>
  outcome === "answered" || outcome === "no_such_name"

export function sightOf(
  state: Sight["state"],
  views: { by: string; values: string[] }[],
  problem?: DnsProblem,
): Sight {
  const seen = new Set(views.flatMap(({ values }) => values.map((value) => value.slice(0, 300))))
  return {
    state,
    seen: [...seen].slice(0, valuesMax),
    by: views.map(({ by }) => by).slice(0, valuesMax),
    at: new Date().toISOString(),
    ...(problem && { problem }),
  }
}

export const nobodyAnswered = () => sightOf("unknown", [], "no_answer")

/**
 * Whether a record is there. No single server is believed: it takes two public resolvers, and more of the domain's
 * own servers than not, so that neither a poisoned resolver nor one lying server makes a proof.
 */
export function judged(views: Views, fits: (values: string[]) => boolean): Sight {
  const agrees = (view: View) => wasHeard(view) && fits(view.values)
  const own = views.own.filter(wasHeard)
  const [ownAgree, openAgree] = [own.filter(agrees), views.open.filter(agrees)]
  const mostAgree = ownAgree.length * 2 > own.length
  if (mostAgree && openAgree.length >= 2) return sightOf("found", [...ownAgree, ...openAgree])
  if (mostAgree) return notSeenOutside(views.open, ownAgree, openAgree)
  if (ownAgree.length > 0) return sightOf("missing", own, "servers_disagree")
  return notThere(own, views.open.filter(wasHeard), openAgree)
}

/** The domain's own servers have it. */
function notSeenOutside(open: View[], ownAgree: View[], openAgree: View[]): Sight {
  const without = open.filter((view) => wasHeard(view) && !openAgree.includes(view))
  if (without.length > 0) return sightOf("missing", without, "not_spread")
  const refuse = open.length > 0 && open.every(({ outcome }) => outcome === "failed")
  return refuse ? sightOf("missing", [...ownAgree, ...open], "dnssec") : nobodyAnswered()
}

function notThere(own: View[], open: View[], openAgree: View[]): Sight {
  const heard = own.length > 0 ? own : open
  // Where its own servers keep silent, one resolver's word is as little as one that says it is there.
  if (own.length === 0 && (open.length < 2 || openAgree.length > 0)) return nobodyAnswered()
  if (heard.some(({ values }) => values.length > 0)) return sightOf("different", heard)
  const nothing = heard.every(({ outcome }) => outcome === "no_such_name")
  return sightOf("missing", heard, nothing ? "no_such_name" : undefined)
}
