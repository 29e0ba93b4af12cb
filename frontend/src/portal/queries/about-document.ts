import type { DocumentKind } from "../../../../shared/documents.ts"
import { getInvoice } from "../api.ts"
import { getCreditNote } from "../credit-notes/api.ts"
import { getEstimate } from "../estimates/api.ts"
import { paths } from "../paths.ts"
import { getProject } from "../projects/api.ts"
import { getRetainer } from "../retainers/api.ts"

export type About = { kind: DocumentKind; id: string }

/** What people call it: its number, a project by its name. */
export async function numberOf({ kind, id }: About) {
  if (kind === "invoice") return (await getInvoice(id)).invoice.number
  if (kind === "creditNote") return (await getCreditNote(id)).number
  if (kind === "estimate") return (await getEstimate(id)).estimate.number
  if (kind === "retainer") return (await getRetainer(id)).retainer.number
  return (await getProject(id)).project.name
}

export const addressOf = ({ kind, id }: About) => paths[kind](id)
