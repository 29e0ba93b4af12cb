import type { Domain } from "../../shared/domains.ts"
import type { EventType } from "../../shared/events.ts"

/** What a host of a company's own does for whoever opens it. */
export type Serving = "portal" | "redirect" | "nothing"

/**
 * A name's row in the directory. There is one for each name, for ever, so that it can never be two companies': it is
 * taken and handed on, by its version, and never removed.
 */
export type Claim = {
  version: number
  tenantId: string
  domainId: string
  /** Of the proof that the holder gave, so that everybody can see whether it still stands. */
  token: string
  serves: Serving
  /** Since when nobody has it. */
  freeSince?: string | undefined
}

/** The same claim, serving something else. */
export const serving = (claim: Claim, serves: Serving): Claim => ({
  ...claim,
  serves,
  version: claim.version + 1,
})

export type DomainEvent = Extract<EventType, `domain.${string}`>

/** One change, committed as a whole or not at all: `conflict` when somebody else was faster. */
export type Change = {
  /** Absent: the row goes. */
  domain?: Domain
  /** The claim as it shall be; its version says whether there was one. */
  claim?: Claim
  events?: { type: DomainEvent; facts?: Record<string, string | number> }[]
}

/** Where one domain's row and the claim on its name are kept. */
export type Desk = {
  tenantId: string
  domainId: string
  read: () => Promise<{ domain: Domain | undefined; claim: Claim | undefined }>
  /** What the company's plan lets its own hosts do. */
  serving: () => Promise<Serving>
  save: (before: Domain, change: Change) => Promise<void>
  /** Ends what another company does at a name that is not its own any more, and tells it. */
  oust: (claim: Claim, host: string) => Promise<void>
}
