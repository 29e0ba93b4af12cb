import type { DocumentLink } from "../../shared/document-links.ts"
import { notFound } from "../../shared/errors.ts"
import { isRandomId } from "../../shared/ids.ts"
import { isMacOf, macOf } from "../secrets.ts"

const signed = (text: string) => `document|${text}`

/** 256 bits, bound to tenant, customer and row. Computed, so that a copy of the table opens nothing. */
export async function documentToken(
  tenantId: string,
  { customerId, id }: Pick<DocumentLink, "customerId" | "id">,
) {
  const text = `${tenantId}.${customerId}.${id}`
  return `${text}.${await macOf("links", signed(text))}`
}

/** Whose link this is. Throws `not_found` for what we did not sign. */
export async function readDocumentToken(token: string) {
  const [tenantId = "", customerId = "", linkId = "", given = "", ...rest] = token.split(".")
  const isShaped = isRandomId(tenantId) && isRandomId(customerId) && rest.length === 0
  const text = `${tenantId}.${customerId}.${linkId}`
  if (!isShaped || !(await isMacOf("links", signed(text), given))) throw notFound()
  return { tenantId, customerId, linkId }
}
