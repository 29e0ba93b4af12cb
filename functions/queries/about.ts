import type { DocumentKind } from "../../shared/documents.ts"
import { invalid } from "../../shared/errors.ts"
import type { AskQuery, Query } from "../../shared/queries.ts"
import type { VisibilityKind } from "../../shared/tenants.ts"
import type { ContactCtx } from "../context.ts"
import { readTogether } from "../store/entity.ts"
import { customerKey } from "../store/keys.ts"
import { visibilityOf } from "../tenants/visibility.ts"

const switches: Record<DocumentKind, VisibilityKind> = {
  invoice: "invoices",
  creditNote: "invoices",
  estimate: "estimates",
  project: "projects",
  retainer: "retainers",
}

/**
 * The document that a query is about: one that this customer can see. A draft, somebody else's and one of a kind that
 * the company does not show are all refused in the same words. Every kind's row is named after it and says whether it
 * was published, which is all that is asked here.
 */
export async function documentAbout(ctx: ContactCtx, about: AskQuery["about"]): Promise<Query["about"]> {
  if (!about) return undefined
  const { kind, id } = about
  const refused = invalid({ about: "not_a_document" })
  if (!visibilityOf(ctx)[switches[kind]] || id === "" || id.includes("#")) throw refused
  const key = { pk: customerKey(ctx.tenantId, ctx.customerId), sk: `${kind}#${id}` }
  const [row] = await readTogether(ctx, [key])
  if (!row || row.document === "draft") throw refused
  return { kind, id, number: String(row.number ?? row.name ?? "") }
}
