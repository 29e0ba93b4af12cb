import { conflict, invalid } from "../../shared/errors.ts"
import { type DraftEstimate, type Estimate, estimateState } from "../../shared/estimates.ts"
import { price } from "../../shared/pricing.ts"

/** Pure: what an estimate says, and what may be done with it. */

/** DynamoDB keeps at most 400 KB in a row. */
const contentBytesMax = 300_000

const orNothing = (text: string | undefined) => text || undefined

/** What people typed, with the sums it comes to. */
export function contentOf(input: DraftEstimate) {
  const { issuedOn, expiresOn, currency, pricesIncludeTax } = input
  if (expiresOn < issuedOn) throw invalid({ expiresOn: "before_issue" })
  const content = {
    issuedOn,
    expiresOn,
    currency,
    pricesIncludeTax,
    ...price(input),
    reference: orNothing(input.reference),
    notes: orNothing(input.notes),
    terms: orNothing(input.terms),
    projectId: orNothing(input.projectId),
    attachmentIds: [...new Set(input.attachmentIds)],
  }
  if (Buffer.byteLength(JSON.stringify(content)) > contentBytesMax) throw invalid({ lines: "too_large" })
  return content
}

/** Its customer decides on it once, and on what they saw. Throws `conflict` with the reason. */
export function requireDecidable(estimate: Estimate, today: string, seenRevision: number | undefined) {
  const state = estimateState(estimate, today)
  if (state === "expired") throw conflict("expired")
  if (state === "void" || state === "draft") throw conflict("not_open")
  if (state !== "open") throw conflict("already_decided")
  if (seenRevision !== undefined && seenRevision !== estimate.revision) throw conflict("changed_meanwhile")
}

/** What its customer has decided on is not changed behind their back; one that expired may be renewed. */
export function requireChangeable(estimate: Estimate, today: string) {
  const state = estimateState(estimate, today)
  if (state === "void") throw conflict("voided")
  if (state === "invoiced") throw conflict("invoiced")
  if (state === "accepted" || state === "declined") throw conflict("already_decided")
}

/** An invoice is made of what was accepted or still can be. */
export function requireInvoiceable(estimate: Estimate, today: string) {
  const state = estimateState(estimate, today)
  if (state === "invoiced") throw conflict("invoiced")
  if (state === "expired") throw conflict("expired")
  if (state === "declined") throw conflict("already_decided")
  if (state === "draft") throw conflict("not_published")
  if (state === "void") throw conflict("voided")
}
